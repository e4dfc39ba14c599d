/**
 * Booking and the life of a consultation. What may never happen is refused by the database (see the README): two
 * overlapping claims of one person, an illegal move, a duration of our own making. This service finds out beforehand what
 * can be explained, and turns the lost races that remain into words.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { ForbiddenError, NotFoundError, type Caller } from '@huntzen/kernel/server';
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
import type { MailName } from './mail.ts';
import { readPractitioners, slotQuestion } from './practitioners.ts';
import { factsOf, partOf, type ConsultationRow } from './present.ts';
import { keepAnswer, takeKey } from './request-key.ts';
import {
  asksOf,
  choicePeriod,
  explainLostSlot,
  explainRace,
  getChosenSlot,
  getOfferedSlot,
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

/** The columns of ConsultationRow, with the joins that they need. An employee's own name is not read: it is not shown to them. */
export function columnsFor(caller: Caller) {
  const employee =
    caller.role === 'practitioner'
      ? {
          columns: sql`e.first_name, e.last_name, e.time_zone as employee_time_zone`,
          join: sql`left join care.people e on e.account_id = c.employee_id`,
        }
      : { columns: sql`null as first_name, null as last_name, null as employee_time_zone`, join: sql`` };
  return {
    columns: sql`c.id, c.status, c.type, c.starts_at, c.ends_at, c.started_at, c.ended_at, c.duration_seconds, c.cancelled_by,
      c.late_cancellation, c.employee_id, c.practitioner_id, c.buffer_before_minutes, c.buffer_after_minutes,
      p.display_name, p.title, p.photo_url, p.city, p.time_zone as practitioner_time_zone,
      case when c.status in ('scheduled', 'confirmed') then care.cancellation_window(c.company_id, c.practitioner_id)
        end as cancellation_window_minutes, ${employee.columns}`,
    joins: sql`left join care.practitioners p on p.account_id = c.practitioner_id ${employee.join}`,
  };
}

/**
 * A consultation with the names of its people, as the caller may see it.
 *
 * @throws NotFoundError when there is none, or it is not the caller's.
 */
export async function getRow(tx: Transaction, caller: Caller, id: string): Promise<ConsultationRow> {
  const { columns, joins } = columnsFor(caller);
  const { rows } = await sql<ConsultationRow>`
    select ${columns} from care.consultations c ${joins} where c.id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new NotFoundError();
  return row;
}

/** Has both people of a consultation told, once the transaction commits. */
export async function enqueueMails(
  tx: Transaction,
  template: MailName,
  row: Pick<ConsultationRow, 'id' | 'employee_id' | 'practitioner_id'>,
) {
  await sql`
    select graphile_worker.care_enqueue('mail.send', json_build_object(
      'template', ${template}::text, 'accountId', account_id, 'consultationId', ${row.id}::text))
    from unnest(array[${row.employee_id}, ${row.practitioner_id}]::text[]) as account_id`.execute(tx);
}

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
   *   AlreadyBookedError, IdempotencyKeyReusedError.
   */
  async book(caller: Caller, booking: Choice, key: string | null, now: number): Promise<ConsultationRow> {
    try {
      return await this.#database.as(caller, (tx) => this.#insert(tx, caller, booking, key, now));
    } catch (error) {
      throw await explainLostSlot(this.#database, caller, error, booking, now);
    }
  }

  async #insert(
    tx: Transaction,
    caller: Caller,
    booking: Choice,
    key: string | null,
    now: number,
  ): Promise<ConsultationRow> {
    const { accountId, companyId } = caller;
    if (companyId === null) throw new ForbiddenError();
    const request = { key, asks: ['book', ...asksOf(booking)] };
    const known = await takeKey(tx, caller, request);
    if (typeof known?.consultation_id === 'string') return getRow(tx, caller, known.consultation_id);
    const { practitioner, slot } = await getChosenSlot(tx, caller, booking, now);
    const inserted = await tx
      .insertInto('care.consultations')
      .values({
        company_id: companyId,
        employee_id: accountId,
        practitioner_id: booking.practitionerId,
        type: booking.type,
        starts_at: new Date(slot.start),
        ends_at: new Date(slot.end),
        buffer_before_minutes: slot.bufferBeforeMinutes,
        buffer_after_minutes: slot.bufferAfterMinutes,
      })
      .returningAll()
      .returning(
        sql<number>`care.cancellation_window(company_id, practitioner_id)`.as('cancellation_window_minutes'),
      )
      .executeTakeFirstOrThrow();
    await Promise.all([
      keepAnswer(tx, caller, request, { consultation: inserted }),
      enqueueMails(tx, 'consultation-booked', inserted),
    ]);
    return {
      ...inserted,
      display_name: practitioner.display_name,
      title: practitioner.title,
      photo_url: practitioner.photo_url,
      city: practitioner.city,
      practitioner_time_zone: practitioner.time_zone,
      first_name: null,
      last_name: null,
      employee_time_zone: null,
    };
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
            starts_at: new Date(slot.start),
            ends_at: new Date(slot.end),
            buffer_before_minutes: slot.bufferBeforeMinutes,
            buffer_after_minutes: slot.bufferAfterMinutes,
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
        : await explainLostSlot(this.#database, caller, error, choice, now);
    }
  }
}
