/** HR reads usage and writes news; employees of the company read it, and nobody else. */
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, expectSound, openAs, openPage, type Size } from './_util.ts';

describe('a company', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each<Size>(['phone', 'desktop'])(
    'shows HR its usage: names, months and numbers, at %s width',
    async (size) => {
      const page = await openAs(browser, size, 'rh@techcorp.example');
      await page.goto('/rh/usage');
      await expectSound(page);
      const headers = await page.locator('main table thead th').allInnerTexts();
      expect(headers).toEqual(['Nom', 'Service', 'Mois', 'Consultations', 'Durée']);
      expect(await page.locator('main table tbody tr').count()).toBeGreaterThan(0);
      const html = await page.content();
      for (const hidden of ['Bernard', 'Moreau', 'psycholog', 'burnout', 'addict']) {
        expect(html.toLowerCase()).not.toContain(hidden.toLowerCase());
      }
      await closePage(page);
    },
  );

  it.each<Size>(['phone', 'desktop'])(
    'publishes news to its own people alone, at %s width',
    { timeout: 120_000 },
    async (size) => {
      const title = `Une nouvelle ${randomUUID().slice(0, 8)}`;
      const hr = await openAs(browser, size, 'rh@techcorp.example');
      await hr.goto('/rh/news/new');
      await hr.getByLabel('Titre').fill(title);
      await hr.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
      // The text is missing: what was typed stays.
      await expect.poll(() => hr.getByLabel('Titre').inputValue()).toBe(title);
      await hr
        .getByLabel('Texte')
        .fill('Bonjour à toutes et à tous.\n\n## Demain\n\n- Un point à dix heures.');
      await hr.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
      await hr.getByText('L’actualité est enregistrée.').waitFor();
      const employee = await openAs(browser, size, 'marc.dupont@techcorp.example');
      await employee.goto('/employee/news');
      expect(await employee.getByText(title).count()).toBe(0);

      await hr
        .getByRole('button', { name: /publier/i })
        .first()
        .click();
      await hr.getByText('L’actualité est publiée.').waitFor();
      await expectSound(hr);
      await employee.goto('/employee/news');
      await employee
        .getByRole('link', { name: new RegExp(title) })
        .first()
        .click();
      await employee.getByRole('heading', { name: 'Demain' }).waitFor();
      await expectSound(employee);
      const path = new URL(employee.url()).pathname;

      const stranger = await openAs(browser, size, 'nina.petit@greenbuild.example');
      expect((await stranger.goto(path))?.status()).toBe(404);
      for (const page of [hr, employee, stranger]) await closePage(page);
    },
  );

  it('has a public blog that search engines and readers find', async () => {
    const { siteUrl } = inject('product');
    const page = await openPage(browser, 'desktop');
    await page.goto('/blog/mieux-preparer-ses-nuits');
    await expectSound(page);
    expect(await page.locator('meta[name=description]').getAttribute('content')).toBeTruthy();
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toContain(
      '/blog/mieux-preparer-ses-nuits',
    );
    await page
      .getByText(/minutes? de lecture/)
      .first()
      .waitFor();
    const sitemap = await (await fetch(`${siteUrl}/sitemap.xml`)).text();
    expect(sitemap).toContain('/blog/mieux-preparer-ses-nuits');
    const rss = await (await fetch(`${siteUrl}/rss.xml`)).text();
    expect(rss).toContain('/blog/mieux-preparer-ses-nuits');
    await closePage(page);
  });
});
