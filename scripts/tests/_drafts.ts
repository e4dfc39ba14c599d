/** A practitioner's page on which a clinical note and a message are being written while the database goes away. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { hashPassword } from '../../extensions/identity/server/accounts.ts';
import type { OwnedDatabase, TestConsultation } from '../../extensions/records/tests/_util.ts';
import { launchBrowser } from '../testing/browser.ts';

/** What is being written. */
export interface Drafts {
  /** Types a note and sends a message, which nobody can take now. */
  write(): Promise<void>;
  /** Both texts are there, and the page says what becomes of them. */
  expectKept(): Promise<void>;
  /** The page saved both by itself, once each. */
  expectSaved(): Promise<void>;
  close(): Promise<void>;
}

async function signIn(page: Page, siteUrl: string, email: string, password: string): Promise<void> {
  await page.goto(`${siteUrl}/login`);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}

/** Opens the page of the consultation as its practitioner, with a note that is saved. */
export async function openDrafts(
  { adminPool }: OwnedDatabase,
  siteUrl: string,
  { bob, id }: TestConsultation,
): Promise<Drafts> {
  const password = `drafts-${randomUUID()}`;
  const { rows } = await adminPool.query<{ email: string }>(
    'update cms.up_users set password = $2 where document_id = $1 returning email',
    [bob.accountId, await hashPassword(password)],
  );
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  page.setDefaultTimeout(30_000);
  await signIn(page, siteUrl, rows[0]?.email ?? '', password);
  await page.goto(`${siteUrl}/practitioner/consultations/${id}`);
  const note = page.getByLabel(/^Votre note/);
  await note.fill('Avant la panne.');
  await page.getByText(/^Enregistré à/).waitFor();
  await page.locator('#chat').scrollIntoViewIfNeeded();
  await page.getByLabel('Votre message').fill('Bonjour.');
  await page.getByLabel('Votre message').press('Enter');
  await page.locator('#chat').getByText('Bonjour.').waitFor();
  const words = { note: `Pendant la panne ${randomUUID()}`, message: `Un mot ${randomUUID()}` };
  const address = page.url();
  return {
    async write() {
      await note.fill(words.note);
      await page.getByLabel('Votre message').fill(words.message);
      await page.getByLabel('Votre message').press('Enter');
      await page.getByText(/^Hors connexion : votre texte est gardé/).waitFor();
    },
    async expectKept() {
      expect(page.url()).toBe(address);
      expect(await note.inputValue()).toBe(words.note);
      await page.locator('#chat').getByText(words.message).waitFor();
      await page
        .getByText(/Envoi en cours|Partira au retour de la connexion/)
        .first()
        .waitFor();
    },
    async expectSaved() {
      await page.getByText(/^Enregistré à/).waitFor();
      await page
        .getByText(/Envoi en cours|Partira au retour de la connexion/)
        .first()
        .waitFor({ state: 'detached' });
      await page.reload();
      expect(await note.inputValue()).toBe(words.note);
      expect(await page.locator('#chat').getByText(words.message).count()).toBe(1);
    },
    close: () => browser.close(),
  };
}
