/**
 * The days of a patient's programmes as a calendar that other programs read under a private address. What it says is
 * discreet: a calendar is often shared. Days are days, without hour or zone, so no clock change moves them.
 */
import { createHash, randomBytes } from 'node:crypto';
import { anonymousActor, sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError, type Caller, type FileOutput } from '@huntzen/kernel/server';
import ical, { ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { writeLaterDaysOf } from './later-days.ts';

const daysBack = 30;
const daysAhead = 180;
const refreshSeconds = 3600;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Private calendar addresses and what they show. */
export class CalendarFeeds {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** When the caller's address was made, or null. */
  async since(caller: Caller): Promise<string | null> {
    const row = await this.#database.as(caller, (tx) =>
      tx
        .selectFrom('care.calendar_feeds')
        .select('created_at')
        .where('account_id', '=', caller.accountId)
        .where('revoked_at', 'is', null)
        .executeTakeFirst(),
    );
    return row?.created_at.toISOString() ?? null;
  }

  /** A new address of the caller; the one before ends. It is not kept and cannot be shown again. */
  async renew(caller: Caller): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.#database.as(caller, async (tx) => {
      // Two renewals at once wait for each other: one address is left open.
      await sql`select pg_advisory_xact_lock(hashtextextended(${caller.accountId}, 195))`.execute(tx);
      await end(tx, caller);
      await tx
        .insertInto('care.calendar_feeds')
        .values({ account_id: caller.accountId, token_hash: hashOf(token) })
        .execute();
    });
    return token;
  }

  /** Ends the caller's address; again changes nothing. */
  revoke(caller: Caller): Promise<void> {
    return this.#database.as(caller, (tx) => end(tx, caller));
  }

  /** The calendar behind an address. @throws NotFoundError for one that was never given or was ended. */
  async open(token: string): Promise<FileOutput> {
    const owner = await this.#database.as(anonymousActor, async (tx) => {
      const { rows } = await sql<{ account_id: string; role: string; company_id: string | null }>`
        select account_id, role, company_id from care.open_calendar_feed(${hashOf(token)})`.execute(tx);
      return rows[0];
    });
    if (owner === undefined) throw new NotFoundError();
    const actor = { accountId: owner.account_id, role: owner.role, companyId: owner.company_id };
    const rows = await this.#database.as(actor, async (tx) => {
      await writeLaterDaysOf(tx, actor.accountId);
      const found = await sql<{
        id: string;
        due_on: string;
        is_skipped: boolean;
        minutes: number;
        changed: Date;
      }>`
        select o.id, o.due_on, o.skipped_at is not null as is_skipped, (s.content ->> 'durationMinutes')::int as minutes,
               coalesce(o.skipped_at, o.visible_from) as changed
        from care.occurrences as o
        join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id
        join care.programmes as p on p.company_id = o.company_id and p.id = o.programme_id
        where o.patient_id = ${actor.accountId}
          and o.due_on between (now() at time zone p.time_zone)::date - ${daysBack}::int
            and (now() at time zone p.time_zone)::date + ${daysAhead}::int
          and p.ended_at is null and (p.paused_on is null or o.due_on < p.paused_on)
        order by o.due_on, o.id`.execute(tx);
      return found.rows;
    });
    const calendar = ical({
      name: 'HuntZen Care',
      prodId: { company: 'HuntZen', product: 'Care', language: 'FR' },
      ttl: refreshSeconds,
    });
    for (const { id, due_on, is_skipped, minutes, changed } of rows) {
      const day = Temporal.PlainDate.from(due_on);
      calendar.createEvent({
        id: `${id}@huntzen-care`,
        // The library writes the UTC day of a date.
        start: new Date(`${day.toString()}T00:00:00Z`),
        end: new Date(`${day.add({ days: 1 }).toString()}T00:00:00Z`),
        allDay: true,
        stamp: changed,
        summary: `Séance (${minutes} min)`,
        status: is_skipped ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      });
    }
    return { fileName: 'huntzen-care.ics', content: lines(calendar.toString()) };
  }
}

// A calendar of some hundred days is one small text; the file of an answer is always a stream.
async function* lines(text: string): AsyncGenerator<string> {
  yield text;
}

const end = (tx: Transaction, { accountId }: Caller): Promise<void> =>
  tx
    .updateTable('care.calendar_feeds')
    .set({ revoked_at: sql<Date>`now()` })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
    .then(() => undefined);
