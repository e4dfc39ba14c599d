/** A slot is kept with a countdown, given up, lost and found again; one waits for an earlier one and takes it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, expectSound, openAs, query } from './_util.ts';

const chloe = 'chloe.garnier@techcorp.example';
const lea = 'lea.martin@techcorp.example';
const bernard = 'dr.bernard@huntzen.example';

const accountOf = async (email: string) => {
  const [row] = await query<{ id: string }>('select document_id as id from cms.up_users where email = $1', [
    email,
  ]);
  return row?.id ?? '';
};

async function openSlots(page: Page, practitionerId: string): Promise<string[]> {
  await page.goto(`/employee/practitioners/${practitionerId}`);
  await page.locator('details:has(input[name=startsAt])').evaluateAll((all) => {
    for (const element of all) (element as HTMLDetailsElement).open = true;
  });
  return page
    .locator('input[name=startsAt]')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
}

async function choose(page: Page, startsAt: string): Promise<void> {
  await page.locator(`input[name=startsAt][value="${startsAt}"]`).check();
  await page.locator('input[name=type][value=video]').check();
  await page.getByRole('button', { name: 'Choisir ce créneau' }).click();
}

describe('booking', () => {
  let browser: Browser;
  let practitionerId: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    practitionerId = await accountOf(bernard);
  });
  afterAll(() => browser.close());

  it('keeps a slot with a countdown, gives it up, and offers three others when it is lost', async () => {
    const page = await openAs(browser, 'phone', chloe);
    const other = await openAs(browser, 'desktop', lea);
    const slots = await openSlots(page, practitionerId);
    const wanted = slots.at(-2) ?? '';
    await openSlots(other, practitionerId);
    await choose(page, wanted);
    await page.waitForURL(/employee\/booking/);
    await page.getByText(/Ce créneau est gardé pour vous jusqu’à \d{1,2}\sh/).waitFor();
    await page.getByText(/Il reste \d min \d\d s/).waitFor();
    await expectSound(page);

    // Whoever had the page open before loses it, and gets three buttons; nothing chosen is lost.
    await choose(other, wanted);
    await other.getByText('Ce créneau vient d’être pris').first().waitFor();
    await expectSound(other);
    const buttons = other.getByRole('button', { name: /^Choisir (?!ce )/ });
    expect(await buttons.count()).toBe(3);
    expect(await other.getByRole('radio', { name: 'En vidéo', exact: true }).isChecked()).toBe(true);
    await buttons.first().click();
    await other.waitForURL(/employee\/booking/);
    await other.getByText('Ce créneau est gardé pour vous').waitFor();

    await page.getByRole('button', { name: 'Choisir un autre horaire' }).click();
    await page.waitForURL(/employee\/practitioners\//);
    expect(await openSlots(other, practitionerId)).toContain(wanted);
    await other.getByRole('link', { name: 'Terminer la réservation' }).click();
    await other.getByRole('button', { name: 'Choisir un autre horaire' }).click();
    await other.waitForURL(/employee\/practitioners\//);
    expect(await query('select from care.holds where employee_id = $1', [await accountOf(lea)])).toEqual([]);
    await closePage(page);
    await closePage(other);
  });

  it('works without script: the time until which a slot is kept is written, and it can be booked', async () => {
    const withScript = await openAs(browser, 'phone', chloe);
    const state = await withScript.context().storageState();
    const base = new URL(withScript.url()).origin;
    await closePage(withScript);
    const context: BrowserContext = await browser.newContext({
      javaScriptEnabled: false,
      storageState: state,
      baseURL: base,
    });
    const page = await context.newPage();
    await page.goto(`/employee/practitioners/${practitionerId}`);
    const slot = page.locator('input[name=startsAt]').first();
    await slot.check();
    await page.locator('input[name=type][value=video]').check();
    await page.getByRole('button', { name: 'Choisir ce créneau' }).click();
    await page.getByText(/gardé pour vous jusqu’à \d{1,2}\sh/).waitFor();
    expect(await page.getByRole('timer').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Choisir un autre horaire' }).click();
    await page.getByRole('button', { name: 'Choisir ce créneau' }).waitFor();
    await context.close();
  });

  it('lets somebody wait for an earlier time, and take the one that is offered', async () => {
    const page = await openAs(browser, 'phone', chloe);
    const slots = await openSlots(page, practitionerId);
    const late = slots.at(-1) ?? '';
    await choose(page, late);
    await page.getByRole('button', { name: 'Réserver', exact: true }).click();
    await page.getByText('C’est réservé').waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

    await page.getByRole('link', { name: 'Être prévenu d’un horaire plus tôt' }).click();
    await page.getByRole('heading', { name: 'Attendre un horaire plus tôt' }).waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Entrer dans la file' }).click();
    await page.getByText('Un horaire qui convient est déjà libre').first().waitFor();
    expect(await page.getByRole('button', { name: /^Choisir / }).count()).toBe(3);
    await expectSound(page);

    // Everything before it is taken: Chloé waits until it frees up.
    await query(
      `insert into care.availability_exceptions (practitioner_id, kind, day, time_zone)
       select $1, 'closed', day::date, 'Europe/Paris'
       from generate_series(now()::date - 1, $2::timestamptz::date - 1, interval '1 day') as day`,
      [practitionerId, late],
    );
    try {
      await page.goto(`/employee/practitioners/${practitionerId}/wait?consultation=${id}`);
      const before = new Date(Date.parse(late) - 86_400_000).toISOString().slice(0, 10);
      await page.getByLabel('Jusqu’à quel jour').fill(before);
      await page.getByRole('button', { name: 'Entrer dans la file' }).click();
      await page.getByText('Vous êtes la prochaine personne').waitFor();
      await expectSound(page);
    } finally {
      await query(
        `delete from care.availability_exceptions where practitioner_id = $1 and kind = 'closed' and start_time is null and time_zone = 'Europe/Paris'
         and day < $2::timestamptz::date`,
        [practitionerId, late],
      );
    }
    // The hours are open again: a job offers the first of them.
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByText('Un horaire vous est proposé').count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await expectSound(page);
    await page.getByRole('button', { name: 'Prendre cet horaire à la place' }).click();
    await page.getByText('C’est noté').waitFor();
    const [moved] = await query<{ isEarlier: boolean }>(
      'select starts_at < $2 as "isEarlier" from care.consultations where id = $1',
      [id, late],
    );
    expect(moved?.isEarlier).toBe(true);

    // The practitioner chooses yet another time.
    const doctor = await openAs(browser, 'desktop', bernard);
    await doctor.goto(`/practitioner/consultations/${id}`);
    await doctor.getByRole('link', { name: 'Changer d’horaire' }).click();
    await expectSound(doctor);
    await doctor.locator('details:has(input[name=startsAt])').evaluateAll((all) => {
      for (const element of all) (element as HTMLDetailsElement).open = true;
    });
    await doctor.locator('input[name=startsAt]').last().check();
    await doctor.getByRole('button', { name: 'Prendre ce nouvel horaire' }).click();
    await doctor.getByText('Le nouvel horaire est enregistré.').waitFor();
    await query(`update care.consultations set status = 'cancelled' where id = $1`, [id]);
    await closePage(page);
    await closePage(doctor);
  });
});
