/** The export of one's own data: asked for with the password, awaited, downloaded, opened, removed; at both widths. */
import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import {
  closePage,
  demoPassword,
  expectSound,
  forgetWrongPasswords,
  openAs,
  query,
  type Size,
} from './_util.ts';

const visits: { who: string; email: string; size: Size; list: string; text: string }[] = [
  {
    who: 'an employee on the phone',
    email: 'marc.dupont@techcorp.example',
    size: 'phone',
    list: 'consultations',
    text: 'practitioner_name',
  },
  {
    who: 'a patient at a desk',
    email: 'paul.durand@horizon.example',
    size: 'desktop',
    list: 'completions',
    text: 'session_title',
  },
];

/** An export of a demonstration that ran before keeps nobody from this one. */
const forget = (email: string) =>
  query(
    'delete from care.data_exports where person_id = (select document_id from cms.up_users where email = $1)',
    [email],
  );

async function openFromMenu(page: Page): Promise<void> {
  await page.locator('[popovertarget=account]').click();
  await page.getByRole('link', { name: 'Mes données' }).click();
  await page.waitForURL((url) => url.pathname === '/my-data');
  await expectSound(page);
  await page.getByRole('link', { name: 'Exporter mes données' }).click();
  await page.waitForURL((url) => url.pathname === '/my-data/export');
}

async function subjectsTo(address: string): Promise<string[]> {
  const mails = (await (await fetch(`${inject('product').mailboxUrl}/api/email`)).json()) as {
    subject: string;
    to: { address: string }[];
  }[];
  return mails.filter(({ to }) => to.some((each) => each.address === address)).map(({ subject }) => subject);
}

describe('an export of my data', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(visits)('by $who', { timeout: 120_000 }, async ({ email, size, list, text }) => {
    await forget(email);
    const page = await openAs(browser, size, email);
    await openFromMenu(page);
    await page.getByLabel('Votre mot de passe').fill('not the password');
    await page.getByRole('button', { name: 'Demander mon export' }).click();
    await page.getByText('Ce n’est pas votre mot de passe actuel.').first().waitFor();
    await forgetWrongPasswords();
    await expectSound(page);
    await page.getByLabel('Votre mot de passe').fill(demoPassword);
    await page.getByRole('button', { name: 'Demander mon export' }).click();
    await page.getByText('Votre export est demandé.').waitFor();
    // It shows by itself, without a reload by hand.
    await page.getByRole('heading', { name: 'Votre export est prêt' }).waitFor({ timeout: 60_000 });
    await expectSound(page);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger le ZIP' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^huntzen-care-\d{4}-\d\d-\d\d\.zip$/);
    const zip = await JSZip.loadAsync(await readFile(await download.path()), { checkCRC32: true });
    expect(await zip.file('README.txt')?.async('string')).toContain('Mes données HuntZen Care');
    expect(await zip.file(`data/${list}.csv`)?.async('string')).toContain(text);
    const rows = JSON.parse((await zip.file(`data/${list}.json`)?.async('string')) ?? '[]') as unknown[];
    expect(rows.length).toBeGreaterThan(0);
    await expect.poll(() => subjectsTo(email), { timeout: 20_000 }).toContain('Votre demande est prête');

    await page.getByText('Supprimer cet export').click();
    await page.getByRole('button', { name: 'Oui, supprimer l’export' }).click();
    await page.getByText('Votre export est supprimé.').waitFor();
    expect(await page.getByRole('link', { name: 'Télécharger le ZIP' }).count()).toBe(0);
    await page.getByText('Vous pourrez en demander un autre à partir de').waitFor();
    await expectSound(page);
    await closePage(page);
  });

  it('that failed says so, and is asked for again at once', async () => {
    const email = 'eleve@atelier-bijou.example';
    await forget(email);
    await query(
      `insert into care.data_exports (id, person_id, language, state, key_wrapped, key_iv, key_auth_tag, kek_id, share_of)
       select gen_random_uuid(), document_id, 'fr', 'failed', decode(repeat('00', 32), 'hex'), decode(repeat('00', 12), 'hex'),
              decode(repeat('00', 16), 'hex'), repeat('0', 16), document_id from cms.up_users where email = $1`,
      [email],
    );
    const page = await openAs(browser, 'phone', email);
    await page.goto('/my-data/export');
    await page.getByRole('heading', { name: 'Votre export n’a pas abouti' }).waitFor();
    await expectSound(page);
    await page.getByLabel('Votre mot de passe').fill(demoPassword);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('heading', { name: 'Votre export est prêt' }).waitFor({ timeout: 60_000 });
    await closePage(page);
  });

  it('is nobody else’s: another person gets the page that says that it is not there', async () => {
    const marc = await openAs(browser, 'desktop', 'marc.dupont@techcorp.example');
    const [one] = await query<{ id: string }>('select id from care.data_exports order by asked_at limit 1');
    const answer = await marc.goto(`/en/my-data/export/${one?.id}.zip`);
    expect(answer?.status()).toBe(404);
    await closePage(marc);
  });
});
