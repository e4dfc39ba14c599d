/** Notifications: the bell changes while a page is open, the list, the choices, and the way out of mails. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, expectSound, openAs, openPage, query } from './_util.ts';

const patient = 'bruno.castel@horizon.example';

const accountOf = async (email: string): Promise<string> => {
  const [row] = await query<{ id: string }>('select document_id as id from cms.up_users where email = $1', [
    email,
  ]);
  return row?.id ?? '';
};
const tell = (account: string) =>
  query(
    `insert into care.notifications (account_id, kind, link) values ($1, 'session-published', '/patient/sessions')`,
    [account],
  );

describe('notifications', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('reach an open page, are opened and marked as read', async () => {
    const account = await accountOf(patient);
    await query('delete from care.notifications where account_id = $1', [account]);
    const page = await openAs(browser, 'phone', patient);
    const bell = page.getByRole('link', { name: /^Notifications/ });
    await tell(account);
    await page.locator('[data-bell="1"]').waitFor();
    expect(await bell.innerText()).toContain('1');
    await expectSound(page);
    await tell(account);
    await page.locator('[data-bell="2"]').waitFor();

    await bell.click();
    await page.waitForURL('**/notifications');
    await expectSound(page);
    await tell(account);
    await page.getByText('Il y a du nouveau.').waitFor();
    await page.getByRole('link', { name: 'Actualiser la liste' }).click();
    const open = page.getByRole('button', { name: 'Une nouvelle séance', exact: false });
    await page
      .getByRole('button', { name: /^Marquer comme lu/ })
      .first()
      .click();
    await page.locator('[data-bell="2"]').waitFor();
    await page.locator('main form button', { hasText: 'Une nouvelle séance' }).first().click();
    await page.waitForURL('**/patient/sessions');
    await page.goto('/notifications');
    await page.getByRole('button', { name: 'Tout marquer comme lu' }).click();
    await page.locator('[data-bell="0"]').waitFor();
    expect(await open.count()).toBe(0);
    await closePage(page);
  });

  it('are chosen in the account, where an hour in the quiet hours is refused beside its field', async () => {
    const page = await openAs(browser, 'desktop', patient);
    await page.goto('/account');
    await expectSound(page);
    const messages = page.locator('#messages');
    const byMail = messages.getByLabel('Par e-mail').first();
    await byMail.check();
    await messages.getByLabel('Heure du rappel').fill('22:00');
    await messages.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Cette heure est dans vos heures calmes').first().waitFor();
    await expectSound(page);
    expect(await byMail.isChecked()).toBe(true);
    await messages.getByLabel('Heure du rappel').fill('18:30');
    await byMail.uncheck();
    await messages.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Vos choix de messages sont enregistrés.').waitFor();
    expect(await messages.getByLabel('Heure du rappel').inputValue()).toBe('18:30');
    expect(await byMail.isChecked()).toBe(false);
    await closePage(page);
  });

  it('by mail bring their own way out, for people and for mail programs', async () => {
    const email = 'patrick.salvat@horizon.example';
    const account = await accountOf(email);
    await query(
      `insert into care.message_preferences (account_id, muted, reminder_at, quiet_from, quiet_to)
       values ($1, '{}', '00:00', '00:00', '00:00') on conflict (account_id) do update
       set muted = '{}', reminder_at = '00:00', quiet_from = '00:00', quiet_to = '00:00'`,
      [account],
    );
    const [due] = await query<{ id: string }>(
      `update care.occurrences set due_on = (now() at time zone 'Europe/Paris')::date
       where id = (select o.id from care.occurrences as o join care.programmes as p on p.id = o.programme_id
                   where o.patient_id = $1 and o.due_on > current_date and p.ended_at is null order by due_on limit 1) returning id`,
      [account],
    );
    expect(due).toBeDefined();
    await query('select care.send_reminders()');
    const { mailboxUrl, siteUrl } = inject('product');
    interface Mail {
      subject: string;
      text: string;
      to: { address: string }[];
      id: string;
    }
    const find = async () =>
      ((await (await fetch(`${mailboxUrl}/api/email`)).json()) as Mail[]).find(
        ({ to, subject }) =>
          subject === 'Votre programme du jour' && to.some(({ address }) => address === email),
      );
    let mail = await find();
    for (const end = Date.now() + 20_000; mail === undefined && Date.now() < end; mail = await find())
      await new Promise((resolve) => setTimeout(resolve, 100));
    const link = /\S+\/unsubscribe\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect(link).toContain(siteUrl);
    const source = await (await fetch(`${mailboxUrl}/api/email/${mail?.id ?? ''}/source`)).text();
    expect(source).toContain(`List-Unsubscribe:\r\n <${link}>`);
    expect(source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');

    const mutedOf = async () =>
      (
        await query<{ muted: string[] }>('select muted from care.message_preferences where account_id = $1', [
          account,
        ])
      )[0]?.muted;
    const page = await openPage(browser, 'phone');
    await page.goto(link);
    await expectSound(page);
    // Looking at the page is not asking for it: mail programs look at links.
    expect(await mutedOf()).toEqual([]);
    await page.getByRole('button', { name: 'Arrêter ces e-mails' }).click();
    await page.getByRole('heading', { name: 'C’est fait' }).waitFor();
    expect(await mutedOf()).toEqual(['reminders.mail']);
    await closePage(page);

    await query(`update care.message_preferences set muted = '{}' where account_id = $1`, [account]);
    const clicked = await fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      redirect: 'manual',
    });
    expect(clicked.status).toBe(200);
    expect(await mutedOf()).toEqual(['reminders.mail']);
    const forged = await fetch(`${link.slice(0, -3)}abc`, { method: 'POST', body: new URLSearchParams() });
    expect(forged.status).toBe(404);
  });

  it('open no socket on a public page', async () => {
    const portal = await openAs(browser, 'desktop', patient);
    const page = await portal.context().newPage();
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.goto('/blog', { waitUntil: 'networkidle' });
    expect(sockets).toEqual([]);
    await closePage(page);
  });
});
