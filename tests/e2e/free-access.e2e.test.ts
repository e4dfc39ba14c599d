/** Free access, from the panel to the library of a patient, and another session in its place. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import {
  choose,
  chooseRecipients,
  confirmPublication,
  enterPanel,
  entryUrl,
  makeExercise,
  makeSession,
  openPublishDialog,
  uniqueTitle,
  type Panellist,
} from './_panel.ts';
import { expectPanelAccessible, expectSound, openAs } from './_util.ts';

const patient = { email: 'paul.durand@horizon.example', name: 'Paul Durand' };

describe('a session with free access', () => {
  let browser: Browser;
  let editor: Panellist;
  let paul: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    editor = await enterPanel(browser, inject('product').panelUrl, 'editor@huntzen.example');
    paul = await openAs(browser, 'phone', patient.email);
  });
  afterAll(() => browser.close());

  const isIn = async (path: string, title: string): Promise<boolean> => {
    await paul.goto(path);
    await paul.getByRole('heading', { level: 1 }).waitFor();
    return (await paul.getByRole('link', { name: title }).count()) > 0;
  };

  it('stands in the library, is replaced and ended', { timeout: 180_000 }, async () => {
    const { page } = editor;
    const [title, other] = [uniqueTitle('Pour le plaisir'), uniqueTitle('Encore mieux')];
    const exerciseIds = [await makeExercise(editor, { title: uniqueTitle('Balancer') })];
    const session = await makeSession(editor, { title, exerciseIds });
    await makeSession(editor, { title: other, exerciseIds });
    await page.goto(entryUrl(inject('product').panelUrl, 'session', session));

    const dialog = await openPublishDialog(page);
    await chooseRecipients(dialog, patient.name);
    await dialog.getByRole('radio', { name: 'Accès libre' }).click();
    await dialog.getByText('Elle rejoint la bibliothèque ; rien n’est attendu.').waitFor();
    await dialog.getByText('Qui : une personne').click();
    await dialog.locator('details').getByText(`${patient.name} · `).waitFor();
    await expectPanelAccessible(page, '[role=dialog]');
    await confirmPublication(dialog);
    const side = page.getByRole('complementary').filter({ hasText: 'Publiée vers' });
    await side.getByText(/Accès libre · à partir du/).waitFor();

    expect(await isIn('/patient/sessions', title)).toBe(false);
    expect(await isIn('/patient/sessions?access=free', title)).toBe(true);
    await expectSound(paul);
    await paul.locator('main summary').first().click();
    await paul.getByLabel(/Objectif/).selectOption({ label: 'Mobilité' });
    await paul.getByRole('button', { name: 'Filtrer' }).click();
    await paul.waitForURL(/access=free.*objective=mobility/);
    await paul.getByRole('link', { name: title }).waitFor();

    await side.getByRole('button', { name: 'Remplacer' }).click();
    const replacing = page.getByRole('dialog', { name: 'Remplacer la publication' });
    await replacing.getByText('Une personne la recevra.').waitFor();
    await expectPanelAccessible(page, '[role=dialog]');
    const field = replacing.getByRole('combobox', { name: 'Séance qui prend la place' });
    await field.fill('');
    await choose(field, other);
    await replacing.getByText('Une personne la recevra.').waitFor();
    await replacing.getByRole('button', { name: 'Remplacer' }).click();
    await replacing.waitFor({ state: 'hidden' });
    await side.getByText('remplacée').waitFor();
    expect(await isIn('/patient/sessions?access=free', title)).toBe(false);
    expect(await isIn('/patient/sessions?access=free', other)).toBe(true);
  });
});
