/** A training session from the planner who makes it to the learner who gives their place back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, uniqueTitle, type Panellist } from './_panel.ts';
import { closePage, expectPanelAccessible, expectSound, openAs } from './_util.ts';

const learner = 'emile.fauvet@atelier-bijou.example';

/** A day that no other run of this test takes. */
function farDay(): string {
  const days = 400 + (Math.floor(Date.now() / 1000) % 200);
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function pick(page: Page, field: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

describe('a training session', () => {
  const { panelUrl } = inject('product');
  const title = uniqueTitle('Sertissage à voir');
  const day = farDay();
  let browser: Browser;
  let planner: Panellist;
  let address: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    planner = await enterPanel(browser, panelUrl, 'planner@huntzen.example');
  });
  afterAll(() => browser.close());

  async function fillForm(page: Page): Promise<void> {
    await page.goto(`${panelUrl}/plugins/training?create=1`);
    await pick(page, 'Entreprise', /Atelier Bijou/);
    await pick(page, 'Formation', /Histoire de l’art/);
    await page.getByLabel('Titre').fill(title);
    await page.getByLabel('Places').fill('1');
    await page.getByLabel('Jour').fill(day);
    await pick(page, 'Salle', /Tous les ateliers/);
    await page.getByRole('button', { name: 'Créer la session' }).click();
  }

  it('is made with its room, and what is taken then says what is free', { timeout: 120_000 }, async () => {
    const { page } = planner;
    await fillForm(page);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    address = page.url();
    await page.getByRole('tab', { name: 'Planning' }).click();
    await page.getByText('Tous les ateliers (TOUS_ATEL)').waitFor();
    await expectPanelAccessible(page, 'main');
    await fillForm(page);
    const refusal = page.getByRole('alert').filter({ hasText: 'La session n’a pas été créée' });
    await refusal.getByText(`« ${title} »`).waitFor();
    await refusal.getByText(/Libre au même moment : Salle théorie/).waitFor();
    await expectPanelAccessible(page, 'main');
  });

  it.each(['phone', 'desktop'] as const)(
    'is joined and left by a learner at %s width, who reads why',
    { timeout: 120_000 },
    async (size) => {
      const page = await openAs(browser, size, learner);
      await page.goto('/learner/sessions');
      await expectSound(page);
      await page.getByRole('button', { name: `Prendre une place : ${title}` }).click();
      await page.getByText('Vous avez une place.').waitFor();
      const place = page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });
      const starting = page.waitForEvent('download');
      await place.getByRole('link', { name: /agenda/ }).click();
      expect((await starting).suggestedFilename()).toBe('session.ics');
      await expectSound(page);
      await place.getByText('Rendre ma place').click();
      await place.getByRole('button', { name: 'Oui, je rends ma place' }).click();
      await page.getByText('vous n’êtes plus dans cette session').waitFor();
      await page.goto('/learner/history');
      await page.getByText('Place rendue').first().waitFor();
      await page.getByText('Votre choix.').first().waitFor();
      await expectSound(page);
      await closePage(page);
    },
  );

  it('is filled, given on to the line and cancelled by the planner', { timeout: 120_000 }, async () => {
    const { page } = planner;
    await page.goto(address);
    for (const name of ['Amel Benhaddou', 'Clara Delorme']) {
      await page.getByLabel('Nom ou e-mail').fill(name.split(' ')[1] ?? '');
      await pick(page, 'Élève ou candidat', new RegExp(name));
      await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
      await page.getByText(new RegExp(`${name} (a une place|est sur la liste d’attente)`)).waitFor();
    }
    await page.getByRole('grid', { name: 'Liste d’attente' }).getByText('Clara Delorme').waitFor();
    await page.getByRole('button', { name: 'Désinscrire Amel Benhaddou' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Motif').fill('Autre date');
    await dialog.getByRole('button', { name: 'Désinscrire', exact: true }).click();
    await page.getByRole('grid', { name: 'Inscrits' }).getByText('Clara Delorme').waitFor();
    await page.getByRole('tab', { name: 'Historique' }).click();
    await page.getByText(/Une place a été rendue · rang 1/).waitFor();
    await expectPanelAccessible(page, 'main');
    await page.getByRole('button', { name: 'Annuler la session' }).click();
    await dialog.getByLabel('Motif').fill('Fin de l’essai');
    await dialog.getByRole('button', { name: 'Annuler la session' }).click();
    await page.getByText('Annulée : Fin de l’essai').waitFor();
  });
});
