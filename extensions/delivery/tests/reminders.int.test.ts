/** Reminders: who, at what hour of their own clock, and never twice. The clock is given; nothing waits. */
import type { ServiceDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany } from '@huntzen/database/testing/people';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reminderMail } from '../server/reminders.ts';
import { buildPatient, toldTo, type PatientWithPlan } from './_util.ts';

let database: TestDatabase;
let pool: pg.Pool;
let jobs: ServiceDatabase;
let company: string;

beforeAll(async () => {
  database = await cloneDatabase();
  pool = database.adminPool;
  jobs = database.openJobs();
  company = await createCompany(pool);
});
beforeEach(async () => {
  await pool.query(
    `delete from cms.up_users; delete from care.people; select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs`,
  );
});
afterAll(() => database.close());

const build = (timeZone: string, ...days: string[]) => buildPatient(pool, { company, timeZone, days });

async function choose(
  { accountId }: PatientWithPlan,
  chosen: { muted?: string[]; at?: string; from?: string; to?: string },
): Promise<void> {
  await pool.query(
    `insert into care.message_preferences (account_id, muted, reminder_at, quiet_from, quiet_to) values ($1, $2, $3, $4, $5)`,
    [accountId, chosen.muted ?? [], chosen.at ?? '08:00', chosen.from ?? '21:00', chosen.to ?? '08:00'],
  );
}

/** Sends what is due at an instant; gives how many people were reminded. */
async function sendAt(at: string): Promise<number> {
  const { rows } = await pool.query<{ sent: number }>('select care.send_reminders($1) as sent', [
    Temporal.Instant.from(at).toString(),
  ]);
  return rows[0]?.sent ?? -1;
}

async function mailed(): Promise<string[]> {
  const { rows } = await pool.query<{ account: string }>(
    `select payload ->> 'accountId' as account from graphile_worker._private_jobs
     where payload ->> 'template' = 'programme-reminder' order by 1`,
  );
  return rows.map(({ account }) => account);
}

