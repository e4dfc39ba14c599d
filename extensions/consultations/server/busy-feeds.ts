/**
 * The import of a practitioner's other calendar. Its address is a secret: encrypted here, before SQL, and given back to
 * nobody. A job reads it, as the practitioner; only intervals are kept. What was read last counts until the next reading
 * succeeds, so that a calendar that cannot be reached opens no slot.
 */
import { randomUUID } from 'node:crypto';
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, type Caller } from '@huntzen/kernel/server';
import {
  createDataKey,
  keyColumnsOf,
  openText,
  sealText,
  UnreadableRecordError,
  wrappedKeyOf,
  type KeyColumns,
  type KeyRing,
} from '@huntzen/records/crypto';
import { getShare } from '@huntzen/records/keys';
import type { Interval } from '@huntzen/kernel/time';
import type { BusyFeed, CalendarFailure } from '../contracts/index.ts';
import { readBusyTimesApart } from './busy-reader.ts';
import { parseCalendarAddress } from './calendar-endpoint.ts';
import type { FetchCalendar } from './calendar-fetch.ts';
import { CalendarError } from './domain/busy.ts';

/** What the import works with. */
export interface BusyFeedOptions {
  database: CareDatabase;
  keys: KeyRing;
  fetchCalendar: FetchCalendar;
}

interface FeedRow extends KeyColumns {
  id: string;
  address_encrypted: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
  share: Buffer | null;
  etag: string | null;
  last_modified: string | null;
  fetched_at: Date | null;
  time_zone: string;
}

const dayMs = 86_400_000;

/** From yesterday to beyond the longest horizon of a rule. */
const periodAt = (now: number): Interval => ({ start: now - dayMs, end: now + 370 * dayMs });

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

const keyBindingOf = (practitionerId: string, id: string) => ({
  id,
  purpose: 'busy-feed' as const,
  companyId: '',
  subjectId: practitionerId,
});

const bindingOf = (practitionerId: string, id: string) => ({
  table: 'busy_feeds',
  column: 'address_encrypted',
  id,
  companyId: '',
  subjectId: practitionerId,
  authorId: practitionerId,
  keyId: id,
});

/** The service of imported calendars. */
export class BusyFeedService {
  readonly #database: CareDatabase;
  readonly #keys: KeyRing;
  readonly #fetch: FetchCalendar;

  constructor({ database, keys, fetchCalendar }: BusyFeedOptions) {
    this.#database = database;
    this.#keys = keys;
    this.#fetch = fetchCalendar;
  }

  /** How the caller's import goes; null without one. */
  get(caller: Caller): Promise<BusyFeed | null> {
    return this.#database.as(caller, (tx) => present(tx, caller.accountId));
  }

  /** Imports the calendar at an address from now on, instead of any other. @throws InvalidInputError when it cannot be one. */
  async save(caller: Caller, address: string): Promise<BusyFeed | null> {
    const url = parseCalendarAddress(address);
    if (url === null || url.href.length > 2000)
      throw new InvalidInputError([{ path: 'address', text: addressText }]);
    const practitionerId = caller.accountId;
    const id = randomUUID();
    const dataKey = createDataKey();
    const sealed = sealText(dataKey, url.href, bindingOf(practitionerId, id));
    return this.#database.as(caller, async (tx) => {
      await lock(tx, practitionerId);
      await remove(tx, practitionerId);
      const person = await getShare(tx, practitionerId);
      await tx
        .insertInto('care.busy_feeds')
        .values({
          practitioner_id: practitionerId,
          id,
          host: url.hostname,
          address_encrypted: sealed.ciphertext,
          iv: sealed.iv,
          auth_tag: sealed.tag,
          ...keyColumnsOf(this.#keys.wrap(dataKey, keyBindingOf(practitionerId, id), person)),
        })
        .execute();
      await enqueue(tx, practitionerId);
      return present(tx, practitionerId);
    });
  }

  /** Has the calendar read at once. */
  refresh(caller: Caller): Promise<BusyFeed | null> {
    return this.#database.as(caller, async (tx) => {
      const feed = await present(tx, caller.accountId);
      if (feed !== null) await enqueue(tx, caller.accountId);
      return feed;
    });
  }

  /** Ends the import; address and busy times are deleted. */
  remove(caller: Caller): Promise<BusyFeed | null> {
    return this.#database.as(caller, async (tx) => {
      await lock(tx, caller.accountId);
      await remove(tx, caller.accountId);
      return null;
    });
  }

  /** The job: reads a practitioner's calendar. A failure is written down for them, and is none of the job's. */
  async fetch(practitionerId: string, now: number): Promise<void> {
    const actor = { accountId: practitionerId, role: 'practitioner', companyId: null } as const;
    const feed = await this.#database.as(actor, (tx) => findFeed(tx, practitionerId));
    if (feed === undefined) return;
    const outcome = await this.#read(feed, practitionerId, now);
    await this.#database.as(actor, async (tx) => {
      await lock(tx, practitionerId);
      // Another address was saved while this one was read: what came from it is nobody's any more.
      if ((await findFeed(tx, practitionerId))?.id !== feed.id) return;
      await tx
        .updateTable('care.busy_feeds')
        .set({ attempted_at: sql`now()`, ...outcomeColumns(outcome) })
        .where('practitioner_id', '=', practitionerId)
        .execute();
      if ('busy' in outcome) await replaceBusy(tx, practitionerId, outcome.busy);
    });
  }

  async #read(feed: FeedRow, practitionerId: string, now: number): Promise<Outcome> {
    try {
      const binding = keyBindingOf(practitionerId, feed.id);
      const dataKey = this.#keys.unwrap(wrappedKeyOf(feed), binding, feed.share);
      const sealed = { ciphertext: feed.address_encrypted, iv: feed.iv, tag: feed.auth_tag };
      const address = openText(dataKey, sealed, bindingOf(practitionerId, feed.id));
      // An unchanged file still says something new each day: its repetitions reach further.
      const isFresh = feed.fetched_at !== null && now - feed.fetched_at.getTime() < dayMs / 2;
      const known = isFresh
        ? { etag: feed.etag, lastModified: feed.last_modified }
        : { etag: null, lastModified: null };
      const fetched = await this.#fetch(address, known);
      if (fetched === null) return { unchanged: true };
      const { text, etag, lastModified } = fetched;
      const busy = await readBusyTimesApart({ text, timeZone: feed.time_zone, period: periodAt(now) });
      return { busy, etag, lastModified };
    } catch (error) {
      if (error instanceof CalendarError) return { failure: error.failure };
      if (error instanceof UnreadableRecordError) return { failure: 'unreadable' };
      throw error;
    }
  }
}

