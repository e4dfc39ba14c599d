/** A slot kept for the person who chose it. How long, for whom alone and instead of what is the database's business. */
import { sql, type CareDatabase, type RunQuery, type Transaction } from '@huntzen/database';
import { ForbiddenError, type Caller } from '@huntzen/kernel/server';
import type { ConsultationType, Hold } from '../contracts/index.ts';
import { keepAnswer, takeKey } from './request-key.ts';
import {
  asksOf,
  choiceQuery,
  explainLostSlot,
  getChosenSlot,
  slotColumns,
  type Choice,
} from './slot-choice.ts';

interface HoldRow {
  id: string;
  type: string;
  starts_at: Date;
  ends_at: Date;
  expires_at: Date;
  cancellation_window_minutes: number;
  practitioner_id: string;
  display_name: string;
  title: string | null;
  photo_url: string | null;
  time_zone: string;
  city: string | null;
}

const presentHold = (row: HoldRow): Hold => ({
  id: row.id,
  type: row.type as ConsultationType,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  cancellationWindowMinutes: row.cancellation_window_minutes,
  practitioner: {
    id: row.practitioner_id,
    displayName: row.display_name,
    title: row.title,
    photoUrl: row.photo_url,
    timeZone: row.time_zone,
    city: row.city,
  },
});

async function findHold(tx: Transaction, { accountId }: Caller): Promise<Hold | null> {
  const { rows } = await sql<HoldRow>`
    select h.id, h.type, h.starts_at, h.ends_at, h.expires_at, h.practitioner_id,
           care.cancellation_window(h.company_id, h.practitioner_id) as cancellation_window_minutes,
           p.display_name, p.title, p.photo_url, p.time_zone, p.city
    from care.holds h join care.practitioners p on p.account_id = h.practitioner_id
    where h.employee_id = ${accountId} and h.kind = 'choice' and h.expires_at > clock_timestamp()`.execute(
    tx,
  );
  return rows[0] === undefined ? null : presentHold(rows[0]);
}

async function insertHold(
  tx: Transaction,
  caller: Caller,
  companyId: string,
  choice: Choice,
  now: number,
): Promise<Hold> {
  const { rows } = await choiceQuery(caller, choice, now).execute(tx);
  const { practitioner, slot } = getChosenSlot(rows[0], choice, now);
  const inserted = await tx
    .insertInto('care.holds')
    .values({
      company_id: companyId,
      employee_id: caller.accountId,
      practitioner_id: choice.practitionerId,
      type: choice.type,
      ...slotColumns(slot),
    })
    .returning(['id', 'type', 'starts_at', 'ends_at', 'expires_at', 'practitioner_id'])
    .returning(
      sql<number>`care.cancellation_window(company_id, practitioner_id)`.as('cancellation_window_minutes'),
    )
    .executeTakeFirstOrThrow();
  return presentHold({ ...practitioner, ...inserted });
}

/** The service of holds. */
export class HoldService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** The slot that is kept for the employee, or null. */
  get(caller: Caller): Promise<Hold | null> {
    return this.#database.as(caller, (tx) => findHold(tx, caller));
  }

  /**
   * Keeps a slot for the employee instead of the one before. The same choice again gives the same hold and the same end,
   * so that a request sent twice keeps it once. With a key, that holds when it was given up or booked meanwhile too: the
   * answer is the one given before, and nothing is kept again.
   *
   * @throws NotFoundError (no such practitioner), SlotNotOfferedError, TypeNotOfferedError, SlotTakenError,
   *   AlreadyBookedError, both with the next free times; IdempotencyKeyReusedError.
   */
  async choose(caller: Caller, choice: Choice, now: number, key: string | null = null): Promise<Hold> {
    const { companyId, accountId } = caller;
    if (companyId === null) throw new ForbiddenError();
    const isSame = (hold: Hold | null): hold is Hold =>
      hold !== null &&
      hold.practitioner.id === choice.practitionerId &&
      Date.parse(hold.startsAt) === Date.parse(choice.startsAt) &&
      hold.type === choice.type;
    const request = { key, asks: ['hold', ...asksOf(choice)] };
    try {
      return await this.#database.as(caller, async (tx) => {
        const known = await takeKey(tx, caller, request);
        if (known !== null) return known.answer as Hold;
        // The same request sent twice at once: the second waits here and finds the first one's hold.
        await sql`select pg_advisory_xact_lock(hashtextextended(${accountId}, 52))`.execute(tx);
        const kept = await findHold(tx, caller);
        const hold = isSame(kept) ? kept : await insertHold(tx, caller, companyId, choice, now);
        await keepAnswer(tx, caller, request, { answer: hold });
        return hold;
      });
    } catch (error) {
      const run: RunQuery = (query) => this.#database.query(caller, query);
      throw await explainLostSlot(run, caller, error, choice, now);
    }
  }

  /** Gives the slot up; the time is free at once. */
  async giveUp(caller: Caller): Promise<void> {
    await this.#database.as(caller, (tx) =>
      tx
        .deleteFrom('care.holds')
        .where('employee_id', '=', caller.accountId)
        .where('kind', '=', 'choice')
        .execute(),
    );
  }
}
