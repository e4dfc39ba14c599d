/** An editor assigns a programme from the panel; the patient finds it in their week. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { chooseRecipients, enterPanel, pressAndWait, type Panellist } from './_panel.ts';
import { openAs } from './_util.ts';

const programme = 'Tenir le cap, quatre semaines';
const patient = { email: 'paul.durand@horizon.example', name: 'Paul Durand' };

describe('assigning a programme from the panel', () => {
  let browser: Browser;
  let editor: Panellist;
  beforeAll(async () => {
    browser = await launchBrowser();
    editor = await enterPanel(browser, inject('product').panelUrl, 'editor@huntzen.example');
  });
  afterAll(() => browser.close());

  it('is checked first, then reaches the patient', { timeout: 120_000 }, async () => {
    const { page } = editor;
    const list = `${inject('product').panelUrl}/content-manager/collection-types/api::programme.programme`;
    await page.goto(`${list}?_q=${encodeURIComponent('Tenir le cap')}`);
    await page.getByRole('row').filter({ hasText: programme }).getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Assigner…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Assigner un programme' });
    await dialog.getByText('Choisissez qui reçoit le programme, et à partir de quand.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Assigner' }).isDisabled()).toBe(true);
    await chooseRecipients(dialog, patient.name);
    await dialog.getByText('Une personne le recevra.').waitFor();
    // A first day that is long gone is refused where the person is looking.
    await dialog.getByLabel('Premier jour').fill('2020-01-01');
    await dialog.getByText(/au plus tôt il y a un mois|à corriger/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Assigner' }).isDisabled()).toBe(true);
    await dialog
      .getByLabel('Premier jour')
      .fill(new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }));
    await dialog.getByLabel('Nombre de semaines').fill('2');
    await dialog.getByText('Une personne le recevra.').waitFor();
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    await pressAndWait(page, 'Assigner', /\/assignments$/);
    await page.getByText('Assigné à une personne.').waitFor();

    const paul = await openAs(browser, 'phone', patient.email);
    await paul.goto('/patient/week');
    await paul.getByRole('link', { name: programme }).first().waitFor();
  });
});
