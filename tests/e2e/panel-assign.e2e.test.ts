/** An editor assigns a programme from the panel; the patient finds it in their week. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import {
  chooseRecipients,
  enterPanel,
  entryUrl,
  makeExercise,
  makeProgramme,
  makeSession,
  pressAndWait,
  uniqueTitle,
  type Panellist,
} from './_panel.ts';
import { expectPanelAccessible, openAs } from './_util.ts';

const programme = 'Tenir le cap, quatre semaines';
const group = { name: 'Parcours addictologie', members: 5, member: 'Inès Roux' };

/** A day to come, as the field of the dialog takes it. */
const inDays = (days: number): string =>
  new Date(Date.now() + days * 24 * 3600 * 1000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });

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
    await expectPanelAccessible(page, '[role=dialog]');
    await pressAndWait(page, 'Assigner', /\/assignments$/);
    await page.getByText('Assigné à une personne.').waitFor();

    const paul = await openAs(browser, 'phone', patient.email);
    await paul.goto('/patient/week');
    await paul.getByRole('link', { name: programme }).first().waitFor();
  });

  it(
    'reaches a group and people in one act, is replaced, and ended for all',
    { timeout: 120_000 },
    async () => {
      const { page } = editor;
      const exerciseId = await makeExercise(editor, { title: uniqueTitle('Appuis') });
      const sessionId = await makeSession(editor, {
        title: uniqueTitle('Équilibre'),
        exerciseIds: [exerciseId],
      });
      const documentId = await makeProgramme(editor, { title: uniqueTitle('Stable'), sessionId });
      await page.goto(entryUrl(inject('product').panelUrl, 'programme', documentId));
      const side = page.getByRole('complementary').filter({ hasText: 'Assigné à' });
      await side.getByText('Pas encore assigné à quelqu’un.').waitFor();
      await page.getByRole('button', { name: "Plus d'actions", exact: true }).click();
      await page.getByRole('menuitem', { name: 'Assigner…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Assigner un programme' });
      // A member who is also named is one person.
      await chooseRecipients(dialog, group.name, group.member, patient.name);
      await dialog.getByLabel('Premier jour').fill(inDays(200));
      await dialog.getByText(`${group.members + 1} personnes le recevront.`).waitFor();
      await dialog.getByRole('button', { name: new RegExp(`^Retirer ${patient.name}`) }).click();
      await dialog.getByText(`${group.members} personnes le recevront.`).waitFor();
      await chooseRecipients(dialog, patient.name);
      await dialog.getByText(`${group.members + 1} personnes le recevront.`).waitFor();
      await expectPanelAccessible(page, '[role=dialog]');
      await pressAndWait(page, 'Assigner', /\/assignments$/);
      await side.getByText(`${group.members + 1} en cours sur ${group.members + 1}`).waitFor();

      await side.getByRole('button', { name: 'Remplacer' }).click();
      const replacing = page.getByRole('dialog', { name: 'Remplacer le programme' });
      await replacing.getByLabel('Premier jour').fill(inDays(210));
      await replacing.getByText(`${group.members + 1} personnes le recevront.`).waitFor();
      await replacing.getByText(`Qui : ${group.members + 1} personnes`).click();
      await replacing.getByText(new RegExp(`^${patient.name} · `)).waitFor();
      await expectPanelAccessible(page, '[role=dialog]');
      await replacing.getByRole('button', { name: 'Remplacer' }).click();
      await replacing.waitFor({ state: 'hidden' });
      await side.getByText(/^remplacé/).waitFor();

      await side.getByRole('button', { name: 'Terminer' }).click();
      const ending = page.getByRole('dialog', { name: 'Terminer le programme' });
      await ending.getByText(`${group.members + 1} personnes l’ont en cours.`).waitFor();
      await ending.getByText('Personne n’en a noté une séance.').waitFor();
      await ending.getByRole('radio', { name: 'Après un dernier jour' }).click();
      expect(await ending.getByRole('button', { name: 'Enregistrer la fin' }).isDisabled()).toBe(true);
      await ending.getByRole('radio', { name: 'Maintenant' }).click();
      await expectPanelAccessible(page, '[role=dialog]');
      await ending.getByRole('button', { name: 'Terminer maintenant' }).click();
      await page.getByText('Le programme est terminé pour ces personnes.').waitFor();
      await side.getByText(/^terminé/).waitFor();
      expect(await side.getByRole('button', { name: 'Terminer' }).count()).toBe(0);
    },
  );
});
