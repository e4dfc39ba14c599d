/** What a person agreed to, and their erasure: seen, answered, asked for and called off in a browser, on a phone and at a desk. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import {
  closePage,
  demoPassword,
  expectSound,
  forgetWrongPasswords,
  openAs,
  query,
  sizes,
  type Size,
} from './_util.ts';

const both: readonly Size[] = ['phone', 'desktop'];

describe('my data', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('shows each consent with its version, and answers a newer one', async () => {
    const email = 'marc.dupont@techcorp.example';
    await query(
      `delete from care.consents where document = 'terms' and version <> '2026-04'
       and account_id in (select document_id from cms.up_users where email = $1)`,
      [email],
    );
    const page = await openAs(browser, 'phone', email);
    await page.goto('/employee');
    await page.getByText('Votre réponse est attendue : Conditions d’utilisation.').waitFor();
    await expectSound(page);
    await page.getByRole('link', { name: 'Lire et répondre' }).click();
    await page.getByText('La version 2026-11 est en vigueur et attend votre réponse.').waitFor();
    for (const size of both) {
      await page.setViewportSize(sizes[size]);
      await expectSound(page);
    }
    await page.getByRole('button', { name: 'Accepter la version 2026-11' }).click();
    await page.getByText('Votre réponse est enregistrée.').waitFor();
    expect(await page.getByText('Nouvelle version à lire').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'effacez votre compte' }).count()).toBe(2);
    await page.goto('/employee');
    expect(await page.getByText('Votre réponse est attendue').count()).toBe(0);
    await closePage(page);
  });

  it('closes messages and journal when the consent to health data is withdrawn, and opens them again', async () => {
    const page = await openAs(browser, 'desktop', 'marc.dupont@techcorp.example');
    await page.goto('/my-data/consents');
    await page.getByRole('button', { name: 'Retirer mon accord' }).click();
    await page.getByText('Les messages et le journal sont en lecture seule.').waitFor();
    await expectSound(page);
    const [consultation] = await query<{ id: string }>(
      `select c.consultation_id as id from care.chat_conversations c join cms.up_users u on u.document_id = c.employee_id
       where u.email = 'marc.dupont@techcorp.example' limit 1`,
    );
    await page.goto(`/employee/consultations/${consultation?.id ?? ''}`);
    await page.getByText('l’accord au traitement des données de santé manque').waitFor();
    await page.goto('/my-data/consents');
    await page.getByRole('button', { name: 'Accepter la version 2026-11' }).click();
    await page.getByRole('button', { name: 'Retirer mon accord' }).waitFor();
    await closePage(page);
  });

  it.each(both)('asks for the erasure with the password, and calls it off (%s)', async (size) => {
    const page = await openAs(browser, size, 'sofia.lopes@techcorp.example');
    await page.goto('/my-data/erasure');
    await page.getByText('Votre journal et tout ce que vous en avez partagé.').waitFor();
    await page.getByText(/20 ans après votre dernière consultation/).waitFor();
    await page.getByText('Vous avez 7 jours pour changer d’avis.').waitFor();
    await expectSound(page);
    const ask = page.getByRole('button', { name: 'Effacer mon compte dans 7 jours' });
    await page.getByLabel('Votre mot de passe').fill('not the password');
    await page.getByLabel('J’ai compris').check();
    await ask.click();
    await page.getByText('Ce n’est pas votre mot de passe actuel.').first().waitFor();
    await forgetWrongPasswords();
    await expectSound(page);
    await page.getByLabel('Votre mot de passe').fill(demoPassword);
    await page.getByLabel('J’ai compris').check();
    await ask.click();
    await page.getByText('Votre compte sera effacé').waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Garder mon compte' }).click();
    await page.getByText('Votre compte est conservé.').waitFor();
    await ask.waitFor();
    await closePage(page);
  });
});
