/** A draft that is opened, a place that is offered and taken in the portal, and the alert that it raised, seen by a planner. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, uniqueTitle, type Panellist } from './_panel.ts';
import { closePage, expectPanelAccessible, expectSound, openAs } from './_util.ts';

/** A day that no other run of this test takes, and not those of training.e2e.test.ts. */
function farDay(): string {
  const days = 620 + (Math.floor(Date.now() / 1000) % 100);
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function pick(page: Page, field: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

async function add(page: Page, name: string): Promise<void> {
  await page.getByLabel('Nom ou e-mail').fill(name.split(' ')[1] ?? '');
  await pick(page, 'Élève ou candidat', new RegExp(name));
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page.getByText(new RegExp(`${name} (a une place|est sur la liste d’attente)`)).waitFor();
}

describe('a session that offers its places', () => {
  const { panelUrl } = inject('product');
  const title = uniqueTitle('Perlage à proposer');
  let browser: Browser;
  let planner: Panellist;
  let address: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    planner = await enterPanel(browser, panelUrl, 'planner@huntzen.example');
  });
  afterAll(() => browser.close());

  it('is saved as a draft, which nobody sees, and opened', { timeout: 120_000 }, async () => {
    const { page } = planner;
    await page.goto(`${panelUrl}/plugins/training?create=1`);
    await pick(page, 'Entreprise', /Atelier Bijou/);
    await pick(page, 'Formation', /Histoire de l’art/);
    await page.getByLabel('Titre').fill(title);
    await page.getByLabel('Places').fill('1');
    await pick(page, 'Quand une place se libère', /proposée pendant 24 heures/);
    await page.getByLabel('Jour').fill(farDay());
    await pick(page, 'Salle', /Salle théorie/);
    await expectPanelAccessible(page, 'main');
    await page.getByRole('button', { name: 'Enregistrer en brouillon' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    address = page.url();
    await page.getByText(/Brouillon : salles et formateurs sont retenus/).waitFor();
    await expectPanelAccessible(page, 'main');
    const learner = await openAs(browser, 'desktop', 'emile.fauvet@atelier-bijou.example');
    await learner.goto('/learner/sessions');
    expect(await learner.getByRole('heading', { name: title }).count()).toBe(0);
    await closePage(learner);
    await page.getByRole('button', { name: 'Ouvrir la session' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ouvrir la session' }).click();
    await page.getByText('La session est ouverte.').waitFor();
    await add(page, 'Amel Benhaddou');
    await add(page, 'Clara Delorme');
    await add(page, 'Émile Fauvet');
  });

  it('raises an alert once full, which a planner has seen', { timeout: 120_000 }, async () => {
    const { page } = planner;
    await page.goto(`${panelUrl}/plugins/training-alerts`);
    await expectPanelAccessible(page, 'main');
    await page.getByRole('button', { name: `J’ai vu : Complet, ${title}` }).click();
    await page.getByText('L’alerte est marquée comme vue.').waitFor();
    await pick(page, 'Alertes', /Vues, en cours/);
    const row = page.getByRole('row').filter({ hasText: title });
    await row.getByText(/Vue par .+/).waitFor();
    await expectPanelAccessible(page, 'main');
    await page.goto(panelUrl);
    await page.getByText(/alertes? attend|Aucune alerte en attente/).waitFor();
  });

  it(
    'offers the freed place to the first in line, who lets it pass, then to the next, who takes it',
    { timeout: 120_000 },
    async () => {
      const { page } = planner;
      await page.goto(address);
      await page.getByRole('button', { name: 'Désinscrire Amel Benhaddou' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Désinscrire', exact: true }).click();
      await page.getByText(/Place proposée jusqu’au/).waitFor();
      await expectPanelAccessible(page, 'main');
      for (const [size, email, button, notice] of [
        [
          'phone',
          'clara.delorme@atelier-bijou.example',
          'La laisser passer',
          /proposée à la personne suivante/,
        ],
        ['desktop', 'emile.fauvet@atelier-bijou.example', 'Prendre la place', /La place est à vous/],
      ] as const) {
        const learner = await openAs(browser, size, email);
        await learner.goto('/learner');
        const line = learner
          .getByRole('article')
          .filter({ has: learner.getByRole('heading', { name: title }) });
        await line.getByText('Une place vous est proposée.').waitFor();
        await expectSound(learner);
        await line.getByRole('button', { name: button }).click();
        await learner.getByText(notice).first().waitFor();
        await expectSound(learner);
        await closePage(learner);
      }
      await page.reload();
      await page.getByRole('grid', { name: 'Inscrits' }).getByText('Émile Fauvet').waitFor();
      await page.getByRole('button', { name: 'Annuler la session' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Motif').fill('Fin de l’essai');
      await dialog.getByRole('button', { name: 'Annuler la session' }).click();
      await page.getByText('Annulée : Fin de l’essai').waitFor();
    },
  );
});
