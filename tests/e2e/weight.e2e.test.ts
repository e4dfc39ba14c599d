/** How much JavaScript a page makes a phone load, compressed: at most 30 kB on public pages, 120 kB in portals. */
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, openAs, openPage } from './_util.ts';

const publicLimit = 30_000;
const portalLimit = 120_000;

async function scriptBytes(page: Page, path: string): Promise<number> {
  const scripts = new Map<string, Promise<Buffer>>();
  // What the page before still loads is not this page's, and cannot be read any more once it is left.
  await page.waitForLoadState('networkidle');
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script' && response.ok())
      scripts.set(response.url(), response.body());
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const inline = await page.locator('script:not([src])').allInnerTexts();
  const bodies = await Promise.all(scripts.values());
  page.removeAllListeners('response');
  return [...bodies, ...inline].reduce((sum, body) => sum + gzipSync(body).length, 0);
}

describe('the JavaScript of a page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(['/', '/blog', '/blog/mieux-preparer-ses-nuits', '/login', '/security'])(
    'is light on %s',
    async (path) => {
      const page = await openPage(browser, 'phone');
      expect(await scriptBytes(page, path)).toBeLessThanOrEqual(publicLimit);
      await closePage(page);
    },
  );

  it('is light enough in a portal, chat included', async () => {
    const page = await openAs(browser, 'phone', 'marc.dupont@techcorp.example');
    for (const path of [
      '/employee',
      '/employee/practitioners',
      '/employee/journal',
      '/employee/consultations',
    ]) {
      expect(await scriptBytes(page, path), path).toBeLessThanOrEqual(portalLimit);
    }
    const href = await page.locator('main a[href^="/employee/consultations/"]').first().getAttribute('href');
    const withChat = await scriptBytes(page, href ?? '');
    // The chat is an island: a page that loads none would pass for the wrong reason.
    expect(withChat).toBeGreaterThan(10_000);
    expect(withChat).toBeLessThanOrEqual(portalLimit);
    await closePage(page);
  });
});
