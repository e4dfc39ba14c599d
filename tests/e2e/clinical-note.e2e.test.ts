/** A clinical note: saved while it is typed, kept on the device without a network, shared by an explicit act, read by two. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, demoPassword, expectSound, openAs, query, signIn, sizes } from './_util.ts';

const employeeEmail = 'chloe.garnier@techcorp.example';
const practitionerEmail = 'dr.moreau@huntzen.example';
const words = `Réveils vers quatre heures ${randomUUID()}`;

describe('a clinical note', () => {
  let browser: Browser;
  let desk: Page;
  let phone: Page;
  let id: string;
  let patient: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    const [row] = await query<{ id: string; name: string }>(
      `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at)
       select e.company_id, e.account_id, p.document_id, 'video', 'completed', at, at + interval '50 minutes', at, at + interval '50 minutes'
       from care.people e, cms.up_users p, cms.up_users u, (select now() - interval '2 days' as at) as past
       where u.email = $1 and e.account_id = u.document_id and p.email = $2
       returning id, (select w.first_name || ' ' || w.last_name from care.people w where w.account_id = employee_id) as name`,
      [employeeEmail, practitionerEmail],
    );
    if (row === undefined) throw new Error('the people of the demonstration are not there');
    ({ id, name: patient } = row);
    desk = await openAs(browser, 'desktop', practitionerEmail);
    phone = await openAs(browser, 'phone', employeeEmail);
  });
  afterAll(() => browser.close());

  const note = (page: Page) => page.getByLabel(/^Votre note/);
  const saved = (page: Page) => page.getByText(/^Enregistré à/);
  const open = async (page: Page) => {
    await page.goto(`/practitioner/consultations/${id}`);
    await page.getByRole('heading', { name: 'Note clinique' }).waitFor();
  };
  const openShared = (page: Page) => page.goto(`/employee/consultations/${id}`);

  it('is saved while it is typed, shown as it will be read, and there after a reload', async () => {
    await open(desk);
    await note(desk).fill(`# Sommeil\n\n${words}, **chaque nuit**.`);
    await saved(desk).waitFor();
    await expectSound(desk);
    await desk.getByRole('button', { name: 'Aperçu' }).click();
    await desk.getByRole('heading', { name: 'Sommeil' }).waitFor();
    expect(await desk.locator('[data-note-preview] strong').innerText()).toBe('chaque nuit');
    await expectSound(desk);
    await desk.getByRole('button', { name: 'Écrire' }).click();
    await open(desk);
    expect(await note(desk).inputValue()).toContain(words);
  });

  it('typed without a network comes back when the page is opened again, and is saved; the device keeps no clear text', async () => {
    // The script of the editor runs: without a network it would not come any more.
    await desk.getByRole('button', { name: 'Aperçu' }).waitFor();
    await desk.context().setOffline(true);
    await note(desk).fill(`${words} hors ligne`);
    await desk.getByText(/^Hors connexion/).waitFor();
    const kept = await desk.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('care-notes');
        request.onsuccess = () => resolve(request.result);
      });
      const all = (name: string) =>
        new Promise<unknown[]>((resolve) => {
          const request = database.transaction(name).objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result as unknown[]);
        });
      const drafts = (await all('drafts')) as { sealed: ArrayBuffer }[];
      const keys = (await all('keys')) as { key: CryptoKey }[];
      database.close();
      return {
        texts: drafts.map(({ sealed }) => new TextDecoder().decode(sealed)),
        extractable: keys.map(({ key }) => key.extractable),
      };
    });
    expect(kept.texts).toHaveLength(1);
    expect(kept.texts.join()).not.toContain('quatre heures');
    expect(kept.extractable).toEqual([false]);
    // The page is left with what it could not send, as by a closed tab.
    await desk.goto('about:blank');
    await desk.context().setOffline(false);
    await open(desk);
    // Saved by this page, or before by the one that was left, when the network came back.
    await desk.waitForFunction((text) => {
      const field = document.querySelector<HTMLTextAreaElement>('[data-note-form] textarea');
      const status = document.querySelector('[data-note-status]')?.textContent ?? '';
      return field?.value === text && (field.defaultValue === text || status.startsWith('Enregistré à'));
    }, `${words} hors ligne`);
    await open(desk);
    const stored = await note(desk).evaluate((field) => (field as HTMLTextAreaElement).defaultValue);
    expect(stored, 'on the server').toBe(`${words} hors ligne`);
  });

  it('written on two devices at once loses neither text', async () => {
    const other = await openAs(browser, 'phone', practitionerEmail);
    await open(other);
    await note(other).fill(`${words} du téléphone`);
    await saved(other).waitFor();
    await expectSound(other);
    await note(desk).fill(`${words} du bureau`);
    await desk.getByText('Cette note a été enregistrée ailleurs').waitFor();
    await desk.getByRole('region', { name: 'Texte enregistré ailleurs' }).getByText('du téléphone').waitFor();
    await expectSound(desk);
    await desk.getByRole('button', { name: 'Garder les deux textes' }).click();
    await saved(desk).waitFor();
    const both = await note(desk).inputValue();
    expect(both).toContain('du bureau');
    expect(both).toContain('du téléphone');
    await closePage(other);
  });

  it('is not there for the person until it is shared, and then exactly as it was', async () => {
    await openShared(phone);
    expect(await phone.content()).not.toContain('quatre heures');
    await note(desk).fill(`# Pour vous\n\n${words} : **noter** vos nuits.`);
    // Shared right after the last key: what is shared is what stands there.
    await desk
      .locator('summary')
      .filter({ hasText: `Partager avec ${patient}` })
      .click();
    await desk.getByText(`${patient} lira ce texte tel qu’il est maintenant`).waitFor();
    await expectSound(desk);
    await desk.getByRole('button', { name: `Partager ce texte avec ${patient}` }).click();
    await desk.getByText('La note est partagée.').waitFor();
    await note(desk).fill('Ceci reste pour moi.');
    await saved(desk).waitFor();
    await desk.getByText('Ce que vous avez écrit depuis reste pour vous.').waitFor();
    await expectSound(desk);

    await phone.goto('/notifications');
    const told = phone.getByText('Un document vous attend dans un de vos rendez-vous.').first();
    await told.waitFor();
    expect(await phone.content()).not.toContain('quatre heures');
    await openShared(phone);
    await phone.getByRole('heading', { name: 'Note partagée avec vous' }).waitFor();
    await phone.getByRole('heading', { name: 'Pour vous' }).waitFor();
    await phone.getByText(/l’a partagée avec vous/).waitFor();
    expect(await phone.locator('#shared-note').innerText()).toContain(words);
    expect(await phone.content()).not.toContain('Ceci reste pour moi');
    await expectSound(phone);
  });

  it('is gone for the person once it is withdrawn', async () => {
    await open(desk);
    await desk.locator('summary').filter({ hasText: 'Ne plus partager' }).click();
    await desk.getByRole('button', { name: 'Retirer la note partagée' }).click();
    await desk.getByText('La note n’est plus partagée.').waitFor();
    await openShared(phone);
    await phone.getByRole('heading', { name: 'Le rendez-vous' }).or(phone.locator('h1')).first().waitFor();
    expect(await phone.locator('#shared-note').count()).toBe(0);
    await phone.goto('/notifications');
    expect(await phone.getByText('Un document vous attend').count()).toBe(0);
  });

  it('keeps every version, and stands in the list of notes', async () => {
    await open(desk);
    await desk.getByRole('link', { name: 'Versions de cette note' }).click();
    await desk.getByRole('link', { name: 'Version 1', exact: true }).click();
    await desk.getByText('chaque nuit').waitFor();
    await expectSound(desk);
    await desk.goto('/practitioner/consultations');
    await desk.getByRole('link', { name: 'Mes notes' }).click();
    await desk.getByRole('link', { name: patient }).first().waitFor();
    expect(await desk.content()).not.toContain('quatre heures');
    await expectSound(desk);
  });

  it('leaves nothing on the device of whoever signs out', async () => {
    await open(desk);
    await desk.context().setOffline(true);
    await note(desk).fill(`${words} et je pars`);
    await desk.getByText(/^Hors connexion/).waitFor();
    await desk.route('**/note', (route) => route.abort());
    await desk.context().setOffline(false);
    await desk
      .getByRole('button', { name: /compte|Moreau/i })
      .first()
      .click();
    await desk.getByRole('button', { name: 'Se déconnecter' }).click();
    await desk.waitForURL(/\/login/);
    await desk.unroute('**/note');
    await signIn(desk, practitionerEmail);
    await open(desk);
    expect(await note(desk).inputValue()).toBe('Ceci reste pour moi.');
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
    await page.getByLabel('Adresse e-mail').fill(practitionerEmail);
    await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await open(page);
    await note(page).fill(`${words} sans script`);
    await page.getByRole('button', { name: 'Enregistrer la note' }).click();
    await page.getByText('La note est enregistrée.').waitFor();
    expect(await note(page).inputValue()).toBe(`${words} sans script`);
    await closePage(page);
  });

  it('stands in clear nowhere in the database', async () => {
    const stored = await query<{ found: boolean }>(
      `select bool_or(position(convert_to($1, 'UTF8') in content_encrypted) > 0) as found from care.clinical_note_versions`,
      [words],
    );
    expect(stored).toEqual([{ found: false }]);
  });
});