describe('a reminder', () => {
  test('comes at eight in the morning of the person’s own zone, by mail and in the list', async () => {
    const alice = await build('Europe/Paris', '2026-07-06');
    const bob = await build('Pacific/Auckland', '2026-07-06');
    expect(await sendAt('2026-07-05T19:59:00Z')).toBe(0);
    expect(await sendAt('2026-07-05T20:00:00Z')).toBe(1);
    expect(await mailed()).toEqual([bob.accountId]);
    expect(await sendAt('2026-07-06T05:59:00Z')).toBe(0);
    expect(await sendAt('2026-07-06T06:00:00Z')).toBe(1);
    expect(await mailed()).toEqual([alice.accountId, bob.accountId].sort());
    expect(await toldTo(pool, alice)).toEqual([
      { kind: 'programme-reminder', link: '/patient', parameters: {}, isRead: false },
    ]);
  });

  test('comes once a day, however often and by however many it is asked; the next day another takes its place', async () => {
    const alice = await build('Europe/Paris', '2026-07-06', '2026-07-07');
    const sent = await Promise.all(Array.from({ length: 8 }, () => sendAt('2026-07-06T09:00:00Z')));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await sendAt('2026-07-06T12:00:00Z')).toBe(0);
    expect(await mailed()).toHaveLength(1);
    await expect(
      pool.query(`insert into care.reminders (account_id, day) values ($1, '2026-07-06')`, [alice.accountId]),
    ).rejects.toMatchObject({ code: '23505' });
    expect(await sendAt('2026-07-07T09:00:00Z')).toBe(1);
    expect(await toldTo(pool, alice)).toHaveLength(1);
  });

  test('is not for a day without a session, nor for one that is done, skipped, paused or over', async () => {
    const idle = await build('UTC', '2026-07-07');
    const done = await build('UTC', '2026-07-06');
    await pool.query(
      `insert into care.completions (company_id, patient_id, occurrence_id, client_id, session_title, outcome, performed_on, minutes, effort)
       select company_id, patient_id, id, uuidv7(), 'Plan', 'done', current_date, 10, 3 from care.occurrences where patient_id = $1`,
      [done.accountId],
    );
    const skipped = await build('UTC', '2026-07-06');
    await pool.query('update care.occurrences set skipped_at = now() where patient_id = $1', [
      skipped.accountId,
    ]);
    const paused = await build('UTC', '2026-07-06');
    await pool.query(
      `update care.programmes set paused_on = '2026-07-01', pause_reason = 'illness' where id = $1`,
      [paused.programmeId],
    );
    const over = await build('UTC', '2026-07-06');
    await pool.query('update care.programmes set ended_at = now() where id = $1', [over.programmeId]);
    const blocked = await build('UTC', '2026-07-06');
    await pool.query('update cms.up_users set blocked = true where document_id = $1', [blocked.accountId]);
    expect(await sendAt('2026-07-06T10:00:00Z')).toBe(0);
    await pool.query('update care.programmes set paused_on = null, pause_reason = null where id = $1', [
      paused.programmeId,
    ]);
    expect(await sendAt('2026-07-06T10:15:00Z')).toBe(1);
    expect(await mailed()).toEqual([paused.accountId]);
    expect(await toldTo(pool, idle)).toEqual([]);
  });

  test('comes as it was chosen: hour, ways, or not at all', async () => {
    const evening = await build('Europe/Paris', '2026-07-06');
    await choose(evening, { at: '18:30', muted: ['reminders.mail'] });
    const byMail = await build('Europe/Paris', '2026-07-06');
    await choose(byMail, { muted: ['reminders.app'] });
    const never = await build('Europe/Paris', '2026-07-06');
    await choose(never, { muted: ['reminders.app', 'reminders.mail'] });
    expect(await sendAt('2026-07-06T07:00:00Z')).toBe(1);
    expect(await mailed()).toEqual([byMail.accountId]);
    expect(await toldTo(pool, byMail)).toEqual([]);
    expect(await sendAt('2026-07-06T16:30:00Z')).toBe(1);
    expect(await mailed()).toEqual([byMail.accountId]);
    expect(await toldTo(pool, evening)).toHaveLength(1);
    expect(await toldTo(pool, never)).toEqual([]);
  });

  test('that fell due while the platform was down comes later that day, but not in the quiet hours nor after them', async () => {
    await build('Europe/Paris', '2026-07-06');
    expect(await sendAt('2026-07-06T19:00:00Z')).toBe(0);
    expect(await sendAt('2026-07-06T22:30:00Z')).toBe(0);
    expect(await sendAt('2026-07-06T18:59:00Z')).toBe(1);
    const napping = await build('UTC', '2026-07-08');
    await choose(napping, { at: '09:00', from: '13:00', to: '15:00' });
    expect(await sendAt('2026-07-08T14:00:00Z')).toBe(0);
    expect(await sendAt('2026-07-08T16:00:00Z')).toBe(0);
    expect(await sendAt('2026-07-08T12:59:00Z')).toBe(1);
    const open = await build('UTC', '2026-07-09');
    await choose(open, { at: '07:00', from: '00:00', to: '00:00' });
    expect(await sendAt('2026-07-09T23:59:00Z')).toBe(1);
  });

  test('in quiet hours cannot even be chosen', async () => {
    const alice = await build('UTC', '2026-07-06');
    await expect(choose(alice, { at: '07:59' })).rejects.toMatchObject({
      constraint: 'message_preferences_reminder_is_heard',
    });
    await expect(choose(alice, { at: '21:00' })).rejects.toMatchObject({ code: '23514' });
    await choose(alice, { at: '20:59' });
  });
});

describe('where clocks change', () => {
  test('an hour that does not exist has passed when the next one comes', async () => {
    const night = { at: '02:30', from: '12:00', to: '14:00' };
    await choose(await build('Europe/Paris', '2026-03-29'), night);
    expect(await sendAt('2026-03-29T00:59:00Z')).toBe(0);
    // 01:59 is followed by 03:00.
    expect(await sendAt('2026-03-29T01:00:00Z')).toBe(1);
  });

  test('an hour that comes twice reminds once', async () => {
    const night = { at: '02:30', from: '12:00', to: '14:00' };
    await choose(await build('Europe/Paris', '2026-10-25'), night);
    expect(await sendAt('2026-10-25T00:30:00Z')).toBe(1);
    expect(await sendAt('2026-10-25T01:30:00Z')).toBe(0);
    expect(await mailed()).toHaveLength(1);
  });

  test('a day without midnight begins at one', async () => {
    // Cairo: on 24 April 2026, 23:59 is followed by 01:00 of that Friday's day.
    const early = await build('Africa/Cairo', '2026-04-24');
    await choose(early, { at: '00:15', from: '12:00', to: '13:00' });
    expect(await sendAt('2026-04-23T21:59:00Z')).toBe(0);
    expect(await sendAt('2026-04-23T22:00:00Z')).toBe(1);
  });

  test('a day whose last hour comes twice reminds once, and the next day is its own', async () => {
    // Santiago: on 4 April 2026, 23:59 is followed by 23:00 of the same day.
    const late = await build('America/Santiago', '2026-04-04', '2026-04-05');
    await choose(late, { at: '23:30', from: '12:00', to: '13:00' });
    expect(await sendAt('2026-04-05T02:30:00Z')).toBe(1);
    expect(await sendAt('2026-04-05T03:30:00Z')).toBe(0);
    expect(await sendAt('2026-04-05T04:30:00Z')).toBe(0);
    expect(await sendAt('2026-04-06T03:30:00Z')).toBe(1);
  });

  test('zones of quarter hours, at both ends of the calendar, have their own day', async () => {
    const first = await build('Pacific/Kiritimati', '2026-07-06');
    const last = await build('Pacific/Pago_Pago', '2026-07-06');
    const between = await build('Asia/Kathmandu', '2026-07-06');
    expect(await sendAt('2026-07-05T18:00:00Z')).toBe(1);
    expect(await mailed()).toEqual([first.accountId]);
    expect(await sendAt('2026-07-06T02:15:00Z')).toBe(1);
    expect(await sendAt('2026-07-06T19:00:00Z')).toBe(1);
    expect(await mailed()).toEqual([first.accountId, last.accountId, between.accountId].sort());
  });

  test('a zone that nobody knows reminds nobody there, and everybody else', async () => {
    await build('Mars/Olympus', '2026-07-06');
    await build('UTC', '2026-07-06');
    expect(await sendAt('2026-07-06T10:00:00Z')).toBe(1);
  });
});

