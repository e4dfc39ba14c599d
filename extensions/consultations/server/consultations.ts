/**
 * Booking and the life of a consultation. What may never happen is refused by the database (see the README): two
 * overlapping claims of one person, an illegal move, a duration of our own making. This service finds out beforehand what
 * can be explained, and turns the lost races that remain into words.
 */
import { sql, type CareDatabase } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { Caller } from '@huntzen/kernel/server';
import type { ConsultationAction, ConsultationType } from '../contracts/index.ts';
import { findRefusal, isLive, statusAfter, type Refusal } from './domain/consultation.ts';
import type { OpenSlot } from './domain/slots.ts';
import {
  AlreadyBegunError,
  IllegalMoveError,
  SlotNotOfferedError,
  TooEarlyError,
  TooLateError,
  TypeNotOfferedError,
} from './errors.ts';
import { bookSlot } from './book.ts';
import { columnsFor, enqueueMails, getRow } from './consultation-rows.ts';
import { readPractitioners, slotQuestion } from './practitioners.ts';
import { factsOf, partOf, type ConsultationRow } from './present.ts';
import { takeKey } from './request-key.ts';
import {
  choicePeriod,
  explainLostSlot,
  explainRace,
  getOfferedSlot,
  slotColumns,
  withNextSlots,
  type Choice,
} from './slot-choice.ts';

const refusals: Record<Refusal, new () => Error> = {
  illegal_move: IllegalMoveError,
  too_late: TooLateError,
  too_early: TooEarlyError,
  already_begun: AlreadyBegunError,
};

const minute = 60_000;

