/** Signing in and out, the ways back in by mail, language and cross-site writes, as people meet them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, demoPassword, expectSound, openAs, openPage, signIn } from './_util.ts';

interface Mail {
  id: string;
  subject: string;
  text: string;
  to: { address: string }[];
}

/** The newest mail to an address, once the mailbox has it. */
async function mailTo(address: string): Promise<Mail> {
  const { mailboxUrl } = inject('product');
  const find = async () => {
    const mails = (await (await fetch(`${mailboxUrl}/api/email`)).json()) as Mail[];
    return mails.find((mail) => mail.to.some((to) => to.address === address));
  };
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  const { id } = (await find()) as Mail;
  return (await (await fetch(`${mailboxUrl}/api/email/${id}`)).json()) as Mail;
}

describe('an account', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('keeps what was typed when the password is wrong, and says what to do', async () => {
    const page = await openPage(browser, 'phone');
    await page.goto('/login');
    await page.getByLabel('Adresse e-mail').fill('sofia.lopes@techcorp.example');
    await page.getByLabel('Mot de passe', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByText('L’adresse ou le mot de passe ne correspond pas.').waitFor();
    expect(await page.getByLabel('Adresse e-mail').inputValue()).toBe('sofia.lopes@techcorp.example');
    expect(await page.getByLabel('Mot de passe', { exact: true }).inputValue()).toBe('');
    await expectSound(page);
    await closePage(page);
  });

  it('keeps its tokens out of scripts, and signs out for good', async () => {
    const page = await openAs(browser, 'desktop', 'lea.martin@techcorp.example');
    const cookies = await page.context().cookies();
    const tokens = cookies.filter(({ name }) => /access|refresh/.test(name));
    expect(tokens.length).toBe(2);
    expect(tokens.every(({ httpOnly, sameSite }) => httpOnly && sameSite !== 'None')).toBe(true);
    expect(await page.evaluate(() => document.cookie)).not.toMatch(/access|refresh/);
    await page
      .getByRole('button', { name: /Léa Martin/ })
      .or(page.locator('summary', { hasText: 'Léa Martin' }))
      .first()
      .click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.waitForURL((url) => url.pathname === '/login');
    await page.goto('/employee');
    expect(new URL(page.url()).pathname).toBe('/login');
    await page.context().addCookies(tokens);
    await page.goto('/employee');
    expect(new URL(page.url()).pathname).toBe('/login');
    await closePage(page);
  });

  it('comes back in by a mailed link', { timeout: 90_000 }, async () => {
    const email = 'awa.ndiaye@horizon.example';
    const page = await openPage(browser, 'phone');
    await page.goto('/forgot-password');
    await page.getByLabel('Adresse e-mail').fill(email);
    await page.locator('main form button[type=submit]').click();
    const mail = await mailTo(email);
    expect(mail.subject).toBe('Votre nouveau mot de passe');
    const link = /https?:\/\/\S+token=[\w-]+/.exec(mail.text)?.[0] ?? '';
    await page.goto(link);
    await expectSound(page);
    const fields = page.locator('main input[type=password]');
    for (let index = 0; index < (await fields.count()); index += 1)
      await fields.nth(index).fill(demoPassword);
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL((url) => url.pathname === '/login');
    await signIn(page, email);
    expect(new URL(page.url()).pathname).toBe('/patient');
    await closePage(page);
  });

  it('chooses its language, and keeps it on pages without a prefix', async () => {
    const page = await openPage(browser, 'desktop');
    await page.goto('/');
    await page.getByRole('button', { name: 'English' }).first().click();
    await page.waitForURL((url) => url.pathname.startsWith('/en'));
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.goto('/blog');
    expect(new URL(page.url()).pathname).toBe('/en/blog');
    await closePage(page);
  });

  it('refuses a form posted from another site', async () => {
    const page = await openAs(browser, 'desktop', 'ines.roux@horizon.example');
    const { siteUrl } = inject('product');
    const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const post = (headers: Record<string, string>) =>
      fetch(`${siteUrl}/logout`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    await page.goto('/patient');
    expect(new URL(page.url()).pathname).toBe('/patient');
    await closePage(page);
  });
});
