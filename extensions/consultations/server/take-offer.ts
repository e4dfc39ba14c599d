import { sql, type Transaction } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import { enqueueMails, getRow } from './consultations.ts';
import { statusAfter } from './domain/consultation.ts';
import { IllegalMoveError } from './errors.ts';
import { factsOf, type ConsultationRow } from './present.ts';

/** The hold that an offer is. */
export interface OfferedTime {
  readonly company_id: string;
  readonly practitioner_id: string;
  readonly type: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly buffer_before_minutes: number;
  readonly buffer_after_minutes: number;
}

/**
 * Takes an offered time in the caller's transaction: the consultation moves there, or one is booked. The database turns
 * the hold into its claims and lets the cancellation window be for a time that is earlier and offered.
 *
 * @throws NotFoundError, IllegalMoveError.
 */
export async function takeOffer(
  tx: Transaction,
  caller: Caller,
  time: OfferedTime,
  consultationId: string | null,
): Promise<ConsultationRow> {
  const when = {
    starts_at: time.starts_at,
    ends_at: time.ends_at,
    buffer_before_minutes: time.buffer_before_minutes,
    buffer_after_minutes: time.buffer_after_minutes,
  };
  if (consultationId === null) {
    const { id } = await tx
      .insertInto('care.consultations')
      .values({
        company_id: time.company_id,
        employee_id: caller.accountId,
        practitioner_id: time.practitioner_id,
        type: time.type,
        ...when,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const booked = await getRow(tx, caller, id);
    await enqueueMails(tx, 'consultation-booked', booked);
    return booked;
  }
  const row = await getRow(tx, caller, consultationId);
  const { numUpdatedRows } = await tx
    .updateTable('care.consultations')
    .set({ status: statusAfter('reschedule', factsOf(row), 'employee'), ...when })
    .where('id', '=', consultationId)
    .where('status', 'in', ['scheduled', 'confirmed'])
    .where('starts_at', '>', sql<Date>`${time.starts_at}`)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new IllegalMoveError();
  await enqueueMails(tx, 'consultation-moved', row);
  return getRow(tx, caller, consultationId);
}
