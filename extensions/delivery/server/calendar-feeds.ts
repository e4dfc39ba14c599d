/**
 * Private calendars that other programs read under an address. What they show is said by the extensions, role by role; what they
 * say is discreet: a calendar is often shared.
 */
import { createHash, randomBytes } from 'node:crypto';
import { anonymousActor, sql, type CareDatabase, type Transaction } from '@huntzen/database';
import {
  feedOf,
  NotFoundError,
  type CalendarSource,
  type Caller,
  type FileOutput,
} from '@huntzen/kernel/server';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Private calendar addresses and what they show. */
export class CalendarFeeds {
  readonly #database: CareDatabase;
  readonly #sources: ReadonlyMap<string, CalendarSource>;

  /** @param sources what the calendar of each role shows. */
  constructor(database: CareDatabase, sources: ReadonlyMap<string, CalendarSource>) {
    this.#database = database;
    this.#sources = sources;
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
    const source = this.#sources.get(owner.role);
    const entries = source === undefined ? [] : await this.#database.as(actor, (tx) => source(tx, actor));
    return { fileName: 'huntzen-care.ics', content: lines(feedOf(entries)) };
  }
}

// A calendar of some hundred entries is one small text; the file of an answer is always a stream.
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
