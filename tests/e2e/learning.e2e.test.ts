/** Learning: work from the learner who hands it in to the trainer who answers, attendance, and what waits to be attached. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, uniqueTitle } from './_panel.ts';
import { closePage, expectPanelAccessible, expectSound, openAs, query } from './_util.ts';

const trainer = 'formateur@atelier-bijou.example';
const learner = 'eleve@atelier-bijou.example';
const pdf = { name: 'etapes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nmes étapes') };

describe('learning', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(['phone', 'desktop'] as const)(
    'is handed in by a learner, answered by the trainer, done again and accepted, at %s width',
    { timeout: 180_000 },
    async (size) => {
      const title = uniqueTitle('Griffes d’une bague');
      const page = await openAs(browser, size, learner);
      await page.goto('/learner/courses');
      await expectSound(page);
      await page.getByRole('link', { name: 'Remettre un travail : Initiation à la bijouterie' }).click();
      await page.getByRole('button', { name: 'Remettre', exact: true }).click();
      await page.getByRole('alert').filter({ hasText: 'Exercice' }).waitFor();
      await page.getByLabel('Exercice').fill(title);
      await page.getByLabel('Votre texte').fill('Voici mes étapes.');
      await page.getByLabel('Fichiers').setInputFiles({ ...pdf, buffer: Buffer.from('not a picture') });
      await page.getByRole('button', { name: 'Remettre', exact: true }).click();
      await page.getByText('son contenu a été examiné').first().waitFor();
      await expectSound(page);
      await page.getByLabel('Fichiers').setInputFiles([pdf, { ...pdf, name: 'croquis.pdf' }]);
      await page.getByRole('button', { name: 'Remettre', exact: true }).click();
      await page.getByText('Votre travail est remis.').waitFor();
      await page.getByText('croquis.pdf').waitFor();
      await expectSound(page);

      const desk = await openAs(browser, size, trainer);
      await desk.goto('/trainer/work');
      await expectSound(desk);
      await desk.getByRole('link', { name: title }).click();
      const starting = desk.waitForEvent('download');
      await desk.getByRole('link', { name: 'etapes.pdf' }).click();
      expect((await starting).suggestedFilename()).toBe('work-1.pdf');
      await desk.getByLabel('À reprendre').check();
      await desk.getByRole('button', { name: 'Envoyer la réponse' }).click();
      await desk.getByText('Dites ce qui est à reprendre').first().waitFor();
      await expectSound(desk);
      await desk.getByRole('textbox', { name: 'Commentaire' }).fill('Reprenez la griffe 3.');
      await desk.getByRole('button', { name: 'Envoyer la réponse' }).click();
      await desk.getByText('Votre réponse est envoyée.').waitFor();

      await page.goto('/learner');
      await page.getByRole('region', { name: 'À reprendre' }).getByRole('link', { name: title }).click();
      await page.getByText('Reprenez la griffe 3.').waitFor();
      await page.getByLabel('Votre texte').fill('Griffe 3 reprise.');
      await page.getByRole('button', { name: 'Remettre cette version' }).click();
      await page.getByRole('heading', { name: 'Version 2' }).waitFor();

      await desk.goto('/trainer/work');
      await desk.getByRole('link', { name: title }).click();
      await desk.getByLabel('Accepté').check();
      await desk.getByLabel('Note sur 20').fill('14,5');
      await desk.getByRole('button', { name: 'Envoyer la réponse' }).click();
      await desk.getByText('Votre réponse est envoyée.').waitFor();
      await closePage(desk);

      await page.goto('/notifications');
      await page.getByText('Un retour vous attend sur ce que vous avez remis.').first().waitFor();
      await page.goto('/learner/work');
      const card = page.getByRole('article').filter({ hasText: title });
      await card.getByText('14,5 sur 20').waitFor();
      await expectSound(page);
      await closePage(page);
    },
  );

  it.each(['phone', 'desktop'] as const)(
    'begins for a trainer with today, and attendance in one tap for each person, at %s width',
    { timeout: 120_000 },
    async (size) => {
      const page = await openAs(browser, size, trainer);
      await page.goto('/trainer');
      const session = page.getByRole('region', { name: 'Polissage, une séance par semaine' });
      await session.getByText('3 sur 6 places').waitFor();
      await expectSound(page);
      const diane = session.getByRole('form', { name: 'Présence de Diane Escoffier' });
      for (const status of ['En retard', 'Présent']) {
        await diane.getByRole('button', { name: status, exact: true }).click();
        await page.getByText('C’est noté.').waitFor();
        await diane.getByRole('button', { name: status, exact: true, pressed: true }).waitFor();
      }
      await session.getByRole('link', { name: /Ouvrir la session/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Polissage, une séance par semaine' }).waitFor();
      await expectSound(page);
      await page.goto('/trainer/learners');
      await page.getByRole('rowheader', { name: 'Diane Escoffier' }).waitFor();
      const table = page.getByRole('region', { name: 'Mes élèves' });
      expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      await expectSound(page);
      await closePage(page);
    },
  );

  it(
    'lets a trainer make a session and says what is taken and what is free',
    { timeout: 120_000 },
    async () => {
      const page = await openAs(browser, 'phone', trainer);
      const title = uniqueTitle('Sertir le samedi');
      const days = 700 + (Math.floor(Date.now() / 1000) % 200);
      const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const fill = async () => {
        await page.goto('/trainer/sessions/new');
        await page.getByLabel('Formation').selectOption({ label: 'Initiation au sertissage' });
        await page.getByLabel('Titre').fill(title);
        await page.getByLabel('Salle').selectOption({ label: 'Atelier B (10 places)' });
        await page.getByLabel('Premier jour').fill(day);
        await page.getByLabel('Nombre de semaines').fill('2');
        await page.getByRole('button', { name: 'Créer la session' }).click();
      };
      await fill();
      await page.getByText('La session est créée').waitFor();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      const made = page.url();
      await expectSound(page);
      await fill();
      const refusal = page.getByRole('alert').filter({ hasText: 'déjà pris' });
      await refusal.getByText(`« ${title} »`).waitFor();
      await refusal.getByText(/Autres horaires libres/).waitFor();
      await expectSound(page);
      await page.goto(made);
      await page.getByRole('spinbutton', { name: 'Places' }).fill('4');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByText('0 sur 4 places').waitFor();
      await page.getByText('Annuler la session').click();
      await page.getByLabel('Motif').fill('Essai terminé');
      await page.getByRole('button', { name: 'Oui, annuler cette session' }).click();
      await page.getByText('La session est annulée.').waitFor();
      await closePage(page);
    },
  );

  it('is attached by a planner, with the reason', { timeout: 120_000 }, async () => {
    const { panelUrl } = inject('product');
    const { page, context } = await enterPanel(browser, panelUrl, 'planner@huntzen.example');
    await page.goto(`${panelUrl}/plugins/training-attach`);
    await page.getByRole('heading', { level: 1, name: 'À rattacher' }).waitFor();
    await expectPanelAccessible(page);
    const row = page.getByRole('row').filter({ hasText: 'Travail : Premier cabochon' });
    await row.getByRole('button', { name: /Rattacher Basile Courtin/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Lapidaire, les mercredis/).waitFor();
    await dialog.getByLabel('Motif').fill('Groupe du mercredi');
    await expectPanelAccessible(page, '[role=dialog]');
    await dialog.getByRole('button', { name: 'Rattacher', exact: true }).click();
    await page.getByText(/Basile Courtin est rattaché à/).waitFor();
    await row.waitFor({ state: 'detached' });
    const moves = await query<{ reason: string; note: string }>(
      `select m.reason, m.details ->> 'note' as note from care.learning_moves m
       join care.submissions s on s.id = m.subject_id where s.title = 'Premier cabochon' order by m.made_at`,
    );
    expect(moves).toEqual([
      { reason: 'none', note: null },
      { reason: 'by_hand', note: 'Groupe du mercredi' },
    ]);
    await context.close();
  });

  it.each(['phone', 'desktop'] as const)(
    'is left by a learner who is told what that means, and followed again, at %s width',
    { timeout: 120_000 },
    async (size) => {
      const course = 'CAP Art et techniques de la bijouterie-joaillerie';
      const page = await openAs(browser, size, learner);
      await page.goto('/learner/courses');
      const card = page.getByRole('listitem').filter({ hasText: course });
      await card.getByRole('button', { name: /^Suivre (cette formation|de nouveau) : CAP/ }).click();
      await page.getByText('Vous suivez cette formation.').first().waitFor();
      await card.getByText('Quitter cette formation').click();
      await card.getByText(/n’y remettrez plus de travaux/).waitFor();
      await expectSound(page);
      await card.getByLabel('Raison').fill('Je déménage');
      await card.getByRole('button', { name: 'Oui, quitter la formation' }).click();
      await page.getByText('Vous avez quitté cette formation.').waitFor();
      await card.getByText('Raison : Je déménage').waitFor();
      await expectSound(page);
      await closePage(page);

      const desk = await openAs(browser, size, trainer);
      await desk.goto('/trainer/learners');
      await desk.getByRole('button', { name: 'Retirer de la formation' }).click();
      await desk.getByRole('alert').filter({ hasText: 'Élève et formation' }).waitFor();
      await expectSound(desk);
      await closePage(desk);
    },
  );

  it(
    'shows planners who follows the course in a session, and what leaving means',
    { timeout: 120_000 },
    async () => {
      const { panelUrl } = inject('product');
      const { page, context } = await enterPanel(browser, panelUrl, 'planner@huntzen.example');
      await page.goto(`${panelUrl}/plugins/training`);
      await page.getByRole('link', { name: 'Polissage, une séance par semaine' }).click();
      const card = page.getByRole('region', { name: 'Suivent la formation dans cette session' });
      const row = card.getByRole('row').filter({ hasText: 'Diane Escoffier' });
      await row.getByText('A une place').waitFor();
      await expectPanelAccessible(page, 'main');
      await row.getByRole('button', { name: /^Retirer de la formation : Diane Escoffier/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/ne suivra plus « Perfectionnement polissage »/).waitFor();
      await expectPanelAccessible(page, '[role=dialog]');
      await dialog.getByRole('button', { name: 'Annuler' }).click();
      await dialog.waitFor({ state: 'detached' });
      await context.close();
    },
  );
});
