/** A practitioner plans a leave over a booked appointment, sees what it strands, and finds it all in the agenda. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, expectSound, openAs, query, type Size } from './_util.ts';

const email = 'dr.bernard@huntzen.example';
const dayMs = 86_400_000;
const iso = (epoch: number) => new Date(epoch).toISOString().slice(0, 10);

describe('the hours of a practitioner', () => {
  let browser: Browser;
  let page: Page;
  let day: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openAs(browser, 'desktop', email);
    const [next] = await query<{ starts_at: Date }>(
      `select c.starts_at from care.consultations c join cms.up_users u on u.document_id = c.practitioner_id
       where u.email = $1 and c.status in ('scheduled', 'confirmed') and c.starts_at > now() + interval '1 day'
       order by c.starts_at limit 1`,
      [email],
    );
    if (next === undefined) throw new Error('the demonstration has no appointment to come');
    day = iso(next.starts_at.getTime());
  });
  afterAll(() => browser.close());

  it.each(['phone', 'desktop'] satisfies Size[])(
    'the agenda is sound at the width of a %s, by week, month and list',
    async (size) => {
      const own = await openAs(browser, size, email);
      await own.goto('/practitioner/agenda');
      await own.getByRole('heading', { level: 1, name: 'Mon agenda' }).waitFor();
      await expectSound(own);
      await own.getByRole('link', { name: 'Période suivante' }).click();
      expect(own.url()).toMatch(/week=\d{4}-W\d{2}/);
      // Monday's hours, 9 to 12 and 14 to 18: to scale where there is room, one under the other on a phone.
      const monday = own.getByRole('main').getByRole('list').getByRole('list').first();
      const [morning, afternoon] = await Promise.all(
        [9, 14].map((start) =>
          monday
            .getByRole('listitem')
            .filter({ hasText: new RegExp(`^\\s*${String(start)}\\sh\\s00[^]*Ouvert`) })
            .boundingBox(),
        ),
      );
      const hour = (morning?.height ?? 0) / 3;
      const distance = ((afternoon?.y ?? 0) - (morning?.y ?? 0)) / hour;
      expect(Math.abs(distance - 5) < 0.1).toBe(size === 'desktop');
      await own.getByRole('link', { name: 'Liste' }).click();
      await expectSound(own);
      await own.goto(`/practitioner/agenda?month=${day.slice(0, 7)}`);
      await own.getByRole('table').waitFor();
      await expectSound(own);
      await own.goto('/practitioner/availability');
      await expectSound(own);
      await closePage(own);
    },
  );

  it('a leave names the appointments that it strands, keeps what was typed, and saves once confirmed', async () => {
    await page.goto(`/practitioner/availability?day=${day}`);
    await page.getByLabel('Dernier jour').fill(iso(Date.parse(day) + dayMs));
    const part = page.locator('#exception-part');
    await part.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByRole('heading', { name: 'Des rendez-vous sortiraient de vos heures' }).waitFor();
    await expectSound(page);
    const stranded = page.getByRole('region', { name: 'Des rendez-vous sortiraient de vos heures' });
    expect(await stranded.getByRole('article').count()).toBeGreaterThan(0);
    expect(await stranded.getByRole('link').first().getAttribute('href')).toMatch(
      /practitioner\/consultations\//,
    );
    // Nothing is saved, and the form still holds what was typed.
    expect(await page.getByLabel('Date', { exact: true }).inputValue()).toBe(day);
    expect(await page.getByRole('button', { name: /^Retirer .*toute la journée/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Enregistrer, ils restent réservés' }).click();
    await page.getByText('C’est enregistré.').waitFor();
    const removal = page.getByRole('button', { name: /^Retirer .* – .*toute la journée/ });
    expect(await removal.count()).toBe(1);
    await page.goto(`/practitioner/agenda?month=${day.slice(0, 7)}&view=list`);
    await page.getByText('Hors de vos heures').first().waitFor();
    await page.goto('/practitioner/availability');
    await removal.click();
    await page.getByText('C’est enregistré.').waitFor();
    expect(await removal.count()).toBe(0);
  });

  it('an address that is none is refused with what was typed; an internal one says so once it was tried', async () => {
    await page.goto('/practitioner/availability');
    await page.getByLabel('Adresse du calendrier').fill('http://127.0.0.1:22/x.ics');
    await page.getByRole('button', { name: 'Importer ce calendrier' }).click();
    await page.getByText('Collez l’adresse complète du calendrier').first().waitFor();
    await expectSound(page);
    await page.getByLabel('Adresse du calendrier').fill('http://127.0.0.1/secret.ics');
    await page.getByRole('button', { name: 'Importer ce calendrier' }).click();
    await page.getByText('Calendrier importé de 127.0.0.1').waitFor();
    await expect
      .poll(
        async () => {
          await page.goto('/practitioner/availability');
          return page.getByText('ne mène pas à un calendrier public').count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    expect(await page.content()).not.toContain('secret.ics');
    await expectSound(page);
    await page.getByRole('button', { name: 'Ne plus importer' }).click();
    await page.getByText('Le calendrier n’est plus importé.').waitFor();
  });

  it('how late cancelling is late is said in hours or days, and what is too long is refused with what was typed', async () => {
    const kept = () =>
      query<{ cancellation_window_minutes: number; auto_confirm: boolean }>(
        `select p.cancellation_window_minutes, p.auto_confirm from care.practitioners p
         join cms.up_users u on u.document_id = p.account_id where u.email = $1`,
        [email],
      );
    const [before] = await kept();
    if (before === undefined) throw new Error('the practitioner has no profile');
    const card = page.getByRole('region', { name: 'Annulation et confirmation' });
    const save = async (amount: string, unit: string) => {
      await page.goto('/practitioner/availability');
      await card.getByLabel('Une annulation est tardive à partir de').fill(amount);
      await card.getByLabel('Heures ou jours').selectOption(unit);
      await card.getByRole('button', { name: 'Enregistrer ces règles' }).click();
    };
    await save('15', 'days');
    await card.locator('[aria-invalid="true"]').waitFor();
    expect(await card.getByLabel('Une annulation est tardive à partir de').inputValue()).toBe('15');
    await expectSound(page);
    expect(await kept()).toEqual([before]);
    await save('36', 'hours');
    await page.getByText('C’est enregistré.').waitFor();
    expect(await kept()).toEqual([{ ...before, cancellation_window_minutes: 2160 }]);
    await expectSound(page);
    await save(String(before.cancellation_window_minutes / 60), 'hours');
    await page.getByText('C’est enregistré.').waitFor();
    expect(await kept()).toEqual([before]);
  });
});
