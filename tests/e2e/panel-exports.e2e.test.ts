/** The accountant in the panel: one page, one file, and nothing else. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, pressAndWait, speak, type Panellist } from './_panel.ts';
import { expectPanelAccessible } from './_util.ts';

/** The month before this one, `YYYY-MM`, which the page proposes. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 7);
}

// The vendor's own sentence on a page that is not for this person.
const refusal = "Vous n'avez pas les permissions pour accéder à ce contenu";

describe('the accountant', () => {
  const { panelUrl } = inject('product');
  const exportsUrl = `${panelUrl}/plugins/counters/exports`;
  let browser: Browser;
  let accountant: Panellist;

  beforeAll(async () => {
    browser = await launchBrowser();
    accountant = await enterPanel(browser, panelUrl, 'accountant@huntzen.example');
  });
  afterAll(() => browser.close());

  it(
    'finds Exports in the menu, and downloads the practitioners’ file of a month',
    { timeout: 90_000 },
    async () => {
      const { page } = accountant;
      await page.goto(panelUrl);
      const menu = page.getByRole('navigation').first();
      await menu.getByRole('link', { name: 'Exports' }).waitFor();
      expect(await menu.locator('a[href*="/content-manager"], a[href*="/plugins/upload"]').count()).toBe(0);
      await menu.getByRole('link', { name: 'Exports' }).click();
      await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor();
      await page.getByText('Activité des praticiens').first().waitFor();
      expect(await page.locator('input[type=month]').inputValue()).toBe(lastMonth());

      const starting = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Télécharger' }).click();
      const download = await starting;
      const fileName = `practitioner-activity-v1_${lastMonth()}.csv`;
      expect(download.suggestedFilename()).toBe(fileName);
      await page.getByText(`Le fichier ${fileName} est dans vos téléchargements.`).waitFor();
      const text = await readFile(await download.path(), 'utf8');
      expect(text.startsWith('\uFEFF')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const [head, ...rows] = text.slice(1).trimEnd().split('\r\n');
      expect(head).toBe(
        'jour;praticien_id;praticien;entreprise_id;entreprise;consultations;duree_secondes;duree_heures',
      );
      expect(rows.length).toBeGreaterThan(0);
      const [year, month] = lastMonth().split('-');
      const row = new RegExp(
        `^\\d{2}/${month}/${year};[a-z0-9]{24};[^;]+;[a-z0-9]{24};[^;]+;\\d+;\\d+;\\d+,\\d{2}$`,
      );
      expect(rows.filter((line) => !row.test(line))).toEqual([]);
    },
  );

  it('is refused everything else', { timeout: 90_000 }, async () => {
    const { page, call } = accountant;
    const addresses = [
      '/api/metrics/employees',
      '/api/news',
      '/api/my/sessions',
      '/api/publication-targets',
      '/api/consultations',
      '/api/exports/employee-usage.csv?month=2026-10',
      '/content-manager/collection-types/api::exercise.exercise',
      '/content-manager/collection-types/api::company.company',
      '/content-manager/collection-types/plugin::users-permissions.user',
      '/upload/files',
      '/admin/users',
      '/admin/roles/1',
    ];
    const answers = await Promise.all(addresses.map((address) => call('GET', address)));
    expect(answers.map(({ status }, index) => `${addresses[index]} ${status}`)).toEqual(
      addresses.map((address) => `${address} 403`),
    );
    // The same person, by the same means, is let in where they belong.
    expect((await call('GET', '/api/exports')).status).toBe(200);
    await page.goto(`${panelUrl}/content-manager/collection-types/api::exercise.exercise`);
    await page.getByText(refusal).waitFor();
  });

  it('reads the page in French, then in English once the profile says so', { timeout: 90_000 }, async () => {
    const { page } = accountant;
    await page.goto(exportsUrl);
    await page.getByText('Les chiffres des consultations').waitFor();
    await page.getByRole('button', { name: 'Télécharger' }).waitFor();
    await page.getByText('Jour de la fin des consultations').waitFor();
    try {
      await page.goto(`${panelUrl}/me`);
      await page.locator('[role=combobox][name=preferedLanguage]').click();
      await page.getByRole('option', { name: 'English' }).click();
      await pressAndWait(page, 'Enregistrer', /\/admin\/users\/me$/);
      await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
      await page.goto(exportsUrl);
      await page.getByText('Figures of consultations').waitFor();
      await page.getByRole('button', { name: 'Download' }).waitFor();
      await page.getByText('Day on which the consultations ended').waitFor();
      await page.getByText('Activity of practitioners').first().waitFor();
    } finally {
      await speak(accountant, 'fr');
    }
  });

  it('works on a page without an accessibility violation', { timeout: 60_000 }, async () => {
    const { page } = accountant;
    await page.goto(exportsUrl);
    await page.getByRole('button', { name: 'Télécharger' }).waitFor();
    await expectPanelAccessible(page, 'main');
    await page.getByRole('radio', { name: 'D’un jour à un autre' }).click();
    await page.getByText('Premier jour').waitFor();
    await expectPanelAccessible(page, 'main');
  });

  it.each(['editor', 'planner'])('keeps the exports from the %s', { timeout: 60_000 }, async (role) => {
    const other = await enterPanel(browser, panelUrl, `${role}@huntzen.example`);
    expect(await other.page.getByRole('link', { name: 'Exports' }).count()).toBe(0);
    const addresses = ['/api/exports', `/api/exports/practitioner-activity.csv?month=${lastMonth()}`];
    for (const address of addresses) expect((await other.call('GET', address)).status).toBe(403);
    await other.page.goto(exportsUrl);
    await other.page.getByText(refusal).waitFor();
    expect(await other.page.getByRole('button', { name: 'Télécharger' }).count()).toBe(0);
    await other.context.close();
  });
});
