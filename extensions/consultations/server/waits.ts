/** Waiting for an earlier time: joining the line, leaving it, and answering an offer. The line itself moves in `earlier.ts`. */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { ForbiddenError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { ConsultationType, Wait } from '../contracts/index.ts';
import { constraintOf } from './constraint.ts';
import { getRow } from './consultation-rows.ts';
import { suits, type Waiting } from './domain/earlier.ts';
import { findSlots } from './domain/slots.ts';
import {
  AlreadyWaitingError,
  EarlierIsFreeError,
  NothingToWaitForError,
  OfferEndedError,
  TypeNotOfferedError,
} from './errors.ts';
import { presentSlot, type ConsultationRow } from './present.ts';
import { readPractitioners, slotQuestion } from './practitioners.ts';
import { explainRace } from './slot-choice.ts';
import { keepAnswer, takeKey } from './request-key.ts';
import { takeOffer } from './take-offer.ts';

/** What one who joins the line says. */
export interface Joining {
  readonly practitionerId: string;
  readonly consultationId?: string | undefined;
  readonly modes: readonly ConsultationType[];
  readonly untilDay: string;
}

interface WaitRow {
  id: string;
  status: 'waiting' | 'offered';
  rank: number;
  modes: ConsultationType[];
  until_day: string;
  practitioner_id: string;
  display_name: string;
  time_zone: string;
  consultation_id: string | null;
  consultation_starts_at: Date | null;
  hold_id: string | null;
  offer_starts_at: Date | null;
  offer_ends_at: Date | null;
  offer_type: ConsultationType | null;
  offer_expires_at: Date | null;
}

const presentWait = (row: WaitRow): Wait => ({
  id: row.id,
  status: row.offer_starts_at === null ? 'waiting' : 'offered',
  rank: row.rank,
  modes: row.modes,
  untilDay: row.until_day,
  practitioner: { id: row.practitioner_id, displayName: row.display_name, timeZone: row.time_zone },
  consultation:
    row.consultation_id === null || row.consultation_starts_at === null
      ? null
      : { id: row.consultation_id, startsAt: row.consultation_starts_at.toISOString() },
  offer:
    row.offer_starts_at === null ||
    row.offer_ends_at === null ||
    row.offer_type === null ||
    row.offer_expires_at === null
      ? null
      : {
          startsAt: row.offer_starts_at.toISOString(),
          endsAt: row.offer_ends_at.toISOString(),
          type: row.offer_type,
          expiresAt: row.offer_expires_at.toISOString(),
        },
});

async function readWaits(tx: Transaction, caller: Caller, id: string | null): Promise<WaitRow[]> {
  const { rows } = await sql<WaitRow>`
    select w.id, w.status, care.earlier_rank(w.id) as rank, w.modes, w.until_day, w.practitioner_id,
           coalesce(p.display_name, '') as display_name, coalesce(p.time_zone, 'Europe/Paris') as time_zone,
           w.consultation_id, c.starts_at as consultation_starts_at,
           h.id as hold_id, h.starts_at as offer_starts_at, h.ends_at as offer_ends_at, h.type as offer_type,
           h.expires_at as offer_expires_at
    from care.earlier_waits w
    left join care.practitioners p on p.account_id = w.practitioner_id
    left join care.consultations c on c.id = w.consultation_id
    left join care.holds h on h.wait_id = w.id and h.expires_at > clock_timestamp()
    where w.employee_id = ${caller.accountId} and w.status in ('waiting', 'offered')
      and (${id}::uuid is null or w.id = ${id})
    order by w.joined_at, w.id`.execute(tx);
  return rows;
}

async function getWait(tx: Transaction, caller: Caller, id: string): Promise<WaitRow> {
  const [row] = await readWaits(tx, caller, id);
  if (row === undefined) throw new NotFoundError();
  return row;
}

/** The consultation that an earlier time would move: the one named, else the next one with the practitioner. */
async function findConsultation(
  tx: Transaction,
  caller: Caller,
  { practitionerId, consultationId }: Joining,
) {
  const found = await tx
    .selectFrom('care.consultations')
    .select(['id', 'starts_at', 'type'])
    .select(
      // Inside its window it can be moved only to what is offered: then a free time is no reason not to wait.
      sql<boolean>`now() > starts_at - make_interval(mins => care.cancellation_window(company_id, practitioner_id))`.as(
        'is_inside_window',
      ),
    )
    .where('employee_id', '=', caller.accountId)
    .where('practitioner_id', '=', practitionerId)
    .where('status', 'in', ['scheduled', 'confirmed'])
    .where('starts_at', '>', sql<Date>`now()`)
    .$if(consultationId !== undefined, (query) => query.where('id', '=', consultationId ?? ''))
    .orderBy('starts_at')
    .executeTakeFirst();
  if (found === undefined && consultationId !== undefined) throw new NotFoundError();
  return found;
}

const dayLength = 86_400_000;
const longestDays = 366;

/** The service of those who wait for an earlier time. */
export class WaitService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** Where the employee waits. */
  async list(caller: Caller): Promise<Wait[]> {
    return (await this.#database.as(caller, (tx) => readWaits(tx, caller, null))).map(presentWait);
  }

  /**
   * Puts the employee in line. With a consultation, its own form is the one that counts, for it moves as it is.
   *
   * @throws NotFoundError, NothingToWaitForError, TypeNotOfferedError, AlreadyWaitingError, EarlierIsFreeError with those
   *   times.
   */
  async join(caller: Caller, joining: Joining, now: number): Promise<Wait> {
    const { companyId, accountId } = caller;
    if (companyId === null) throw new ForbiddenError();
    try {
      return await this.#database.as(caller, async (tx) => {
        const to = now + longestDays * dayLength;
        const [practitioner] = await readPractitioners(tx, caller, { id: joining.practitionerId }, now, to);
        if (practitioner === undefined) throw new NotFoundError();
        const { time_zone: timeZone } = await tx
          .selectFrom('care.people')
          .select('time_zone')
          .where('account_id', '=', accountId)
          .executeTakeFirstOrThrow();
        const consultation = await findConsultation(tx, caller, joining);
        const question = slotQuestion(practitioner, { now, from: now, to });
        const modes =
          consultation === undefined
            ? joining.modes.filter((mode) => question.modes.includes(mode))
            : [consultation.type as ConsultationType];
        if (modes.length === 0) throw new TypeNotOfferedError();
        const waiting: Waiting = {
          id: '',
          modes,
          untilDay: joining.untilDay,
          timeZone,
          before: consultation?.starts_at.getTime() ?? null,
          busy: question.ownBusy ?? [],
          offered: [],
        };
        if (Date.parse(joining.untilDay) < now - dayLength || Date.parse(joining.untilDay) > to)
          throw new NothingToWaitForError();
        const free = findSlots(question).filter((slot) => suits(slot, waiting));
        if (free.length > 0 && consultation?.is_inside_window !== true)
          throw new EarlierIsFreeError(free.slice(0, 3).map(presentSlot));
        const { id } = await tx
          .insertInto('care.earlier_waits')
          .values({
            company_id: companyId,
            employee_id: accountId,
            practitioner_id: joining.practitionerId,
            consultation_id: consultation?.id ?? null,
            modes,
            until_day: joining.untilDay,
            time_zone: timeZone,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        await sql`select care.enqueue_earlier(${joining.practitionerId})`.execute(tx);
        return presentWait(await getWait(tx, caller, id));
      });
    } catch (error) {
      switch (constraintOf(error)) {
        case 'earlier_waits_one':
          throw new AlreadyWaitingError();
        case 'earlier_waits_of_own_consultation':
          // It was cancelled or began while the place was being written: looked at again, it is not there.
          return this.join(caller, joining, now);
        default:
          throw error;
      }
    }
  }

  /** Takes the employee out of the line. What is offered goes first: its end puts them back to waiting. */
  async leave(caller: Caller, id: string): Promise<void> {
    await this.#database.as(caller, async (tx) => {
      await getWait(tx, caller, id);
      await tx.deleteFrom('care.holds').where('wait_id', '=', id).execute();
      await tx
        .updateTable('care.earlier_waits')
        .set({ status: 'left' })
        .where('id', '=', id)
        .where('status', '=', 'waiting')
        .execute();
    });
  }

  /**
   * Leaves what is offered to the next in line.
   *
   * @throws NotFoundError, OfferEndedError.
   */
  async decline(caller: Caller, id: string): Promise<void> {
    await this.#database.as(caller, async (tx) => {
      const { hold_id } = await getWait(tx, caller, id);
      if (hold_id === null) throw new OfferEndedError();
      await tx.deleteFrom('care.holds').where('id', '=', hold_id).execute();
    });
  }

  /**
   * Takes what is offered: moves the consultation, or books one. With a key, the same request sent again finds it taken.
   *
   * @throws NotFoundError, OfferEndedError, IdempotencyKeyReusedError, and what a lost race throws.
   */
  async accept(caller: Caller, id: string, key: string | null = null): Promise<ConsultationRow> {
    const request = { key, asks: ['accept', id] };
    try {
      return await this.#database.as(caller, async (tx) => {
        const known = await takeKey(tx, caller, request);
        if (typeof known?.consultation_id === 'string')
          return await getRow(tx, caller, known.consultation_id);
        const wait = await getWait(tx, caller, id);
        const hold = await tx
          .selectFrom('care.holds')
          .selectAll()
          .where('wait_id', '=', id)
          .where('expires_at', '>', sql<Date>`clock_timestamp()`)
          .executeTakeFirst();
        if (hold === undefined) throw new OfferEndedError();
        const taken = await takeOffer(tx, caller, hold, wait.consultation_id);
        await keepAnswer(tx, caller, request, {
          consultation: { id: taken.id, company_id: hold.company_id },
        });
        return taken;
      });
    } catch (error) {
      throw explainRace(error);
    }
  }
}