test('ten thousand people are reminded in one transaction, in seconds', { timeout: 120_000 }, async () => {
  const model = await build('UTC', '2026-07-06');
  const client = await pool.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica`);
    await client.query(
      `insert into care.people (account_id, company_id, role, time_zone)
       select 'm' || lpad(i::text, 23, '0'), $1, 'patient', 'UTC' from generate_series(1, 10000) as i`,
      [company],
    );
    await client.query(
      `with programme as (
         insert into care.programmes (company_id, patient_id, template_id, template_version, title, time_zone, days, starts_on, ends_on, assigned_by, assigned_by_role)
         select p.company_id, w.account_id, p.template_id, 1, p.title, p.time_zone, p.days, p.starts_on, p.ends_on, p.assigned_by, p.assigned_by_role
         from care.programmes as p, care.people as w where p.id = $1 and w.account_id like 'm0%' returning *)
       insert into care.occurrences (company_id, patient_id, programme_id, programme_session_id, due_on, planned_on, visible_from)
       select company_id, patient_id, id, uuidv7(), '2026-07-06', '2026-07-06', now() from programme`,
      [model.programmeId],
    );
    await client.query('commit');
    const from = performance.now();
    expect(await sendAt('2026-07-06T10:00:00Z')).toBe(10_001);
    const seconds = (performance.now() - from) / 1000;
    // Alone it takes one or two; a busy machine has room.
    expect(seconds).toBeLessThan(15);
    expect(await mailed()).toHaveLength(10_001);
    await client.query(`delete from care.people where account_id like 'm0%'`);
  } finally {
    client.release();
  }
});

describe('the mail', () => {
  const zone =
    'Etc/GMT' + (new Date().getUTCHours() < 12 ? '-' : '+') + String(Math.abs(12 - new Date().getUTCHours()));
  const today = Temporal.Now.plainDateISO(zone).toString();
  const write = ({ accountId }: PatientWithPlan, language: 'fr' | 'en', day = today) =>
    reminderMail({
      recipient: { accountId, email: 'x@example.org', firstName: 'X', language, timeZone: zone },
      payload: { accountId, day },
      database: jobs,
      link: (path) => `https://care.example${path}`,
    });

  test('says neither what there is to do nor why, in both languages', async () => {
    const alice = await build(zone, today);
    for (const [language, subject] of [
      ['fr', 'Votre programme du jour'],
      ['en', 'Your programme for today'],
    ] as const) {
      const mail = await write(alice, language);
      expect(mail?.subject).toBe(subject);
      expect(JSON.stringify(mail)).not.toMatch(/genou|douleur|pain|séance|session|plan\b/i);
    }
  });

  test('is not sent any more once its day is over, or what there was to do is done', async () => {
    const alice = await build(zone, today);
    expect(await write(alice, 'fr', '2026-01-01')).toBeNull();
    await pool.query('update care.occurrences set skipped_at = now() where patient_id = $1', [
      alice.accountId,
    ]);
    expect(await write(alice, 'fr')).toBeNull();
  });
});

test('what was noted of a reminder is forgotten after 60 days', async () => {
  await build('UTC', '2026-07-06');
  await sendAt('2026-07-06T10:00:00Z');
  const count = async () =>
    (await pool.query<{ count: number }>('select count(*)::int from care.reminders')).rows[0]?.count;
  await pool.query(`select care.forget_reminders(now() + interval '59 days')`);
  expect(await count()).toBe(1);
  await pool.query(`select care.forget_reminders(now() + interval '61 days')`);
  expect(await count()).toBe(0);
});
