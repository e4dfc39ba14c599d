/** A practitioner joins: a document, a refusal with its reason, the amendment, the verification, and an employee finds them. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, type Panellist } from './_panel.ts';
import { closePage, expectPanelAccessible, expectSound, openAs, query, type Size } from './_util.ts';

const email = 'nadia.benali@huntzen.example';
const name = 'Nadia Benali';
const pdf = (text: string) => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF`);

let browser: Browser;

/** She waits again, as in the demonstration: other tests search too. */
const setBack = () =>
  query(
    `select care.record_verification(account_id, 'pending') from care.practitioners where display_name = $1 and verification <> 'pending'`,
    [name],
  );

beforeAll(async () => {
  browser = await launchBrowser();
  await setBack();
});
afterAll(async () => {
  await setBack();
  await browser.close();
});

async function addDocument(page: Page, fileName: string, content: Buffer): Promise<void> {
  await page.getByLabel('Nature du document').selectOption({ label: 'Assurance professionnelle' });
  await page.getByLabel(/^Numéro/).fill('RCP 77');
  await page
    .locator('#document-content')
    .setInputFiles({ name: fileName, mimeType: 'application/pdf', buffer: content });
  await page.getByRole('button', { name: 'Enregistrer le document' }).click();
}

/** What can be told from an alert of the panel is gone soon: the page itself is looked at. */
async function openFile(admin: Panellist, panelUrl: string): Promise<void> {
  const { page } = admin;
  await page.goto(`${panelUrl}/plugins/practitioners`);
  await page.getByRole('link', { name: `Ouvrir le dossier de ${name}` }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

describe('a practitioner who joins', () => {
  const { panelUrl } = inject('product');

  it('is refused with a reason, amends, is verified, and is found', { timeout: 240_000 }, async () => {
    const nadia = await openAs(browser, 'phone', email);
    await nadia.goto('/practitioner/documents');
    await nadia.getByText('Votre dossier est en cours d’examen').waitFor();
    await expectSound(nadia);
    const fileName = `assurance-${crypto.randomUUID().slice(0, 8)}.pdf`;
    // What was typed and chosen is still there after a refusal.
    await addDocument(nadia, 'page.pdf', Buffer.from('<html>no document</html>'));
    await nadia.getByText('Ce fichier n’est ni un PDF').first().waitFor();
    expect(await nadia.getByLabel(/^Numéro/).inputValue()).toBe('RCP 77');
    await expectSound(nadia);
    await addDocument(nadia, fileName, pdf('secret of Nadia'));
    await nadia.getByText('Votre document est enregistré.').waitFor();
    await nadia.getByText(fileName).waitFor();

    const admin = await enterPanel(browser, panelUrl, 'platform@huntzen.example');
    await openFile(admin, panelUrl);
    await admin.page.getByText(fileName).waitFor();
    await expectPanelAccessible(admin.page, 'main');
    const downloading = admin.page.waitForEvent('download');
    await admin.page.getByRole('button', { name: `Lire le document : Assurance, ${fileName}` }).click();
    expect((await downloading).suggestedFilename()).toBe('insurance.pdf');
    const reads = await query(
      `select 1 from care.practitioner_document_reads r join care.practitioners p on p.account_id = r.practitioner_id
       where p.display_name = $1 and r.read_at > now() - interval '1 minute'`,
      [name],
    );
    expect(reads).toHaveLength(1);

    await admin.page.getByRole('button', { name: 'Refuser' }).click();
    await admin.page.getByText('Écrivez d’abord le motif.').waitFor();
    const reason = `La copie est illisible (${fileName})`;
    await admin.page.getByLabel('Motif').fill(reason);
    await admin.page.getByRole('button', { name: 'Refuser' }).click();
    await admin.page.getByRole('gridcell', { name: reason }).waitFor();
    await expectPanelAccessible(admin.page, 'main');

    await nadia.goto('/practitioner');
    await nadia.getByText('Votre dossier n’a pas été accepté.').waitFor();
    await nadia.getByText(reason).waitFor();
    await expectSound(nadia);
    await nadia.goto('/notifications');
    await nadia.getByText('il reste quelque chose à corriger').first().waitFor();

    const lea = await openAs(browser, 'desktop', 'lea.martin@techcorp.example');
    const isFound = async () => {
      await lea.goto('/employee/practitioners?language=ar&sort=name');
      return (await lea.getByText(name).count()) > 0;
    };
    expect(await isFound()).toBe(false);

    await nadia.goto('/practitioner/documents');
    await nadia.getByRole('link', { name: new RegExp(`Remplacer .*${fileName}`) }).click();
    await addDocument(nadia, `lisible-${fileName}`, pdf('readable'));
    await nadia.getByText('Votre dossier est en cours d’examen').waitFor();
    await openFile(admin, panelUrl);
    await admin.page.getByRole('button', { name: 'Vérifier', exact: true }).click();
    await admin.page.getByRole('button', { name: 'Suspendre' }).waitFor();
    expect(await isFound()).toBe(true);
    await Promise.all([closePage(nadia), closePage(lea), admin.context.close()]);
  });

  it('writes a profile that employees read, with a photo', { timeout: 120_000 }, async () => {
    const page = await openAs(browser, 'desktop', email);
    await page.goto('/practitioner/profile');
    const bio = `Je reçois avec attention. ${crypto.randomUUID().slice(0, 8)}`;
    await page.getByLabel('Présentation').first().fill(bio);
    await page.getByLabel('Numéro de secours').fill('12');
    await page.getByRole('button', { name: 'Enregistrer mon profil' }).click();
    await page.getByText('Indiquez un numéro complet').first().waitFor();
    expect(await page.getByLabel('Présentation').first().inputValue()).toBe(bio);
    await expectSound(page);
    await page.getByLabel('Numéro de secours').fill('06 12 34 56 78');
    await page.getByRole('button', { name: 'Enregistrer mon profil' }).click();
    await page.getByText('Votre profil est enregistré.').waitFor();
    await page
      .locator('#photo-content')
      .setInputFiles(new URL('../../scripts/demo/content/media/images/walk.webp', import.meta.url).pathname);
    await page.getByRole('button', { name: 'Enregistrer la photo' }).click();
    await page.getByRole('button', { name: 'Retirer la photo' }).waitFor();
    const [row] = await query<{ account_id: string }>(
      `select care.record_verification(account_id, 'verified'), account_id from care.practitioners where display_name = $1`,
      [name],
    );
    const lea = await openAs(browser, 'phone', 'lea.martin@techcorp.example');
    await lea.goto(`/employee/practitioners/${row?.account_id}`);
    await lea.getByText(bio).waitFor();
    const photo = lea.locator('main img').first();
    await photo.scrollIntoViewIfNeeded();
    await expect
      .poll(() => photo.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
    expect(await lea.content()).not.toMatch(/612345678|6 12 34 56 78/);
    await page.getByRole('button', { name: 'Retirer la photo' }).click();
    await page.getByText('Votre profil est enregistré.').waitFor();
    await Promise.all([closePage(page), closePage(lea)]);
  });

  it.each<Size>(['phone', 'desktop'])(
    'has sound pages at %s width, dark too',
    { timeout: 90_000 },
    async (size) => {
      const page = await openAs(browser, size, 'dr.bernard@huntzen.example');
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const path of [
          '/practitioner/profile',
          '/practitioner/documents',
          '/en/practitioner/documents',
        ]) {
          await page.goto(path);
          await expectSound(page);
        }
      }
      await page.goto('/practitioner/documents');
      await page.getByText('Expire bientôt').waitFor();
      await closePage(page);
    },
  );
});
