/** A coach chooses sessions from the library and gives them to several people at once; whom to look at is their choice. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, expectSound, openAs, type Size } from './_util.ts';

const patient = { email: 'odile.fabre@horizon.example', name: 'Odile Fabre' };

describe('the library of a coach', () => {
  let browser: Browser;
  let coach: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    coach = await openAs(browser, 'desktop', 'coach@horizon.example');
  });
  afterAll(() => browser.close());

  it.each(['phone', 'desktop'] satisfies Size[])(
    'is sound at the width of a %s, from search to preview',
    async (size) => {
      const page = await openAs(browser, size, 'coach@horizon.example');
      await page.goto('/coach/sessions');
      await page.getByRole('heading', { level: 1, name: 'Séances' }).waitFor();
      await expectSound(page);
      await page.getByLabel('Chercher une séance').fill('TRAVERSEr envie');
      await page.getByRole('button', { name: 'Filtrer' }).click();
      await page.getByText('1 séance', { exact: true }).waitFor();
      expect(page.url()).toContain('search=');
      await page.getByRole('link', { name: 'Traverser une envie' }).click();
      await page.getByText('Ce que voit la personne').waitFor();
      await page.getByRole('heading', { name: /1/ }).first().waitFor();
      await expectSound(page);
      await page.getByRole('link', { name: 'Donner cette séance' }).click();
      await page.getByRole('heading', { level: 1, name: 'Donner des séances' }).waitFor();
      await expectSound(page);
      await closePage(page);
    },
  );

  it('keeps what is ticked while one filters, and gives it all with a dosage for one person', async () => {
    await coach.goto('/coach/sessions');
    await coach.getByRole('checkbox', { name: 'Choisir « Traverser une envie »' }).check();
    await coach.getByLabel('Chercher une séance').fill('bureau');
    await coach.getByRole('button', { name: 'Filtrer' }).click();
    await coach.getByText('1 séance choisie sur d’autres pages').waitFor();
    await coach.getByRole('checkbox', { name: 'Choisir « Pause au bureau »' }).check();
    await coach.getByRole('button', { name: 'Donner les séances choisies' }).click();
    await coach.getByRole('heading', { level: 1, name: 'Donner des séances' }).waitFor();
    // Nobody is chosen.
    await coach.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
    await coach.getByText('Choisissez au moins un groupe ou une personne.').first().waitFor();
    await coach.locator('summary').filter({ hasText: 'Personnes' }).click();
    await coach.getByRole('checkbox', { name: patient.name }).check();
    await coach.getByRole('checkbox', { name: 'Envoyer aussi à qui a déjà la séance' }).check();
    await coach.locator('summary').filter({ hasText: 'Dosage personnel' }).click();
    await coach.locator('select[name=addDosed]').selectOption({ label: patient.name });
    await coach.getByRole('button', { name: 'Régler son dosage' }).click();
    const dose = coach
      .getByRole('group', { name: `Dosage de ${patient.name}` })
      .locator('input[inputmode=numeric]')
      .first();
    const hint = await coach.locator(`id=${(await dose.getAttribute('id')) ?? ''}-hint`).textContent();
    const [, least = ''] = /de (\d+) à/.exec(hint ?? '') ?? [];
    await dose.fill('99999');
    await coach.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
    const wrong = coach.locator('[aria-invalid=true]');
    await wrong.waitFor();
    expect(await wrong.inputValue()).toBe('99999');
    await expectSound(coach);
    await wrong.fill(least);
    await coach.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
    await coach.getByText(`1 personne recevra quelque chose : ${patient.name}`).waitFor();
    expect(await dose.inputValue()).toBe(least);
    await expectSound(coach);
    await coach.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await coach.getByText('Les séances sont envoyées.').waitFor();

    const odile = await openAs(browser, 'phone', patient.email);
    await odile.goto('/patient/sessions');
    await odile
      .getByRole('link', { name: /Pause au bureau/ })
      .first()
      .waitFor();
    await odile
      .getByRole('link', { name: /Traverser une envie/ })
      .first()
      .click();
    await odile.getByRole('heading', { level: 1, name: 'Traverser une envie' }).waitFor();
    await odile
      .locator('dd')
      .filter({ hasText: new RegExp(`^${least}\\b`) })
      .first()
      .waitFor();
    await closePage(odile);
  });

  it('says who has a session already, and then sends nothing', async () => {
    await coach.goto('/coach/sessions?search=bureau');
    await coach.getByRole('checkbox', { name: 'Choisir « Pause au bureau »' }).check();
    await coach.getByRole('button', { name: 'Donner les séances choisies' }).click();
    await coach.locator('summary').filter({ hasText: 'Personnes' }).click();
    await coach.getByRole('checkbox', { name: patient.name }).check();
    await coach.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
    await coach.getByText('Tout le monde a déjà ces séances : rien ne sera envoyé.').waitFor();
    await coach.getByText(`L’ont déjà : ${patient.name}`).waitFor();
    expect(await coach.getByRole('button', { name: 'Envoyer', exact: true }).count()).toBe(0);
  });
});

describe('the patients of a coach', () => {
  it('are looked at after as many days of silence as the coach chose', async () => {
    const browser = await launchBrowser();
    try {
      for (const size of ['phone', 'desktop'] as const) {
        const page = await openAs(browser, size, 'coach@horizon.example');
        await page.goto('/coach/patients');
        await page.getByLabel(/^Me signaler/).selectOption({ label: '14 jours' });
        await page.getByRole('button', { name: 'Enregistrer' }).click();
        await page.getByText('Votre choix est enregistré.').waitFor();
        expect(await page.getByLabel(/^Me signaler/).inputValue()).toBe('14');
        await expectSound(page);
        await page.getByLabel(/^Me signaler/).selectOption({ label: '7 jours' });
        await page.getByRole('button', { name: 'Enregistrer' }).click();
        await page.getByText('Votre choix est enregistré.').waitFor();
        await closePage(page);
      }
    } finally {
      await browser.close();
    }
  });
});
