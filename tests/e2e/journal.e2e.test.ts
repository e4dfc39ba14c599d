/** A journal that the server cannot read: from its set-up to a practitioner who reads a part of it, and then no more. */
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, expectSound, openAs, query, sizes } from './_util.ts';

const employee = 'marc.dupont@techcorp.example';
const passphrase = 'quatre chats dorment au soleil';
const nextPassphrase = 'cinq chiens courent dans la neige';
const words = `craque le dimanche ${randomUUID()}`;
const tag = `mot ${randomUUID().slice(0, 8)}`;

describe('a journal', () => {
  let browser: Browser;
  let page: Page;
  let reader: Page;
  let practitioner = { email: '', name: '' };
  let recoveryCode = '';
  const sent: string[] = [];

  const listen = (on: Page) =>
    on.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  const show = (view: string) => page.getByRole('button', { name: view, exact: true }).click();
  const unlock = async (secret: string) => {
    await page.getByLabel('Phrase de passe', { exact: true }).fill(secret);
    await page.getByRole('button', { name: 'Ouvrir mon journal' }).click();
  };
  const setUp = async (on: Page, secret: string): Promise<string> => {
    await on.getByLabel('Nouvelle phrase de passe').fill(secret);
    await on.getByLabel('La même, une seconde fois').fill(secret);
    await on.getByRole('button', { name: 'Continuer' }).click();
    const code = await on.locator('[data-recovery-code]').innerText();
    await on.getByLabel('Les quatre derniers caractères du code').fill(code.trim().slice(-4));
    return code.trim();
  };
  const expectSoundAtBothSizes = async (on: Page) => {
    for (const size of [sizes.desktop, sizes.phone]) {
      await on.setViewportSize(size);
      await expectSound(on);
    }
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    await query(
      `delete from care.journals where owner_id in (select document_id from cms.up_users where email = $1)`,
      [employee],
    );
    const [seen] = await query<{ email: string; name: string }>(
      `select u.email, p.display_name as name from care.consultations as c
       join care.practitioners as p on p.account_id = c.practitioner_id
       join cms.up_users as u on u.document_id = c.practitioner_id
       join cms.up_users as e on e.document_id = c.employee_id
       where e.email = $1 and c.status <> 'cancelled' order by u.email limit 1`,
      [employee],
    );
    practitioner = seen ?? practitioner;
    await query(
      `delete from care.practitioner_share_keys where practitioner_id in (select document_id from cms.up_users where email = $1)`,
      [practitioner.email],
    );
    page = await openAs(browser, 'phone', employee);
    listen(page);
    reader = await openAs(browser, 'desktop', practitioner.email);
    listen(reader);
  });
  afterAll(() => browser.close());

  it('says who can read what before it is set up, and shows a code that must be written down', async () => {
    await page.goto('/employee/journal');
    await page.getByText('Votre employeur : rien.').waitFor();
    await page.getByText('tout ce qui est écrit est perdu').waitFor();
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByText('Choisissez au moins 12 caractères').waitFor();
    await expectSoundAtBothSizes(page);
    recoveryCode = await setUp(page, passphrase);
    expect(recoveryCode).toMatch(/^([2-9A-Z]{4}-){6}[2-9A-Z]{4}$/);
    await expectSoundAtBothSizes(page);
    await page.getByRole('button', { name: 'Le code est noté' }).click();
    await page.getByRole('heading', { name: 'Écrire' }).waitFor();
    await expectSoundAtBothSizes(page);
  });

  it('takes an entry in three taps', async () => {
    await page.getByRole('radio', { name: /Bien$/ }).first().check();
    await page.getByRole('button', { name: 'sommeil', exact: true }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/^Enregistré/).waitFor();
  });

  it('takes another the same day and one about a day before, with words of one’s own', async () => {
    await page.getByRole('radio', { name: /Difficile/ }).check();
    await page.getByLabel('Un autre mot').fill(tag);
    await page.getByRole('button', { name: 'Ajouter' }).click();
    await page.getByLabel('Quelques lignes').fill(words);
    await page.getByLabel('Jour', { exact: true }).fill('2026-01-15');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/^Enregistré/).waitFor();
  });

  it('keeps what is typed when saving fails, the page is loaded again or a consent is missing, and saves it once', async () => {
    await page.getByRole('radio', { name: /Moyen/ }).check();
    await page.getByLabel('Quelques lignes').fill(`${words} hors ligne`);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/^Pas encore enregistré/).waitFor();
    expect(await page.getByLabel('Quelques lignes').inputValue()).toBe(`${words} hors ligne`);
    await page.context().setOffline(false);
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem('care-journal-draft'))).not.toBeNull();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('craque');
    await page.reload();
    await page.getByRole('heading', { name: 'Journal fermé' }).waitFor();
    await unlock(passphrase);
    await expect.poll(() => page.getByLabel('Quelques lignes').inputValue()).toBe(`${words} hors ligne`);
    const consents = await page.context().newPage();
    await consents.goto('/my-data/consents');
    await consents.getByRole('button', { name: 'Retirer mon accord' }).click();
    await consents.getByText('Les messages et le journal sont en lecture seule.').waitFor();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('votre accord au traitement des données de santé manque').waitFor();
    expect(await page.getByLabel('Quelques lignes').inputValue()).toBe(`${words} hors ligne`);
    await consents
      .locator('form:has(input[name=document][value="health-data"])')
      .getByRole('button', { name: /^Accepter la version/ })
      .click();
    await consents.getByRole('button', { name: 'Retirer mon accord' }).waitFor();
    await consents.close();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/^Enregistré/).waitFor();
  });

  it('is locked by a reload; a wrong passphrase says only that; the recovery code opens it', async () => {
    await page.reload();
    await page.getByRole('heading', { name: 'Journal fermé' }).waitFor();
    await expectSoundAtBothSizes(page);
    await unlock('une phrase qui ne va pas');
    await page.getByText('Cela n’ouvre pas.').waitFor();
    await page.getByLabel('mon code de secours').check();
    const code = page.getByLabel('Code de secours', { exact: true });
    await code.fill(`${recoveryCode.slice(0, -1)}${recoveryCode.endsWith('2') ? '3' : '2'}`);
    await page.getByRole('button', { name: 'Ouvrir mon journal' }).click();
    await page.getByText('un caractère du code est faux').waitFor();
    await code.fill(recoveryCode.toLowerCase());
    await page.getByRole('button', { name: 'Ouvrir mon journal' }).click();
    await page.getByRole('heading', { name: 'Écrire' }).waitFor();
  });

  it('is searched in the browser, changed and deleted', async () => {
    await show('Relire');
    await page.getByText('3 entrées', { exact: true }).waitFor();
    await page.getByLabel('Chercher').fill('CRAQUE hors');
    await page.getByText('1 entrée', { exact: true }).waitFor();
    await expectSoundAtBothSizes(page);
    await page.getByRole('button', { name: 'Modifier' }).click();
    await page.getByRole('radio', { name: /Très bien/ }).check();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/^Enregistré/).waitFor();
    await show('Relire');
    await page.getByText('5 – Très bien').last().waitFor();
    await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
    await page.getByRole('button', { name: 'Oui, supprimer' }).click();
    await page
      .getByText('0 entrées', { exact: true })
      .or(page.getByText('0 entrée', { exact: true }))
      .waitFor();
  });

  it('shows the year as a table, each day by figure and words, and its trends with their tables', async () => {
    await show('Mon année');
    await page.getByRole('combobox', { name: /Année/ }).selectOption('2026');
    const table = page.getByRole('table', { name: /Mon année 2026/ });
    expect(await table.getByRole('rowheader').count()).toBe(31);
    expect(await table.getByRole('columnheader').count()).toBe(12);
    const pixel = table.getByRole('button', { name: /15 janvier 2026 : 2, Difficile/ });
    expect(await pixel.innerText()).toBe('2');
    await expectSoundAtBothSizes(page);
    await pixel.focus();
    await page.keyboard.press('Enter');
    await page.getByText(words).waitFor();
    await show('Tendances');
    await page.getByRole('table', { name: 'Humeur moyenne par mot' }).getByText(tag).waitFor();
    await expectSoundAtBothSizes(page);
  });

  it('is exported and read in again, with a report of what was refused', async () => {
    await show('Réglages');
    await expectSoundAtBothSizes(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter en JSON' }).click();
    const file = await (await downloading).path();
    const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: unknown[] };
    expect(JSON.stringify(journal)).toContain(words);
    journal.entries.push({ day: 'demain', mood: 3, tags: [], text: '' });
    journal.entries.push({ day: '2026-01-16', mood: 3, tags: [], text: 'Importé.' });
    const changed = join(tmpdir(), `journal-${randomUUID()}.json`);
    await writeFile(changed, JSON.stringify(journal));
    await page.getByLabel('Importer un journal').setInputFiles(changed);
    await page.getByText('1 entrée ajoutée.').waitFor();
    await page.getByText('2 entrées étaient déjà là.').waitFor();
    await page.getByText(/^Ligne 3 : le jour/).waitFor();
    const csv = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter en CSV' }).click();
    expect(await readFile(await (await csv).path(), 'utf8')).toContain('Importé.');
  });

  it('is shared with one practitioner, who reads that period until it is ended', async () => {
    await reader.goto('/practitioner/journals');
    await setUp(reader, 'la phrase de passe du praticien');
    await reader.getByRole('button', { name: 'Le code est noté' }).click();
    await reader.getByText('Personne ne partage').waitFor();
    const code = await reader.locator('.font-mono').innerText();
    await show('Partager');
    const { name } = practitioner;
    await page.getByLabel('Avec qui').selectOption({ label: name });
    await expect.poll(() => page.locator('.font-mono').innerText()).toBe(code);
    await page.getByLabel('Du', { exact: true }).fill('2026-01-15');
    await page.getByLabel('Au', { exact: true }).fill('2026-01-15');
    await page.getByText('1 entrée sur cette période').waitFor();
    await page.getByRole('button', { name: 'Partager cette période' }).click();
    await page.getByText('Cochez votre accord').waitFor();
    await page.getByRole('checkbox', { name: /J’autorise/ }).check();
    await expectSoundAtBothSizes(page);
    await page.getByRole('button', { name: 'Partager cette période' }).click();
    await page.getByText('La période est partagée.').waitFor();
    await reader.reload();
    await reader.getByText('1 période est partagée avec vous.').waitFor();
    await reader.getByLabel('Phrase de passe', { exact: true }).fill('la phrase de passe du praticien');
    await reader.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await reader.getByRole('button', { name: /^Lire la période/ }).click();
    await reader.getByText(words).waitFor();
    expect(await reader.getByText('Importé.').count()).toBe(0);
    await expectSoundAtBothSizes(reader);
    await page.getByRole('button', { name: `Mettre fin au partage avec ${name}` }).click();
    await page.getByText('Le partage est terminé').waitFor();
    await reader.getByRole('button', { name: /^Lire la période/ }).click();
    await reader.getByText('Ce partage est terminé.').waitFor();
    expect(await reader.getByText(words).count()).toBe(0);
  });

  it('takes another passphrase, and the one before opens nothing', async () => {
    await show('Réglages');
    await page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase);
    await page.getByLabel('Nouvelle phrase de passe').fill(nextPassphrase);
    await page.getByLabel('La même, une seconde fois').fill(nextPassphrase);
    await page.getByRole('button', { name: 'Changer la phrase de passe' }).click();
    await page.getByText('La phrase de passe est changée.').waitFor();
    await page.getByRole('button', { name: 'Fermer', exact: true }).click();
    await unlock(passphrase);
    await page.getByText('Cela n’ouvre pas.').waitFor();
    await unlock(nextPassphrase);
    await page.getByRole('heading', { name: 'Écrire' }).waitFor();
  });

  it('left the browsers as cipher text only: no request, no row holds a word, a day or a secret', async () => {
    expect(sent.some((request) => request.includes('/employee/journal/data/journal/entries'))).toBe(true);
    const hidden = [words, tag, passphrase, nextPassphrase, recoveryCode, '2026-01-15', 'Importé.'];
    for (const secret of hidden) {
      const encoded = encodeURIComponent(secret);
      expect(sent.filter((request) => request.includes(secret) || request.includes(encoded))).toEqual([]);
    }
    const rows = await query<{ row: string }>(
      `select e::text as row from care.journal_entries as e union all select s::text from care.journal_shares as s
       union all select j::text from care.journals as j`,
    );
    expect(rows.length).toBeGreaterThan(0);
    const hex = Buffer.from(words).toString('hex');
    expect(rows.filter(({ row }) => row.includes(hex) || row.includes('2026-01-15'))).toEqual([]);
  });

  it('is closed to whoever signs out', async () => {
    await page.goto('/account');
    await closePage(reader);
    await page.context().clearCookies();
    await page.goto('/employee/journal');
    expect(new URL(page.url()).pathname).toBe('/login');
  });
});
