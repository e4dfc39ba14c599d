/** What came back from patients, in the panel: the page, its address, its file, the home, and who sees none of it. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import {
  chooseRecipients,
  choose,
  confirmPublication,
  enterPanel,
  entryUrl,
  makeExercise,
  makeSession,
  openPublishDialog,
  speak,
  uniqueTitle,
  type Panellist,
} from './_panel.ts';
import { expectPanelAccessible } from './_util.ts';

// The vendor's own sentence on a page that is not for this person.
const refusal = "Vous n'avez pas les permissions pour accéder à ce contenu";

describe('the follow-up in the panel', () => {
  const { panelUrl } = inject('product');
  const pageUrl = `${panelUrl}/plugins/follow-up`;
  let browser: Browser;
  let editor: Panellist;

  beforeAll(async () => {
    browser = await launchBrowser();
    editor = await enterPanel(browser, panelUrl, 'editor@huntzen.example');
  });
  afterAll(() => browser.close());

  it(
    'is found in the menu, shows the last thirty days, and never the pain',
    { timeout: 90_000 },
    async () => {
      const { page } = editor;
      await page.goto(panelUrl);
      await page.getByRole('navigation').first().getByRole('link', { name: 'Suivi' }).click();
      await page.getByRole('heading', { name: 'Suivi' }).waitFor();
      const table = page.locator('table');
      await table.locator('th', { hasText: 'Effort' }).waitFor();
      expect((await table.innerText()).toLowerCase()).not.toContain('douleur');
      expect(await page.getByRole('row').count()).toBe(21);
      await expectPanelAccessible(page, 'main');
    },
  );

  it(
    'narrows to a patient, a session and an outcome in its address, which shows anybody the same',
    {
      timeout: 90_000,
    },
    async () => {
      const { page } = editor;
      await page.goto(pageUrl);
      const name = (
        await page
          .getByRole('link', { name: /^Retours de / })
          .first()
          .innerText()
      ).trim();
      await choose(page.getByRole('combobox', { name: 'Patient' }), name);
      await page.waitForURL(/patient=[a-z0-9]{24}/);
      await page.getByText(/ · 1 patient · /).waitFor();
      await page.getByRole('tab', { name: 'Par séance' }).click();
      await page.waitForURL(/view=sessions/);
      await page
        .getByRole('link', { name: /^Retours sur / })
        .first()
        .click();
      await page.waitForURL(/view=reports.*session=/);
      await page.getByText(/ · 1 patient · 1 séance · /).waitFor();
      const address = page.url();
      await page.goto(panelUrl);
      await page.goto(address);
      await page.getByText(/ · 1 patient · 1 séance · /).waitFor();
      await page.waitForFunction(
        (patient) => [...document.querySelectorAll('input')].some(({ value }) => value.startsWith(patient)),
        name,
      );
      await page.getByRole('button', { name: 'Revenir aux 30 derniers jours' }).click();
      await page.getByText(/\d{2,} patients/).waitFor();
    },
  );

  it('says where a period is wrong, and what to do when nothing fits', { timeout: 90_000 }, async () => {
    const { page } = editor;
    await page.goto(`${pageUrl}?from=2026-05-02&to=2026-05-01`);
    await page.getByText('la fin est avant le début').first().waitFor();
    await page.goto(`${pageUrl}?from=2020-01-01&to=2020-01-02`);
    await page.getByText('Aucun retour ne correspond.').waitFor();
    await expectPanelAccessible(page, 'main');
  });

  it('downloads what is narrowed to as a file for a French spreadsheet', { timeout: 90_000 }, async () => {
    const { page } = editor;
    await page.goto(`${pageUrl}?view=patients&from=`);
    await page.locator('th', { hasText: 'Retours' }).waitFor();
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Télécharger cette liste' }).click();
    const download = await started;
    expect(download.suggestedFilename()).toBe('follow-up-patients-v1.csv');
    const text = await readFile(await download.path(), 'utf8');
    expect(text.split('\r\n')[0]).toBe(
      '\uFEFFpatient_id;patient;organisation;seances;retours;faites;en_partie;pas_faites;minutes;dernier_jour',
    );
    expect(text.split('\r\n').length).toBeGreaterThan(5);
    await page.getByText('Colonnes du fichier, version 1').click();
    await page.getByText('Nombre de séances différentes').waitFor();
    await expectPanelAccessible(page, 'main');
  });

  it('speaks English', { timeout: 90_000 }, async () => {
    const { page } = editor;
    await speak(editor, 'en');
    try {
      await page.goto(`${pageUrl}?view=sessions`);
      await page.getByRole('heading', { name: 'Follow-up' }).waitFor();
      await page.locator('th', { hasText: 'Skipped' }).waitFor();
      await page.getByText('Download this list').waitFor();
      await expectPanelAccessible(page, 'main');
    } finally {
      await speak(editor, 'fr');
    }
  });

  it(
    'stands on the home beside what needs an editor; a planned publication is in the calendar',
    {
      timeout: 120_000,
    },
    async () => {
      const { page } = editor;
      const exercise = await makeExercise(editor, { title: uniqueTitle('Respiration') });
      const draft = uniqueTitle('Sans exercice');
      await makeSession(editor, { title: draft, exerciseIds: [], isPublished: false });
      const title = uniqueTitle('Souffle du matin');
      const id = await makeSession(editor, { title, exerciseIds: [exercise] });
      await page.goto(entryUrl(panelUrl, 'session', id));
      const dialog = await openPublishDialog(page);
      await chooseRecipients(dialog, 'Paul');
      await dialog.getByRole('radio', { name: 'À une date et une heure' }).click();
      const soon = new Date(Date.now() + 3 * 24 * 3600 * 1000).toLocaleDateString('sv-SE');
      await dialog.getByLabel('Date et heure').fill(`${soon}T08:30`);
      await confirmPublication(dialog);

      await page.goto(panelUrl);
      const soonest = page.getByRole('listitem').filter({ hasText: `Séance : ${title}` });
      await soonest.getByText(/Visible pour les patients · .*08:30 \(Europe\/Paris\)/).waitFor();
      await page
        .getByRole('listitem')
        .filter({ hasText: `Séance : ${draft}` })
        .getByText(/il manque/)
        .waitFor();
      await page
        .getByText(/les 7 jours d’avant/)
        .or(page.getByText('Aucun retour ces 7 derniers jours.'))
        .waitFor();
      expect(await page.getByText('Statistiques du projet').count()).toBe(0);

      await page.getByRole('link', { name: 'Ouvrir le calendrier' }).click();
      const inList = page
        .getByRole('row')
        .filter({ hasText: title })
        .getByRole('link', { name: `Séance : ${title}`, exact: true });
      const inMonth = page.getByRole('link', {
        name: `08:30 · Visible pour les patients · Séance : ${title}`,
      });
      await page.getByRole('heading', { name: 'En liste' }).waitFor();
      // In three days it may be the next month.
      if (soon.slice(0, 7) !== new Date().toLocaleDateString('sv-SE').slice(0, 7))
        await page.getByRole('button', { name: 'Mois suivant' }).click();
      await inList.waitFor();
      await inMonth.waitFor();
      await expectPanelAccessible(page, 'main');
      await inList.click();
      await page.waitForURL(new RegExp(`api::session\\.session/${id}`));
    },
  );

  it.each(['accountant', 'planner', 'platform-admin'])(
    'is kept from the %s',
    { timeout: 90_000 },
    async (role) => {
      const email = role === 'platform-admin' ? 'platform@huntzen.example' : `${role}@huntzen.example`;
      const other = await enterPanel(browser, panelUrl, email);
      const { page } = other;
      await page.goto(panelUrl);
      await page.getByRole('heading', { name: /Bonjour/ }).waitFor();
      expect(await page.getByRole('link', { name: 'Suivi' }).count()).toBe(0);
      expect(await page.getByText('Statistiques du projet').count()).toBe(0);
      for (const path of [
        '/api/follow-up/figures',
        '/api/follow-up/reports.csv',
        '/api/publication-calendar',
      ])
        expect((await other.call('GET', path)).status).toBe(403);
      await page.goto(pageUrl);
      await page.getByText(refusal).waitFor();
      await other.context.close();
    },
  );
});
