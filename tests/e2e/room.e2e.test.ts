/** Two people meet in the room of their consultation; Jitsi's API is answered by the browser, everything else is the product. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, expectSound, openAs, query, type Size } from './_util.ts';

const employeeEmail = 'chloe.garnier@techcorp.example';
const practitionerEmail = 'dr.bernard@huntzen.example';

/** Stands where Jitsi would: shows a frame, remembers what it was asked for, and hangs up. */
const jitsi = `
  window.meetings = [];
  window.JitsiMeetExternalAPI = class {
    #listeners = {};
    #frame = document.createElement('iframe');
    constructor(domain, { parentNode, ...options }) {
      window.meetings.push({ domain, ...options });
      parentNode.append(this.#frame);
    }
    addListener(event, run) { this.#listeners[event] = run; }
    executeCommand() {}
    getIFrame() { return this.#frame; }
    dispose() { this.#frame.remove(); }
  };`;

interface Meeting {
  domain: string;
  roomName: string;
  jwt: string;
  lang: string;
}

const claimsOf = ({ jwt }: Meeting) =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as {
    room: string;
    context: { user: { name: string; moderator: boolean } };
  };

describe('the room of a consultation', () => {
  let browser: Browser;
  let id: string;
  beforeAll(async () => {
    browser = await launchBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']);
  });
  afterAll(() => browser.close());

  /** A confirmed consultation of the two that starts so many minutes from now; whatever stood there is called off. */
  async function meet(startsInMinutes: number, type = 'video'): Promise<string> {
    const people = `(select document_id from cms.up_users where email in ('${employeeEmail}', '${practitionerEmail}'))`;
    await query(
      `update care.consultations set status = 'cancelled' where status in ('scheduled', 'confirmed')
         and (employee_id in ${people} or practitioner_id in ${people})
         and starts_at < now() + interval '4 hours' and ends_at > now() - interval '2 hours'`,
    );
    const [row] = await query<{ id: string }>(
      `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at)
       select e.company_id, e.account_id, p.document_id, $2, 'confirmed',
              now() + make_interval(mins => $1), now() + make_interval(mins => $1 + 50)
       from care.people e, cms.up_users p, cms.up_users u
       where u.email = '${employeeEmail}' and e.account_id = u.document_id and p.email = '${practitionerEmail}' returning id`,
      [startsInMinutes, type],
    );
    return row?.id ?? '';
  }

  const open: Page[] = [];
  async function enter(size: Size, email: string, address: string): Promise<Page> {
    const page = await openAs(browser, size, email);
    open.push(page);
    await page.route('https://meet.huntzen.example/external_api.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: jitsi }),
    );
    await page.goto(address);
    return page;
  }
  const meetingsOf = (page: Page) =>
    page.evaluate(() => (window as unknown as { meetings: Meeting[] }).meetings);

  beforeEach(() => {
    id = '';
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map(closePage));
    await query(
      `update care.consultations set status = 'cancelled' where id = $1 and status in ('scheduled', 'confirmed')`,
      [id],
    );
  });

  it.each<Size>(['phone', 'desktop'])(
    'brings both together, at %s width',
    { timeout: 120_000 },
    async (size) => {
      id = await meet(5);
      const employee = await enter(size, employeeEmail, `/employee/consultations/${id}`);
      await employee.getByRole('link', { name: 'Aller à la salle' }).click();
      await employee.getByRole('button', { name: 'Vérifier caméra et micro' }).click();
      await employee.getByText('Tout fonctionne').waitFor();
      await expectSound(employee);
      await employee.getByRole('button', { name: 'Rejoindre' }).click();
      await employee.getByRole('button', { name: 'Quitter' }).waitFor();
      await expectSound(employee);

      const practitioner = await enter(size, practitionerEmail, `/practitioner/consultations/${id}/room`);
      await practitioner.getByRole('button', { name: 'Rejoindre' }).click();
      await practitioner.getByRole('button', { name: 'Quitter' }).waitFor();
      const [theirs] = await meetingsOf(employee);
      const [mine] = await meetingsOf(practitioner);
      if (theirs === undefined || mine === undefined) throw new Error('somebody is not in the meeting');
      expect(theirs).toMatchObject({ domain: 'meet.huntzen.example', roomName: mine.roomName, lang: 'fr' });
      expect(claimsOf(theirs)).toMatchObject({
        room: theirs.roomName,
        context: { user: { moderator: false } },
      });
      expect(claimsOf(mine)).toMatchObject({ room: mine.roomName, context: { user: { moderator: true } } });

      // Beginning does not throw the practitioner out of the meeting.
      await practitioner.getByRole('button', { name: 'Commencer la consultation' }).click();
      await practitioner.getByRole('button', { name: 'Terminer la consultation' }).waitFor();
      expect(await practitioner.locator('iframe').count()).toBe(1);
      await expectSound(practitioner);

      await employee.getByRole('button', { name: 'Quitter' }).click();
      await employee.getByText('Vous avez quitté la salle.').waitFor();
      expect(await employee.locator('iframe').count()).toBe(0);
      await practitioner.getByRole('button', { name: 'Terminer la consultation' }).click();
      await practitioner.waitForURL(new RegExp(`/practitioner/consultations/${id}[?]`));
      await employee.reload();
      await employee.getByText('Cette salle est fermée.').waitFor();
      await expectSound(employee);
    },
  );

  it(
    'opens fifteen minutes before, and nothing of it is in the page earlier',
    { timeout: 60_000 },
    async () => {
      id = await meet(60);
      const employee = await enter('phone', employeeEmail, `/employee/consultations/${id}/room`);
      await employee.getByText('La salle ouvre').waitFor();
      await expectSound(employee);
      const [row] = await query<{ room: string }>('select room from care.consultations where id = $1', [id]);
      expect(await employee.content()).not.toContain(row?.room ?? '?');
      expect(await employee.locator('[data-token]').count()).toBe(0);
    },
  );

  it(
    'says so when Jitsi does not answer, and nothing else may frame the page',
    { timeout: 60_000 },
    async () => {
      id = await meet(5, 'audio');
      const employee = await enter('desktop', employeeEmail, `/employee/consultations/${id}/room`);
      await employee.unroute('https://meet.huntzen.example/external_api.js');
      await employee.route('https://meet.huntzen.example/external_api.js', (route) => route.abort());
      await employee.getByRole('button', { name: 'Rejoindre' }).click();
      await employee.getByText('La salle ne répond pas.').waitFor();
      await expectSound(employee);
    },
  );

  it('of an appointment in person says where it is', { timeout: 60_000 }, async () => {
    id = await meet(5, 'in_person');
    const employee = await enter('phone', employeeEmail, `/employee/consultations/${id}/room`);
    await employee.getByText('Ce rendez-vous a lieu sur place').waitFor();
    await expectSound(employee);
  });
});
