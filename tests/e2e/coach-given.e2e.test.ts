/** What a coach gave: to all at once, as free access; seen, replaced after a check, ended. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, makeExercise, makeSession, uniqueTitle } from './_panel.ts';
import { closePage, expectSound, openAs, type Size } from './_util.ts';

const patient = { email: 'odile.fabre@horizon.example', name: 'Odile Fabre' };

describe('what a coach gave', () => {
  let browser: Browser;
  let coach: Page;
  let odile: Page;
  const first = uniqueTitle('Mobilité du matin');
  const second = uniqueTitle('Mobilité du soir');
  beforeAll(async () => {
    browser = await launchBrowser();
    const editor = await enterPanel(browser, inject('product').panelUrl, 'editor@huntzen.example');
    const exerciseIds = [await makeExercise(editor, { title: uniqueTitle('Rotations') })];
    for (const title of [first, second]) await makeSession(editor, { title, exerciseIds });
    await closePage(editor.page);
    coach = await openAs(browser, 'desktop', 'coach@horizon.example');
    odile = await openAs(browser, 'phone', patient.email);
  });
  afterAll(() => browser.close());

  const library = async (title: string): Promise<number> => {
    await odile.goto('/patient/sessions?access=free');
    await odile.getByRole('heading', { level: 1 }).waitFor();
    return odile.getByRole('link', { name: title }).count();
  };

  it('reaches all their patients in one act, as free access, with those who come later', async () => {
    await coach.goto(`/coach/sessions?search=${encodeURIComponent(first)}`);
    await coach.getByRole('checkbox', { name: `Choisir « ${first} »` }).check();
    await coach.getByRole('button', { name: 'Donner les séances choisies' }).click();
    await coach.getByRole('heading', { level: 1, name: 'Donner des séances' }).waitFor();
    // People are found by name, accents aside; who is ticked stays in sight.
    await coach.locator('summary').filter({ hasText: 'Personnes' }).click();
    await coach.getByLabel('Chercher une personne').fill('FABRE');
    await coach.getByRole('checkbox', { name: patient.name }).waitFor();
    expect(await coach.getByRole('checkbox', { name: 'Inès Roux' }).isVisible()).toBe(false);
    await coach.getByLabel('Chercher une personne').fill('');
    await coach.getByRole('checkbox', { name: 'Inès Roux' }).waitFor();
    const all = coach.getByRole('checkbox', { name: /^Tous mes patients/ });
    await all.check();
    await coach.getByRole('radio', { name: /^Accès libre/ }).check();
    await coach.getByRole('checkbox', { name: /rejoindront/ }).check();
    await coach.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
    await coach.getByText(/personnes recevront quelque chose/).waitFor();
    expect(await coach.getByRole('radio', { name: /^Accès libre/ }).isChecked()).toBe(true);
    await coach.getByRole('status').getByText('Rien n’est attendu.', { exact: false }).waitFor();
    await expectSound(coach);
    await coach.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await coach.getByText('Les séances sont envoyées.').waitFor();
    expect(await library(first)).toBe(1);
  });

  it.each(['phone', 'desktop'] satisfies Size[])('is sound at the width of a %s', async (size) => {
    const page = await openAs(browser, size, 'coach@horizon.example');
    await page.goto('/coach/sessions');
    await page.getByRole('link', { name: 'Ce que vous avez donné' }).click();
    await page.getByRole('heading', { level: 1, name: 'Séances données' }).waitFor();
    await expectSound(page);
    await page.getByRole('link', { name: `Voir « ${first} », donnée à Tous mes patients` }).click();
    await page.getByRole('heading', { name: 'Qui l’a' }).waitFor();
    await page.getByRole('link', { name: patient.name }).waitFor();
    await expectSound(page);
    await page.getByRole('link', { name: 'Remplacer par une autre séance' }).click();
    await page.getByText('Choisissez la séance qui prend sa place.').waitFor();
    await expectSound(page);
    await closePage(page);
  });

  it('is replaced after a check that says whom it touches', async () => {
    await coach.goto('/coach/sessions/given');
    await coach.getByRole('link', { name: new RegExp(`Voir « ${first} »`) }).click();
    await coach.getByRole('link', { name: 'Remplacer par une autre séance' }).click();
    await coach.getByLabel('Chercher une séance').fill(second);
    await coach.getByRole('button', { name: 'Filtrer' }).click();
    await coach.getByRole('link', { name: `Choisir « ${second} »` }).click();
    await coach.getByRole('heading', { name: `Par « ${second} »` }).waitFor();
    expect(await coach.getByRole('button', { name: 'Remplacer', exact: true }).count()).toBe(0);
    await coach.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
    await coach.getByText(/personnes la recevront à la place de l’ancienne/).waitFor();
    await coach.locator('summary').filter({ hasText: 'Voir qui' }).click();
    await coach.getByRole('listitem').filter({ hasText: patient.name }).waitFor();
    await expectSound(coach);
    await coach.getByRole('button', { name: 'Remplacer', exact: true }).click();
    await coach.getByText('La séance est remplacée.').waitFor();
    expect([await library(first), await library(second)]).toEqual([0, 1]);
  });

  it('ends after a last day, then at once', async () => {
    await coach.getByRole('link', { name: new RegExp(`Voir « ${second} »`) }).click();
    await coach.getByText(/l’ont dans leurs séances/).waitFor();
    await coach.getByRole('radio', { name: 'Après un dernier jour' }).check();
    await coach.getByRole('button', { name: 'Enregistrer la fin' }).click();
    await coach.locator('[role=alert]').waitFor();
    await expectSound(coach);
    const tomorrow = new Date(Date.now() + 24 * 3600 * 1000);
    await coach
      .getByRole('textbox', { name: /^Dernier jour/ })
      .fill(tomorrow.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }));
    await coach.getByRole('button', { name: 'Enregistrer la fin' }).click();
    await coach.getByText('La fin est enregistrée.').waitFor();
    const day = tomorrow.toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
    await coach.getByText(new RegExp(`au ${day} compris`)).waitFor();
    expect(await library(second)).toBe(1);
    await coach.getByRole('radio', { name: 'Maintenant' }).check();
    await coach.getByRole('button', { name: 'Enregistrer la fin' }).click();
    await coach.getByText('La séance est retirée des listes.').waitFor();
    expect(await library(second)).toBe(0);
  });
});

describe('a programme that a coach assigned', () => {
  it('has a page that says whom its end touches', async () => {
    const browser = await launchBrowser();
    try {
      for (const size of ['phone', 'desktop'] as const) {
        const page = await openAs(browser, size, 'coach@horizon.example');
        await page.goto('/coach/programmes');
        await page.getByRole('link', { name: 'Choisir : Tenir le cap, quatre semaines' }).click();
        await page
          .getByRole('link', { name: /^Voir qui, remplacer ou terminer/ })
          .last()
          .click();
        await page.getByRole('heading', { name: 'Qui l’a' }).waitFor();
        await page.getByText(/en cours\.$/).waitFor();
        await expectSound(page);
        await closePage(page);
      }
    } finally {
      await browser.close();
    }
  });
});
