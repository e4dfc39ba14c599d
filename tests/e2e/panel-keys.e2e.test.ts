/** An administrator of the platform in the panel: the keys of records, by their names, and the steps of replacing one. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel } from './_panel.ts';
import { expectPanelAccessible } from './_util.ts';

describe('the keys of records', () => {
  const { panelUrl } = inject('product');
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('are there by their names, with what each encrypts, and no key', async () => {
    const { page, call } = await enterPanel(browser, panelUrl, 'platform@huntzen.example');
    await page.goto(`${panelUrl}/plugins/records-keys`);
    await page.getByRole('heading', { level: 1, name: 'Clés des dossiers' }).waitFor();
    const row = page.getByRole('row', { name: /Chiffre et ouvre \(RECORDS_KEY\)/ });
    expect(await row.textContent()).toMatch(/^[0-9a-f]{16}.*messages \d/);
    await page.getByRole('heading', { level: 2, name: 'Remplacer la clé' }).waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'RECORDS_KEYS_RETIRING' }).count()).toBe(3);
    await page.getByText(/tout est chiffré avec la clé actuelle/).waitFor();
    await expectPanelAccessible(page, 'main');
    expect((await call('GET', '/api/records-keys')).text).not.toContain('demo-only');
  });

  it('are not there for an editor', async () => {
    const { page, call } = await enterPanel(browser, panelUrl, 'editor@huntzen.example');
    expect((await call('GET', '/api/records-keys')).status).toBe(403);
    expect((await call('POST', '/api/records-key-rotations', {})).status).toBe(403);
    expect(await page.getByRole('link', { name: 'Clés des dossiers' }).count()).toBe(0);
  });
});