/** The service of consultations. */
export class ConsultationService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of the caller's own consultations: one query. */
  async list(caller: Caller, when: 'upcoming' | 'past', page: number) {
    const { columns, joins } = columnsFor(caller);
    const own = caller.role === 'practitioner' ? sql`c.practitioner_id` : sql`c.employee_id`;
    const upcoming = sql`(c.status = 'in_progress' or c.status in ('scheduled', 'confirmed') and c.ends_at > now())`;
    const wanted = sql`${own} = ${caller.accountId} and ${when === 'upcoming' ? upcoming : sql`not ${upcoming}`}`;
    const order = when === 'upcoming' ? sql`c.starts_at, c.id` : sql`c.starts_at desc, c.id desc`;
    const rows = await this.#database.query(
      caller,
      sql<ConsultationRow & { total: number }>`
        select ${columns}, c.total
        from (select c.*, count(*) over () as total from care.consultations c where ${wanted} order by ${order}
              limit ${pageSize} offset ${(page - 1) * pageSize}) as c
        ${joins}
        order by ${order}`,
    );
    if (rows[0] !== undefined || page === 1) return { rows, total: rows[0]?.total ?? 0 };
    const [count] = await this.#database.query(
      caller,
      sql<{ total: number }>`select count(*) as total from care.consultations c where ${wanted}`,
    );
    return { rows, total: count?.total ?? 0 };
  }

  /** Cancels what is to come of a person who is erased, as them, so that the others are told. */
  async cancelAll(person: Caller, now: number): Promise<void> {
    const rows = await this.#database.query(
      person,
      sql<{ id: string }>`
        select c.id from care.consultations c
        where ${person.accountId} in (c.employee_id, c.practitioner_id) and c.status in ('scheduled', 'confirmed')
          and c.starts_at > now() order by c.starts_at, c.id`,
    );
    for (const { id } of rows) {
      await this.act(person, id, 'cancel', now).catch((error: unknown) => {
        // It was cancelled, or has begun, since it was read.
        if (!(error instanceof IllegalMoveError || error instanceof AlreadyBegunError)) throw error;
      });
    }
  }

  /** @throws NotFoundError when there is none, or it is not the caller's. */
  get(caller: Caller, id: string): Promise<ConsultationRow> {
    return this.#database.as(caller, (tx) => getRow(tx, caller, id));
  }

  /**
   * Books a slot for the employee. With a key, the same request sent twice books once and gets the same consultation.
   *
   * @throws NotFoundError (no such practitioner), SlotNotOfferedError, TypeNotOfferedError, SlotTakenError,
   *   AlreadyBookedError, both with the next free times; IdempotencyKeyReusedError.
   */
  book(caller: Caller, booking: Choice, key: string | null, now: number): Promise<ConsultationRow> {
    return this.#database.queries(caller, (run) => bookSlot(run, caller, booking, key, now));
  }

  /**
   * Moves a consultation to the status that the action leads to. With a key, the same request sent again finds it moved.
   *
   * @throws NotFoundError, IllegalMoveError, TooEarlyError, AlreadyBegunError, IdempotencyKeyReusedError.
   */
  async act(
    caller: Caller,
    id: string,
    action: Exclude<ConsultationAction, 'reschedule'>,
    now: number,
    key: string | null = null,
  ): Promise<ConsultationRow> {
    try {
      return await this.#database.as(caller, async (tx) => {
        const known = await takeKey(tx, caller, { key, asks: [action, id] });
        if (known !== null) return await getRow(tx, caller, id);
        const row = await getRow(tx, caller, id);
        const part = partOf(row, caller.accountId);
        const refusal = findRefusal(action, factsOf(row), part, now);
        if (refusal !== null) throw new refusals[refusal]();
        const updated = await tx
          .updateTable('care.consultations')
          .set({ status: statusAfter(action, factsOf(row), part) })
          .where('id', '=', id)
          .where('status', '=', row.status)
          .returningAll()
          .executeTakeFirst();
        if (updated === undefined) throw new IllegalMoveError();
        if (action === 'confirm' && isLive(factsOf(row).status))
          await enqueueMails(tx, 'consultation-confirmed', row);
        if (action === 'cancel') await enqueueMails(tx, 'consultation-cancelled', row);
        return { ...row, ...updated };
      });
    } catch (error) {
      throw explainRace(error);
    }
  }

  /**
   * Gives a consultation another free slot; the practitioner is not bound by their own minimum notice. With a key, the same
   * request sent again finds it moved.
   *
   * @throws NotFoundError, IllegalMoveError, TooLateError, SlotNotOfferedError, SlotTakenError, AlreadyBookedError,
   *   IdempotencyKeyReusedError.
   */
  async reschedule(
    caller: Caller,
    id: string,
    startsAt: string,
    now: number,
    key: string | null = null,
  ): Promise<ConsultationRow> {
    const wanted = Date.parse(startsAt);
    let choice: Choice | undefined;
    try {
      return await this.#database.as(caller, async (tx) => {
        const known = await takeKey(tx, caller, { key, asks: ['reschedule', id, wanted] });
        if (known !== null) return await getRow(tx, caller, id);
        const row = await getRow(tx, caller, id);
        const part = partOf(row, caller.accountId);
        const refusal = findRefusal('reschedule', factsOf(row), part, now);
        if (refusal !== null) throw new refusals[refusal]();
        const type = row.type as ConsultationType;
        choice = { practitionerId: row.practitioner_id, startsAt, type };
        const period = choicePeriod(wanted, now);
        const [practitioner] = await readPractitioners(
          tx,
          caller,
          { id: row.practitioner_id },
          period.from,
          period.to,
        );
        // Booked while verified, and no longer: nothing can be offered any more.
        if (practitioner === undefined) throw new SlotNotOfferedError();

        // Its own claims are in nobody's way. A person's claims never overlap, so equal bounds mean this one.
        const own = {
          start: row.starts_at.getTime() - row.buffer_before_minutes * minute,
          end: row.ends_at.getTime() + row.buffer_after_minutes * minute,
        };
        const all = slotQuestion(practitioner, period);
        const question = {
          ...all,
          busy: all.busy.filter(({ start, end }) => start !== own.start || end !== own.end),
          ownBusy:
            part === 'employee'
              ? (all.ownBusy ?? []).filter(({ start }) => start !== row.starts_at.getTime())
              : [],
          ignoresNotice: part === 'practitioner' || practitioner.held.includes(wanted),
        };
        let slot: OpenSlot;
        try {
          slot = getOfferedSlot(question, wanted);
        } catch (error) {
          throw withNextSlots(error, question, wanted, type);
        }
        if (!slot.modes.includes(type)) throw new TypeNotOfferedError();
        if (slot.start === row.starts_at.getTime()) return row;
        const updated = await tx
          .updateTable('care.consultations')
          .set({
            status: statusAfter('reschedule', factsOf(row), part),
            ...slotColumns(slot),
          })
          .where('id', '=', id)
          .where('status', '=', row.status)
          .where('starts_at', '=', row.starts_at)
          .returningAll()
          .executeTakeFirst();
        if (updated === undefined) throw new IllegalMoveError();
        await enqueueMails(tx, 'consultation-moved', row);
        return { ...row, ...updated };
      });
    } catch (error) {
      throw choice === undefined
        ? explainRace(error)
        : await explainLostSlot((query) => this.#database.query(caller, query), caller, error, choice, now);
    }
  }
}
