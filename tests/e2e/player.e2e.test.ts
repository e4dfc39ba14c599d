/** A session played step by step on a phone, with and without a network. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { expectSound, openAs, query } from './_util.ts';

const completions = async () =>
  (await query<{ count: number }>('select count(*)::int as count from care.completions'))[0]?.count ?? 0;

describe('the session player', () => {
  let browser: Browser;
  let page: Page;
  let address: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openAs(browser, 'phone', 'odile.fabre@horizon.example');
    await page.goto('/patient/sessions');
    const session = page.locator('main a[href^="/patient/sessions/"]').first();
    address = `${(await session.getAttribute('href')) ?? ''}/play`;
  });
  afterAll(() => browser.close());

  const steps = () => page.locator('[data-step]').count();
  const position = () => page.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).value);

  /** Goes to the end of the session, and reports it on this device for want of a network. */
  const report = async (minutes: string) => {
    const count = await steps();
    for (let step = 0; step < count; step += 1) await page.getByRole('button', { name: 'Suivant' }).click();
    await page.getByLabel('Combien de minutes').fill(minutes);
    await page.getByRole('radio', { name: '4', exact: true }).check();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('C’est noté sur cet appareil.').waitFor();
  };

  it('shows one exercise at a time, forward and back, and the form at the end', async () => {
    await page.goto(address);
    await page.getByRole('button', { name: 'Suivant' }).waitFor();
    expect(await page.locator('[data-panel]:visible').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Précédent' }).isDisabled()).toBe(true);
    await expectSound(page);
    await page.getByRole('button', { name: 'Suivant' }).click();
    expect(await position()).toBe(1);
    await page.reload();
    await page.getByRole('button', { name: 'Suivant' }).waitFor();
    expect(await position(), 'the place is found again').toBe(1);
    await page.getByRole('button', { name: 'Précédent' }).click();
    const count = await steps();
    for (let step = 0; step < count; step += 1) await page.getByRole('button', { name: 'Suivant' }).click();
    expect(await page.locator('#report').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Suivant' }).isVisible()).toBe(false);
    await expectSound(page);
    await page.getByRole('button', { name: 'Grands caractères' }).click();
    await expectSound(page);
    await page.getByRole('button', { name: 'Grands caractères' }).click();
  });

  it('counts a timed step down, waits when asked to, and goes on by itself', async () => {
    await page.goto('/patient');
    await page.clock.install();
    await page.goto(address);
    await page.getByRole('button', { name: 'Suivant' }).waitFor();
    const count = await steps();
    const clock = page.locator('[data-player-clock]');
    for (let step = 0; step < count && !(await clock.isVisible()); step += 1)
      await page.getByRole('button', { name: 'Suivant' }).click();
    const at = await position();
    const whole = await clock.innerText();
    // A rest starts by itself, an exercise when the person is ready.
    const start = page.getByRole('button', { name: 'Démarrer' });
    if (await start.isVisible()) await start.click();
    await page.clock.runFor(3_000);
    const running = await clock.innerText();
    expect(running).not.toBe(whole);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.clock.runFor(5_000);
    expect(await clock.innerText()).toBe(running);
    await start.click();
    await page.clock.runFor(600_000);
    expect(await position()).toBeGreaterThan(at);
    await page.clock.resume();
  });

  it('keeps a session that was opened, and what is reported without a network is sent once, later', async () => {
    await page.goto(address);
    await page.locator('[data-kept-ready]:not([hidden])').waitFor({ state: 'attached' });
    const before = await completions();
    await page.context().setOffline(true);
    await page.goto('/patient/week');
    await page.getByRole('heading', { name: 'Hors connexion' }).waitFor();
    await page.locator('[data-kept-list] a').first().click();
    await page.getByRole('button', { name: 'Suivant' }).waitFor();
    await report('21');
    expect(await completions()).toBe(before);

    await page.context().setOffline(false);
    await page.getByText('Ce que vous avez noté hors connexion est envoyé.').waitFor();
    expect(await completions()).toBe(before + 1);
    await page.goto('/patient');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await completions()).toBe(before + 1);
    const [row] = await query<{ minutes: number; effort: number }>(
      'select minutes, effort from care.completions order by created_at desc limit 1',
    );
    expect(row).toEqual({ minutes: 21, effort: 4 });
  });

  it('tries again by itself where the device never says that it was without a network', async () => {
    await page.goto(address);
    await page.getByRole('button', { name: 'Suivant' }).waitFor();
    const before = await completions();
    await page.route('**/patient/outbox', (route) => route.abort(), { times: 1 });
    await report('22');
    await page.getByText('Ce que vous avez noté hors connexion est envoyé.').waitFor();
    expect(await completions()).toBe(before + 1);
  });

  it('leaves nothing to read on the device for whoever comes next', async () => {
    await page.goto('/patient');
    const kept = () => page.evaluate(async () => (await caches.keys()).length);
    expect(await kept()).toBeGreaterThan(0);
    await page.getByRole('button', { name: /compte/i }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.waitForURL(/login/);
    expect(await kept()).toBe(0);
  });
});