type Outcome =
  | { failure: CalendarFailure }
  | { unchanged: true }
  | { busy: Interval[]; etag: string | null; lastModified: string | null };

function outcomeColumns(outcome: Outcome) {
  if ('failure' in outcome)
    return { failure: outcome.failure, failed_since: sql<Date>`coalesce(failed_since, now())` };
  const read = { failure: null, failed_since: null };
  return 'unchanged' in outcome
    ? read
    : { ...read, fetched_at: sql<Date>`now()`, etag: outcome.etag, last_modified: outcome.lastModified };
}

const addressText = {
  fr: 'Collez l’adresse complète du calendrier : elle commence par https:// ou webcal://.',
  en: 'Paste the whole address of the calendar: it begins with https:// or webcal://.',
};

const lock = (tx: Transaction, practitionerId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${practitionerId}, 280))`.execute(tx);

const enqueue = (tx: Transaction, practitionerId: string) =>
  sql`select graphile_worker.care_enqueue('busy.fetch', json_build_object('practitionerId', ${practitionerId}::text),
                                          ${`busy.fetch ${practitionerId}`})`.execute(tx);

const remove = (tx: Transaction, practitionerId: string) =>
  tx.deleteFrom('care.busy_feeds').where('practitioner_id', '=', practitionerId).execute();

async function findFeed(tx: Transaction, practitionerId: string): Promise<FeedRow | undefined> {
  const { rows } = await sql<FeedRow>`
    select f.id, f.address_encrypted, f.iv, f.auth_tag, f.key_wrapped, f.key_iv, f.key_auth_tag, f.kek_id, f.share_of,
           care.find_share(f.share_of) as share, f.etag,
           f.last_modified, f.fetched_at, p.time_zone
    from care.busy_feeds f join care.people p on p.account_id = f.practitioner_id
    where f.practitioner_id = ${practitionerId}`.execute(tx);
  return rows[0];
}

async function present(tx: Transaction, practitionerId: string): Promise<BusyFeed | null> {
  const row = await tx
    .selectFrom('care.busy_feeds as f')
    .select(['host', 'saved_at', 'attempted_at', 'fetched_at', 'failed_since', 'failure'])
    .select((by) =>
      by
        .selectFrom('care.busy_times as t')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('t.practitioner_id', '=', 'f.practitioner_id')
        .as('busy_times'),
    )
    .where('f.practitioner_id', '=', practitionerId)
    .executeTakeFirst();
  if (row === undefined) return null;
  // An attempt that did not fail is a reading, also when nothing had changed.
  const readAt = row.failure === null ? row.attempted_at : row.fetched_at;
  return {
    host: row.host,
    savedAt: row.saved_at.toISOString(),
    fetchedAt: iso(readAt),
    failedSince: iso(row.failed_since),
    failure: row.failure as CalendarFailure | null,
    busyTimes: row.busy_times ?? 0,
  };
}

async function replaceBusy(tx: Transaction, practitionerId: string, busy: readonly Interval[]) {
  await tx.deleteFrom('care.busy_times').where('practitioner_id', '=', practitionerId).execute();
  await sql`
    insert into care.busy_times (practitioner_id, during)
    select ${practitionerId}, tstzrange(to_timestamp(b.starts / 1000.0), to_timestamp(b.ends / 1000.0))
    from unnest(${busy.map(({ start }) => start)}::bigint[], ${busy.map(({ end }) => end)}::bigint[]) as b (starts, ends)`.execute(
    tx,
  );
}
