/** The patient's side of an exercise session; the editor's side is in the panel's own tests. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, expectSound, openAs, query, type Size } from './_util.ts';

describe('an exercise session', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each<Size>(['phone', 'desktop'])(
    'is found by filters, read with its values and reported, at %s width',
    { timeout: 120_000 },
    async (size) => {
      const email = 'odile.fabre@horizon.example';
      const page = await openAs(browser, size, email);
      await page.goto('/patient/sessions');
      const all = await page.locator('main a[href^="/patient/sessions/"]').count();
      await page.locator('main summary').first().click();
      await page.getByLabel(/Objectif/).selectOption({ label: 'Mobilité' });
      await page.getByRole('button', { name: 'Filtrer' }).click();
      await page.waitForURL(/objective=mobility/);
      const found = await page.locator('main a[href^="/patient/sessions/"]').count();
      expect(found).toBeGreaterThan(0);
      expect(found).toBeLessThan(all);
      await expectSound(page);
      await page.locator('main a[href^="/patient/sessions/"]').first().click();
      await page.waitForURL(/patient\/sessions\/[0-9a-f-]{36}/);
      await expectSound(page);
      expect(await page.locator('main').innerText()).not.toContain('{{');

      const before = await query<{ count: number }>('select count(*)::int as count from care.completions');
      await page.getByLabel('Combien de minutes').fill('17');
      await page.getByRole('radio', { name: '5', exact: true }).check();
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByText('C’est noté.').waitFor();
      await expectSound(page);
      const after = await query<{ count: number }>('select count(*)::int as count from care.completions');
      expect(after[0]?.count).toBe((before[0]?.count ?? 0) + 1);
      const [row] = await query<{ minutes: number; effort: number; outcome: string }>(
        'select minutes, effort, outcome from care.completions order by created_at desc limit 1',
      );
      expect(row).toEqual({ minutes: 17, effort: 5, outcome: 'done' });
      await closePage(page);
    },
  );
});
