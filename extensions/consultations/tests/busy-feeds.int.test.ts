import { randomBytes } from 'node:crypto';
import { anonymousActor, sql, type Actor } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import type { Caller } from '@huntzen/kernel/server';
import { createKeyRing } from '@huntzen/records/crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BusyFeedService } from '../server/busy-feeds.ts';
import type { FetchedCalendar, Validators } from '../server/calendar-fetch.ts';
import { CalendarError } from '../server/domain/busy.ts';
import { createEmployee, createPractitioner, openBench, slotIn, type Bench } from './_util.ts';

const address = 'https://calendar.example/private-1f2e3d/basic.ics';
const stamp = (iso: string) => iso.replaceAll(/[-:]|\.000/g, '');
const calendarAt = (...starts: string[]) =>
  [
    'BEGIN:VCALENDAR',
    ...starts.flatMap((start, index) => [
      'BEGIN:VEVENT',
      `UID:${index}`,
      'SUMMARY:Biopsy of my mother',
      `DTSTART:${stamp(start)}`,
      'DURATION:PT50M',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n');

let bench: Bench;
let feeds: BusyFeedService;
let carol: Caller;
let alice: Caller;
let answer: (address: string, known: Validators) => FetchedCalendar | null;
const keys = createKeyRing({ RECORDS_KEY: randomBytes(36).toString('base64') });

beforeAll(async () => {
  bench = await openBench();
  feeds = new BusyFeedService({
    database: bench.care,
    keys,
    fetchCalendar: (asked, known) => Promise.resolve().then(() => answer(asked, known)),
  });
  alice = await createEmployee(bench.pool);
});
afterAll(() => bench.close());
beforeEach(async () => {
  carol = await createPractitioner(bench.pool);
  answer = () => ({ text: calendarAt(slotIn(5)), etag: '"1"', lastModified: null });
});

const fetchNow = () => feeds.fetch(carol.accountId, Date.now());
const firstSlots = async () => {
  const period = { from: Date.now(), to: Date.parse(slotIn(9)) };
  const slots = await bench.practitioners.slots(alice, carol.accountId, period, Date.now());
  return slots.map(({ start }) => new Date(start).toISOString());
};
const book = (startsAt: string) =>
  bench.consultations.book(
    alice,
    { practitionerId: carol.accountId, startsAt, type: 'video' },
    null,
    Date.now(),
  );
const count = async (table: string, actor: Actor) => {
  const { rows } = await bench.care.as(actor, (tx) =>
    sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(tx),
  );
  return rows[0]?.count;
};

test('a busy time is no slot, and cannot be booked or moved to, until it is gone', async () => {
  await feeds.save(carol, address);
  await fetchNow();
  expect(await firstSlots()).not.toContain(slotIn(5));
  expect(await firstSlots()).toContain(slotIn(4));
  await expect(book(slotIn(5))).rejects.toMatchObject({ code: 'slot_taken' });
  const { id } = await book(slotIn(4));
  await expect(bench.consultations.reschedule(carol, id, slotIn(5), Date.now())).rejects.toMatchObject({
    code: 'slot_taken',
  });
  await bench.consultations.act(carol, id, 'cancel', Date.now());
  answer = () => ({ text: calendarAt(), etag: null, lastModified: null });
  await fetchNow();
  expect(await firstSlots()).toContain(slotIn(5));
});

test('saving asks for a reading in its own transaction; the clock asks for those that are due', async () => {
  const jobs = async () => {
    const { rows } = await bench.pool.query<{ run_at: Date }>(
      `select run_at from graphile_worker.jobs where key = $1`,
      [`busy.fetch ${carol.accountId}`],
    );
    return rows.length;
  };
  await feeds.save(carol, address);
  expect(await jobs()).toBe(1);
  await bench.pool.query('delete from graphile_worker._private_jobs');
  const sweep = () =>
    bench.care.as(anonymousActor, (tx) => sql`select care.enqueue_due_busy_feeds()`.execute(tx));
  await sweep();
  expect(await jobs()).toBe(0);
  await bench.pool.query(`update care.busy_feeds set attempted_at = now() - interval '10 minutes'`);
  await sweep();
  await sweep();
  expect(await jobs()).toBe(1);
});

test('the address is a secret: encrypted, never given back whole, asked for as it was typed', async () => {
  const asked: string[] = [];
  answer = (from) => {
    asked.push(from);
    return { text: calendarAt(slotIn(5)), etag: null, lastModified: null };
  };
  const shown = JSON.stringify(await feeds.save(carol, ` ${address} `));
  await fetchNow();
  expect(asked).toEqual([address]);
  expect(shown).toContain('calendar.example');
  expect(shown + JSON.stringify(await feeds.get(carol))).not.toContain('private');
  const { rows } = await bench.pool.query(
    'select b::text, j::text from care.busy_feeds b, graphile_worker._private_jobs j',
  );
  expect(JSON.stringify(rows)).not.toMatch(/private-1f|Biopsy/);
  const other = await createPractitioner(bench.pool);
  await feeds.save(other, address);
  await bench.pool.query(
    `update care.busy_feeds a set address_encrypted = b.address_encrypted, iv = b.iv, auth_tag = b.auth_tag
     from care.busy_feeds b where a.practitioner_id = $1 and b.practitioner_id = $2`,
    [carol.accountId, other.accountId],
  );
  await fetchNow();
  expect((await feeds.get(carol))?.failure).toBe('unreadable');
  await expect(feeds.save(carol, 'http://localhost:2333/')).rejects.toMatchObject({ code: 'invalid_input' });
});

test('only the practitioner has the calendar; employees learn busy times, others nothing', async () => {
  await feeds.save(carol, address);
  await fetchNow();
  const other = await createPractitioner(bench.pool);
  const hr: Actor = await createPerson(bench.pool, { role: 'hr', company: alice.companyId ?? '' });
  expect(await count('care.busy_feeds', carol)).toBe(1);
  expect(await count('care.busy_times', carol)).toBe(1);
  for (const actor of [alice, other, hr, { ...hr, role: 'platform-admin', companyId: null }] as Actor[])
    expect(await count('care.busy_feeds', actor), actor.role).toBe(0);
  expect(await count('care.busy_times', alice)).toBeGreaterThan(0);
  for (const actor of [other, hr, { ...hr, role: 'platform-admin', companyId: null }] as Actor[])
    expect(await count('care.busy_times', actor), actor.role).toBe(0);
  const write = (actor: Actor) =>
    bench.care.as(actor, (tx) =>
      sql`insert into care.busy_times values (${carol.accountId}, '[2026-01-01,2026-01-02)')`.execute(tx),
    );
  await expect(write(alice)).rejects.toMatchObject({ code: '42501' });
  await expect(write(other)).rejects.toMatchObject({ code: '42501' });
  await write(carol);
  await expect(write(carol)).rejects.toMatchObject({ code: '23P01' });
});

test('what was read last counts while reading fails, and the failure is dated from its beginning', async () => {
  await feeds.save(carol, address);
  expect(await feeds.get(carol)).toMatchObject({ fetchedAt: null, failure: null });
  await fetchNow();
  const first = await feeds.get(carol);
  expect(first).toMatchObject({ failure: null, failedSince: null, busyTimes: 1 });
  answer = () => {
    throw new CalendarError('unreachable');
  };
  await fetchNow();
  const failed = await feeds.get(carol);
  expect(failed).toMatchObject({ failure: 'unreachable', busyTimes: 1 });
  answer = () => ({ text: 'Sign in, please', etag: null, lastModified: null });
  await fetchNow();
  expect(await feeds.get(carol)).toMatchObject({ failure: 'not_calendar', failedSince: failed?.failedSince });
  expect(await firstSlots()).not.toContain(slotIn(5));
  answer = (_address, known) => {
    expect(known.etag).toBe('"1"');
    return null;
  };
  await fetchNow();
  expect(await feeds.get(carol)).toMatchObject({ failure: null, failedSince: null, busyTimes: 1 });
});

test('an address that was changed or taken away meanwhile leaves nothing behind', async () => {
  await feeds.save(carol, address);
  answer = () => ({ text: calendarAt(slotIn(5)), etag: null, lastModified: null });
  const slow = new BusyFeedService({
    database: bench.care,
    keys,
    fetchCalendar: async () => {
      await feeds.save(carol, 'https://other.example/x.ics');
      return { text: calendarAt(slotIn(5)), etag: null, lastModified: null };
    },
  });
  await slow.fetch(carol.accountId, Date.now());
  expect(await feeds.get(carol)).toMatchObject({ host: 'other.example', busyTimes: 0, fetchedAt: null });
  await fetchNow();
  await feeds.remove(carol);
  expect(await feeds.get(carol)).toBeNull();
  expect(await count('care.busy_times', carol)).toBe(0);
  await fetchNow();
});
