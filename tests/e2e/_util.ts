/** Helpers of the browser tests: people at a phone or a desk, and what every page is held to. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import pg from 'pg';
import { expect, inject } from 'vitest';

/** The password of every demonstration account. */
export const demoPassword = 'Demo-care-2026!';

/** The two widths that every page is tried at. */
export const sizes = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const;

/** One of the two widths. */
export type Size = keyof typeof sizes;

/** Opens a page of its own, as a visitor who has never been here. */
export async function openPage(browser: Browser, size: Size, language = 'fr-FR'): Promise<Page> {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: language,
    timezoneId: 'Europe/Paris',
    baseURL: inject('product').siteUrl,
    hasTouch: size === 'phone',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** Signs in on the site and waits for the person's own portal. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}

/** Opens a page signed in as somebody. */
export async function openAs(browser: Browser, size: Size, email: string): Promise<Page> {
  const page = await openPage(browser, size);
  await signIn(page, email);
  return page;
}

/** The context a page belongs to is closed with it. */
export const closePage = (page: Page): Promise<void> => page.context().close();

/**
 * Holds the page, or the part of it that is ours, to having no accessibility violation. A colour or an opacity that is still
 * on its way is not yet what a person reads, so what moves is waited for first.
 */
export async function expectAccessible(page: Page, part = ':root'): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ effect, playState }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  );
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    page.url(),
  ).toEqual([]);
}

/** Holds a page of the panel to the same, in what is ours: the rest is the vendor's and cannot be mended from here. */
export async function expectPanelAccessible(
  page: Page,
  part: 'main' | '[role=dialog]' | Locator = 'main',
): Promise<void> {
  // The colour of a button under the pointer is the vendor's too.
  await page.mouse.move(0, 0);
  if (typeof part === 'string') return expectAccessible(page, part);
  await part.evaluate((element) => element.setAttribute('data-ours', ''));
  return expectAccessible(page, '[data-ours]');
}

/** Holds the page to what every page must be: no accessibility violation, nothing wider than the screen. */
export async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** Asks the database as its administrator, to see what a page cannot show. */
export async function query<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: inject('product').adminUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Takes back the wrong passwords that a test gave on purpose: every test signs in from one address, which may fail five times. */
export const forgetWrongPasswords = () =>
  query(`delete from care.rate_limits where starts_with(key, 'failed-')`);
