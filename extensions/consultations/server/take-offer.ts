import { sql, type Transaction } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import { bookQuery, type BookedTime } from './book.ts';
import { enqueueMails, getRow } from './consultation-rows.ts';
import { statusAfter } from './domain/consultation.ts';
import { IllegalMoveError } from './errors.ts';
import { factsOf, type ConsultationRow } from './present.ts';

/** The request that brings an offered time keeps its own key, whatever it leads to. */
const keyless = { key: null, asks: [] };

/**
 * Takes an offered time in the caller's transaction: the consultation moves there, or one is booked. The database turns
 * the hold into its claims and lets the cancellation window be for a time that is earlier and offered.
 *
 * @throws NotFoundError, IllegalMoveError.
 */
export async function takeOffer(
  tx: Transaction,
  caller: Caller,
  time: BookedTime,
  consultationId: string | null,
): Promise<ConsultationRow> {
  if (consultationId === null) {
    const { rows } = await bookQuery(time, keyless).execute(tx);
    const [booked] = rows;
    if (booked === undefined) throw new IllegalMoveError();
    return getRow(tx, caller, booked.id);
  }
  const row = await getRow(tx, caller, consultationId);
  const { numUpdatedRows } = await tx
    .updateTable('care.consultations')
    .set({
      status: statusAfter('reschedule', factsOf(row), 'employee'),
      starts_at: time.starts_at,
      ends_at: time.ends_at,
      buffer_before_minutes: time.buffer_before_minutes,
      buffer_after_minutes: time.buffer_after_minutes,
    })
    .where('id', '=', consultationId)
    .where('status', 'in', ['scheduled', 'confirmed'])
    .where('starts_at', '>', sql<Date>`${time.starts_at}`)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new IllegalMoveError();
  await enqueueMails(tx, 'consultation-moved', row);
  return getRow(tx, caller, consultationId);
}
