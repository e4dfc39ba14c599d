/** A coach's private note: saved while it is typed, never lost, nobody else's. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, demoPassword, expectSound, openAs, query, sizes } from './_util.ts';
import { inject } from 'vitest';

const patient = 'Odile Fabre';
const words = `Reprend confiance ${randomUUID()}`;

async function openPatient(page: Page): Promise<void> {
  await page.goto('/coach/patients?search=fabre');
  await page.getByRole('link', { name: patient }).click();
  await page.getByRole('heading', { name: 'Note privée' }).waitFor();
}

describe('a private note', () => {
  let browser: Browser;
  let desk: Page;
  let phone: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    desk = await openAs(browser, 'desktop', 'coach@horizon.example');
    phone = await openAs(browser, 'phone', 'coach@horizon.example');
  });
  afterAll(() => browser.close());

  const note = (page: Page) => page.getByLabel(/^Votre note/);

  it('is saved while it is typed, and is there on the other device', async () => {
    await openPatient(desk);
    await note(desk).fill(words);
    await desk.getByText(/^Dernier enregistrement/).waitFor();
    await expectSound(desk);
    await openPatient(phone);
    expect(await note(phone).inputValue()).toBe(words);
    await expectSound(phone);
  });

  it('keeps both texts when two pages write at once, and says so', async () => {
    await note(phone).fill(`${words} du téléphone`);
    const saving = phone.waitForResponse((answer) => answer.url().endsWith('/note') && answer.ok());
    await phone.getByRole('button', { name: 'Enregistrer la note' }).click();
    await saving;
    await phone.reload();
    await expect.poll(() => note(phone).inputValue()).toBe(`${words} du téléphone`);
    await note(desk).fill(`${words} du bureau`);
    await desk.getByText('Les deux textes sont gardés.').waitFor();
    await expectSound(desk);
    await desk.getByRole('link', { name: 'Voir les deux' }).click();
    await expect.poll(() => note(desk).inputValue()).toBe(`${words} du bureau`);
    await desk
      .locator('summary')
      .filter({ hasText: /précédent/ })
      .click();
    await desk.getByText(`${words} du téléphone`).waitFor();
    await expectSound(desk);
  });

  it('keeps what is typed without a network, and saves it once there is one', async () => {
    await desk.context().setOffline(true);
    await note(desk).fill(`${words} hors ligne`);
    await desk.getByText(/^Pas encore enregistré/).waitFor();
    await desk.context().setOffline(false);
    await desk.getByText(/^Dernier enregistrement/).waitFor();
    await openPatient(desk);
    expect(await note(desk).inputValue()).toBe(`${words} hors ligne`);
  });

  it('is a form without script', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: sizes.phone,
      baseURL: inject('product').siteUrl,
      locale: 'fr-FR',
    });
    const page = await context.newPage();
    await page.goto('/login');
    await page.getByLabel('Adresse e-mail').fill('coach@horizon.example');
    await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await openPatient(page);
    await note(page).fill(`${words} sans script`);
    await page.getByRole('button', { name: 'Enregistrer la note' }).click();
    await page.getByText('La note est enregistrée.').waitFor();
    expect(await note(page).inputValue()).toBe(`${words} sans script`);
    await closePage(page);
  });

  it('stands nowhere else: not in the database, not on the patient’s pages, not in the log of reports', async () => {
    const odile = await openAs(browser, 'phone', 'odile.fabre@horizon.example');
    for (const path of ['/patient', '/patient/history', '/patient/week']) {
      await odile.goto(path);
      expect(await odile.content()).not.toContain(words);
    }
    await closePage(odile);
    const stored = await query<{ found: boolean }>(
      `select bool_or(position(convert_to($1, 'UTF8') in content_encrypted) > 0) as found from care.coach_notes`,
      [words],
    );
    expect(stored).toEqual([{ found: false }]);
    await openPatient(desk);
    const log = await desk.request.get(`${new URL(desk.url()).pathname}/log.csv`);
    expect(log.ok()).toBe(true);
    expect(await log.text()).not.toContain(words);
  });

  it('is deleted with everything it was', async () => {
    await openPatient(desk);
    await desk.locator('summary').filter({ hasText: 'Supprimer la note' }).click();
    await desk.getByRole('button', { name: 'Supprimer la note' }).click();
    await desk.getByText('La note est supprimée.').waitFor();
    expect(await note(desk).inputValue()).toBe('');
    expect(await desk.getByText(words).count()).toBe(0);
  });
});
