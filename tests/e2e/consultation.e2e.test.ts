/** The employee finds and books a practitioner, both chat, the practitioner holds the consultation, the counters move. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, expectSound, openAs, query, type Size } from './_util.ts';

const employeeEmail = 'chloe.garnier@techcorp.example';

describe('a consultation', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  interface Counters {
    practitioner: number;
    employee: number;
    company: number;
  }
  const readCounters = async (id: string): Promise<Counters> => {
    const [row] = await query<Counters & Record<string, number>>(
      `select (select coalesce(sum(consult_count), 0)::int from care.practitioner_activity_daily where practitioner_id = c.practitioner_id) as practitioner,
              (select coalesce(sum(consult_count), 0)::int from care.employee_activity_daily where employee_id = c.employee_id) as employee,
              (select coalesce(sum(consult_count), 0)::int from care.company_activity_daily where company_id = c.company_id) as company
       from care.consultations c where id = $1`,
      [id],
    );
    if (row === undefined) throw new Error('the consultation is not there');
    return row;
  };

  async function book(page: Page): Promise<string> {
    await page.goto('/employee/practitioners?specialty=burnout&language=fr&availableWithinDays=14');
    await expectSound(page);
    await page
      .getByRole('link', { name: /Claire Bernard/ })
      .first()
      .click();
    await page.waitForURL(/practitioners\/[a-z0-9]{24}/);
    await expectSound(page);
    // A slot that nobody has, several days ahead, so that two runs do not meet.
    const slots = page.locator('input[name=startsAt]');
    const values = await slots.evaluateAll((inputs) =>
      inputs.map((input) => (input as HTMLInputElement).value),
    );
    const chosen = values.at(-1);
    expect(chosen).toBeDefined();
    await page.locator('details:has(input[name=startsAt])').evaluateAll((all) => {
      for (const element of all) (element as HTMLDetailsElement).open = true;
    });
    await page.locator(`input[name=startsAt][value="${chosen ?? ''}"]`).check();
    await page.locator('input[name=type][value=video]').check();
    await page.getByRole('button', { name: 'Choisir ce créneau' }).click();
    await page.waitForURL(/employee\/booking/);
    await expectSound(page);
    await page.getByRole('button', { name: 'Réserver', exact: true }).click();
    await page.getByText('C’est réservé').waitFor();
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  }

  /** The employee sends a picture; a page that calls itself one is refused, and what was typed stays. */
  async function sendPicture(employee: Page, practitioner: Page): Promise<void> {
    const typed = `Voici la photo ${randomUUID()}`;
    await employee.getByLabel('Votre message').fill(typed);
    await employee.locator('#chat-files').setInputFiles({
      name: 'image.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<html><script>alert(1)</script></html>'),
    });
    await employee.getByText('son contenu a été examiné').waitFor();
    await employee.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await employee.getByText('Un fichier n’est pas encore prêt').waitFor();
    expect(await employee.getByLabel('Votre message').inputValue()).toBe(typed);
    await expectSound(employee);
    await employee.getByRole('button', { name: 'Retirer image.png' }).click();
    const picture = sharp({ create: { width: 320, height: 200, channels: 3, background: '#336655' } });
    await employee.locator('#chat-files').setInputFiles({
      name: 'carnet.png',
      mimeType: 'image/png',
      buffer: await picture.png().toBuffer(),
    });
    await employee.getByText('Prêt à partir').waitFor();
    await employee.getByRole('button', { name: 'Envoyer', exact: true }).click();
    const shown = practitioner.getByRole('img', { name: 'carnet.png' });
    await shown.waitFor();
    await practitioner.waitForFunction(
      () => document.querySelector<HTMLImageElement>('img[alt="carnet.png"]')?.naturalWidth === 320,
    );
    await practitioner.getByText(typed).waitFor();
    await employee.locator('#chat').getByText('Lu', { exact: true }).waitFor();
    await expectSound(practitioner);
    const address = (await shown.getAttribute('src')) ?? '';
    const stranger = await openAs(browser, 'desktop', 'lea.martin@techcorp.example');
    expect((await stranger.request.get(new URL(address, employee.url()).href)).status()).toBe(404);
    expect((await employee.request.get(new URL(address, employee.url()).href)).status()).toBe(200);
    await closePage(stranger);
  }

  /** The practitioner looks at the list: the number of unread messages comes by itself, and goes when they are read. */
  async function countUnread(employee: Page, practitioner: Page, id: string): Promise<void> {
    const place = new URL(practitioner.url());
    await practitioner.goto('/practitioner');
    const badge = practitioner.locator(`[data-unread-messages="${id}"]`).first();
    const isListed = (await badge.count()) > 0;
    const text = `Encore un mot ${randomUUID()}`;
    await employee.getByLabel('Votre message').fill(text);
    await employee.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await employee.locator('#chat').getByText(text).waitFor();
    if (isListed) await badge.getByText('Messages non lus').waitFor();
    await practitioner.goto(place.pathname);
    await practitioner.locator('[data-new-messages]').waitFor();
    await practitioner.locator('#chat').scrollIntoViewIfNeeded();
    await employee.locator('#chat').getByText('Lu', { exact: true }).waitFor();
  }

  it.each<Size>(['phone', 'desktop'])(
    'from the search to the counters, at %s width',
    { timeout: 180_000 },
    async (size) => {
      const employee = await openAs(browser, size, employeeEmail);
      const id = await book(employee);
      await employee.goto('/employee/consultations');
      await expectSound(employee);
      expect(await employee.locator(`a[href$="${id}"]`).count()).toBeGreaterThan(0);

      const practitioner = await openAs(browser, size, 'dr.bernard@huntzen.example');
      await practitioner.goto(`/practitioner/consultations/${id}`);
      await expectSound(practitioner);
      await practitioner.getByRole('button', { name: 'Confirmer le rendez-vous' }).click();
      await practitioner.getByText('Le rendez-vous est confirmé.').waitFor();

      await employee.goto(`/employee/consultations/${id}`);
      await employee.getByText('Confirmé', { exact: true }).first().waitFor();

      // The two write to each other; neither page is reloaded.
      for (const page of [employee, practitioner]) await page.locator('#chat').scrollIntoViewIfNeeded();
      const question = `Bonjour, une question ${randomUUID()}`;
      await employee.getByLabel('Votre message').fill(question);
      await employee.getByRole('button', { name: 'Envoyer', exact: true }).click();
      await employee.getByRole('log').getByText(question).waitFor();
      await practitioner.getByText(question).waitFor();
      const reply = `Bonjour, une réponse ${randomUUID()}`;
      await practitioner.getByLabel('Votre message').fill(reply);
      await practitioner.getByLabel('Votre message').press('Enter');
      await employee.getByText(reply).waitFor();
      await expectSound(employee);
      await employee.reload();
      await employee.getByText(question).waitFor();
      await employee.getByText(reply).waitFor();
      await employee.locator('#chat').scrollIntoViewIfNeeded();
      await sendPicture(employee, practitioner);
      await countUnread(employee, practitioner, id);
      const stored = await query(
        `select from care.chat_messages where position(convert_to($1, 'UTF8') in content_encrypted) > 0 or position(convert_to($2, 'UTF8') in content_encrypted) > 0`,
        [question, reply],
      );
      expect(stored).toEqual([]);

      const before = await readCounters(id);
      const early = practitioner.getByText('Commencer avant l’heure');
      if ((await early.count()) > 0) await early.click();
      await practitioner.getByRole('button', { name: 'Commencer la consultation' }).click();
      await practitioner.getByText('La consultation a commencé.').waitFor();
      await practitioner.getByRole('button', { name: 'Terminer la consultation' }).click();
      await practitioner.getByText('La consultation est terminée.').waitFor();
      await expectSound(practitioner);
      expect(await readCounters(id)).toEqual({
        practitioner: before.practitioner + 1,
        employee: before.employee + 1,
        company: before.company + 1,
      });
      const [row] = await query<{ exact: boolean }>(
        `select duration_seconds = floor(extract(epoch from ended_at - started_at)) as exact from care.consultations where id = $1`,
        [id],
      );
      expect(row?.exact).toBe(true);

      await closePage(employee);
      await closePage(practitioner);
    },
  );

  it('sends what was typed before the script of the page had started, also in the moment in which it starts', async () => {
    const [theirs] = await query<{ id: string }>(
      `select c.id from care.consultations c join care.people p on p.account_id = c.employee_id
       where p.first_name = 'Chloé' and p.last_name = 'Garnier' and c.status = 'confirmed' limit 1`,
    );
    const text = `Avant tout ${randomUUID()}`;
    const page = await openAs(browser, 'phone', employeeEmail);
    await page.addInitScript((typed) => {
      // A slow phone: what the page puts off for later comes late.
      const post = MessagePort.prototype.postMessage;
      MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
        setTimeout(() => post.call(this, message), 250);
      };
      const watch = () => {
        const field = document.querySelector<HTMLTextAreaElement>('#chat-text');
        if (field?.value === '') field.value = typed;
        const isStarted = Object.keys(field ?? {}).some((key) => key.startsWith('__reactProps'));
        if (!isStarted) {
          setTimeout(watch);
          return;
        }
        sessionStorage.setItem('written', 'once');
        field?.form?.requestSubmit();
      };
      // The form may still send it plainly, which loads the page again.
      if (sessionStorage.getItem('written') === null) watch();
    }, text);
    await page.goto(`/employee/consultations/${theirs?.id ?? ''}`);
    await page.locator('#chat').scrollIntoViewIfNeeded();
    await page.getByRole('log').getByText(text).waitFor();
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#chat-text')?.value === '');
    expect(await page.getByRole('log').getByText(text).count()).toBe(1);
    await closePage(page);
  });

  it('of somebody else is not found, with the same page as one that does not exist', async () => {
    const [theirs] = await query<{ id: string }>(
      `select c.id from care.consultations c join care.people p on p.account_id = c.employee_id
       where p.last_name <> 'Garnier' and p.role = 'employee' limit 1`,
    );
    const page = await openAs(browser, 'desktop', employeeEmail);
    expect((await page.goto(`/employee/consultations/${theirs?.id ?? ''}`))?.status()).toBe(404);
    expect((await page.goto('/employee/consultations/00000000-0000-7000-8000-000000000000'))?.status()).toBe(
      404,
    );
    await closePage(page);
  });
});
