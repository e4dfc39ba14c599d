/**
 * A booking: what it meets is read by one statement, and it is made by another. Each is one round trip: whoever loses a race is told
 * so by the first and holds no lock, and whoever loses it between the two is refused by the database.
 */
import { sql, type RunQuery } from '@huntzen/database';
import { ForbiddenError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import { foundRow, rowQuery } from './consultation-rows.ts';
import type { PractitionerWithHours } from './practitioners.ts';
import type { ConsultationRow } from './present.ts';
import { assertSameRequest, hashOf, type KeyedRequest } from './request-key.ts';
import {
  asksOf,
  choiceQuery,
  explainLostSlot,
  getChosenSlot,
  slotColumns,
  type Choice,
} from './slot-choice.ts';

/** When and with whom, and what the practitioner keeps free before and after. */
export interface BookedTime {
  readonly practitioner_id: string;
  readonly type: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly buffer_before_minutes: number;
  readonly buffer_after_minutes: number;
}

/** A consultation without the names of its people. */
type BookedRow = Omit<
  ConsultationRow,
  | 'display_name'
  | 'title'
  | 'photo_url'
  | 'city'
  | 'practitioner_time_zone'
  | 'first_name'
  | 'last_name'
  | 'employee_time_zone'
>;

/**
 * Books a time as the caller, keeps the key of the request and has both people told: all or nothing. No row when the key was used
 * meanwhile.
 */
export const bookQuery = (time: BookedTime, request: KeyedRequest) => sql<BookedRow>`
  select b.*, care.cancellation_window(b.company_id, b.practitioner_id) as cancellation_window_minutes
  from care.book_consultation(${time.practitioner_id}, ${time.type}, ${time.starts_at}, ${time.ends_at},
    ${time.buffer_before_minutes}, ${time.buffer_after_minutes}, ${request.key}, ${hashOf(request)}) as b`;

/** What a key was used for, when it was. */
interface UsedKey {
  readonly body_hash: Buffer;
  readonly consultation_id: string | null;
}

const usedKeyQuery = ({ accountId }: Caller, key: string | null) => sql<UsedKey>`
  select k.body_hash, k.consultation_id from care.request_keys k where k.account_id = ${accountId} and k.key = ${key}`;

/** The columns of a row that is not there. */
type Absent<Row> = { readonly [Column in keyof Row]: null };

/** What a booking meets, of one moment: a consultation is never seen without the key that it was booked with. */
async function look(run: RunQuery, caller: Caller, choice: Choice, key: string | null, now: number) {
  const practitioners = choiceQuery(caller, choice, now);
  if (key === null) {
    const [practitioner] = await run(practitioners);
    return { practitioner, used: undefined };
  }
  type Seen = (PractitionerWithHours | Absent<PractitionerWithHours>) & (UsedKey | Absent<UsedKey>);
  const [seen] = await run(sql<Seen>`
    select p.*, k.body_hash, k.consultation_id
    from (select) as one
    left join (${practitioners}) as p on true
    left join (${usedKeyQuery(caller, key)}) as k on true`);
  return {
    practitioner: seen === undefined || seen.account_id === null ? undefined : seen,
    used: seen === undefined || seen.body_hash === null ? undefined : seen,
  };
}

/**
 * Books the time that an employee chose. With a key, the same request sent twice books once and gets the same consultation.
 *
 * @throws NotFoundError (no such practitioner), SlotNotOfferedError, TypeNotOfferedError, SlotTakenError,
 *   AlreadyBookedError, both with the next free times; IdempotencyKeyReusedError.
 */
export async function bookSlot(
  run: RunQuery,
  caller: Caller,
  choice: Choice,
  key: string | null,
  now: number,
): Promise<ConsultationRow> {
  if (caller.companyId === null) throw new ForbiddenError();

  const request = { key, asks: ['book', ...asksOf(choice)] };
  const seen = await look(run, caller, choice, key, now);
  let used: UsedKey | undefined = seen.used;
  if (used === undefined) {
    try {
      const { practitioner, slot } = getChosenSlot(seen.practitioner, choice, now);
      const time = {
        practitioner_id: choice.practitionerId,
        type: choice.type,
        ...slotColumns(slot),
      };
      const [booked] = await run(bookQuery(time, request));
      if (booked !== undefined)
        return {
          ...booked,
          display_name: practitioner.display_name,
          title: practitioner.title,
          photo_url: practitioner.photo_url,
          city: practitioner.city,
          practitioner_time_zone: practitioner.time_zone,
          first_name: null,
          last_name: null,
          employee_time_zone: null,
        };
    } catch (error) {
      throw await explainLostSlot(run, caller, error, choice, now);
    }
    // The same request, sent at once, was waited for and has booked.
    [used] = await run(usedKeyQuery(caller, key));
  }
  if (used === undefined) throw new NotFoundError();
  assertSameRequest(request, used.body_hash);
  if (used.consultation_id === null) throw new NotFoundError();
  return foundRow(await run(rowQuery(caller, used.consultation_id)));
}
