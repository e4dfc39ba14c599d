/** Figures where people see them: the practitioner's dashboard and corrections, ratings, the panel's activity and checks. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel } from './_panel.ts';
import { closePage, expectPanelAccessible, expectSound, openAs, query, type Size } from './_util.ts';

const practitionerEmail = 'dr.bernard@huntzen.example';
const employeeEmail = 'marc.dupont@techcorp.example';

/** A consultation of the two that ended an hour ago; returns its id. */
async function completeOne(): Promise<string> {
  const [row] = await query<{ id: string }>(
    `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at)
     select c.document_id, e.document_id, p.document_id, 'video', 'completed', at, at + interval '50 minutes', at, at + interval '50 minutes'
     from cms.up_users e join cms.companies c on c.id = e.company_id, cms.up_users p,
          lateral (select date_trunc('minute', now()) - interval '110 minutes' as at) as time
     where e.email = $1 and p.email = $2 returning id`,
    [employeeEmail, practitionerEmail],
  );
  if (row === undefined) throw new Error('the demonstration lacks its people');
  return row.id;
}

describe('figures', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each<Size>(['phone', 'desktop'])('tell a practitioner their month, at %s width', async (size) => {
    const page = await openAs(browser, size, practitionerEmail);
    await page.goto('/practitioner');
    await page.getByText('Le même en tableau').click();
    expect(
      await page.getByRole('table', { name: 'Activité mois par mois' }).locator('tbody tr').count(),
    ).toBe(12);
    await expectSound(page);
    await page.getByLabel('Période').selectOption({ index: 14 });
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.waitForURL(/period=\d{4}-Q\d/);
    const starting = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Télécharger/ }).click();
    expect((await starting).suggestedFilename()).toMatch(/^practitioner-activity-v1_\d{4}-Q\d\.csv$/);
    await page.goto('/en/practitioner');
    await page.getByText('Consultations by month').waitFor();
    await expectSound(page);
    await closePage(page);
  });

  it.each<Size>(['phone', 'desktop'])(
    'follow a correction at once, and a rating stays the employee’s own, at %s width',
    { timeout: 120_000 },
    async (size) => {
      const id = await completeOne();
      const employee = await openAs(browser, size, employeeEmail);
      await employee.goto(`/employee/consultations/${id}`);
      await expectSound(employee);
      await employee.getByRole('radio', { name: '4, beaucoup' }).check();
      await employee.getByRole('button', { name: 'Donner mon avis' }).click();
      await employee.getByText('Merci pour votre avis.').waitFor();
      await employee.getByText('Votre note : 4 sur 5.').waitFor();

      const practitioner = await openAs(browser, size, practitionerEmail);
      await practitioner.goto(`/practitioner/consultations/${id}`);
      expect(await practitioner.getByText(/\d sur 5/).count()).toBe(0);
      await practitioner.getByText('Corriger les heures').click();
      await expectSound(practitioner);
      const end = practitioner.getByLabel('Fin', { exact: true });
      const typed = await end.inputValue();
      await end.fill(new Date(Date.parse(`${typed}Z`) - 600_000).toISOString().slice(0, 16));
      await practitioner.getByRole('button', { name: 'Enregistrer la correction' }).click();
      await practitioner.getByText('Les heures sont corrigées').waitFor();
      await practitioner.getByText(/par vous/).waitFor();
      await expectSound(practitioner);
      const [row] = await query<{ seconds: number; drifts: number }>(
        `select duration_seconds as seconds, (select count(*)::int from care.recount_activity(current_date - 2, current_date + 1)) as drifts
         from care.consultations where id = $1`,
        [id],
      );
      expect(row).toEqual({ seconds: 2400, drifts: 0 });
      // Out of the way of the next one.
      await query('delete from care.consultations where id = $1', [id]);
      await closePage(employee);
      await closePage(practitioner);
    },
  );

  it('show platform admins the activity and the checks of the counters', { timeout: 120_000 }, async () => {
    const { panelUrl } = inject('product');
    const { page, context } = await enterPanel(browser, panelUrl, 'platform@huntzen.example');
    for (const [path, heading, text] of [
      ['overview', 'Activité de la plateforme', 'Consultations menées à terme'],
      ['watch', 'Contrôle des compteurs', 'Tous les compteurs sont justes.'],
    ] as const) {
      await page.goto(`${panelUrl}/plugins/counters/${path}`);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.getByText(text).waitFor();
      const current = page.getByRole('navigation').first().locator('a[aria-current="page"]');
      expect(await current.count()).toBe(1);
      await expectPanelAccessible(page, 'main');
    }
    await page.getByRole('button', { name: 'Recalculer la période' }).click();
    await page.getByText('Le calcul commence.').waitFor();
    await context.close();
    const accountant = await enterPanel(browser, panelUrl, 'accountant@huntzen.example');
    expect((await accountant.call('GET', '/api/metrics/global?period=2026')).status).toBe(403);
    await accountant.context.close();
  });
});
