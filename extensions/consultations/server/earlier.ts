/**
 * The job that keeps lines moving: it ends holds whose time is over, then offers what is free to those who wait, in their
 * order. It may run at any time, twice, or in two workers at once: an offer is a hold, and the database gives each time
 * to one hold alone.
 */
import { sql, type ServiceDatabase } from '@huntzen/database';
import { overlaps } from '@huntzen/kernel/time';
import type { ConsultationType } from '../contracts/index.ts';
import { findOffer, type Match, type Waiting } from './domain/earlier.ts';
import { findSlots } from './domain/slots.ts';
import { readPractitioners, slotQuestion } from './practitioners.ts';

const dayLength = 86_400_000;

/** As far ahead as hours can be open. */
const horizonDays = 366;

interface WaitingRow {
  id: string;
  employee_id: string;
  modes: string[];
  until_day: string;
  time_zone: string;
  before: Date | null;
  busy: [number, number][];
  offered: number[];
}

async function readLine(database: ServiceDatabase, practitionerId: string) {
  const { rows } = await sql<WaitingRow>`
    select w.id, w.employee_id, w.modes, w.until_day, w.time_zone, c.starts_at as before,
           coalesce((select json_agg(json_build_array(extract(epoch from lower(k.during)) * 1000, extract(epoch from upper(k.during)) * 1000))
                     from care.claims k where k.subject_id = w.employee_id and upper(k.during) > now()
                       and (k.expires_at is null or k.expires_at > now())), '[]') as busy,
           coalesce((select json_agg(extract(epoch from o.starts_at) * 1000)
                     from care.earlier_offers o where o.wait_id = w.id), '[]') as offered
    from care.earlier_waits w left join care.consultations c on c.id = w.consultation_id
    where w.practitioner_id = ${practitionerId} and w.status = 'waiting'
    order by w.joined_at, w.id`.execute(database);
  return rows.map((row) => ({
    employeeId: row.employee_id,
    waiting: {
      id: row.id,
      modes: row.modes as ConsultationType[],
      untilDay: row.until_day,
      timeZone: row.time_zone,
      before: row.before?.getTime() ?? null,
      busy: row.busy.map(([start, end]) => ({ start, end })),
      offered: row.offered,
    } satisfies Waiting,
  }));
}

/** Mails a person what is offered to them; care.offer_earlier has told them inside the product. */
async function announceOffer(tx: ServiceDatabase, accountId: string, { waiting, expiresAt }: Match) {
  await sql`
    select graphile_worker.care_enqueue('mail.send', json_build_object(
      'template', 'earlier-offered', 'accountId', ${accountId}::text, 'waitId', ${waiting.id}::text,
      'expiresAt', ${new Date(expiresAt).toISOString()}::text))`.execute(tx);
}

const exclusionViolation = '23P01';

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === exclusionViolation;

/** Makes one offer; false when the time was taken or the person does not wait any more. */
async function offer(database: ServiceDatabase, employeeId: string, match: Match): Promise<boolean> {
  const { waiting, slot, type, expiresAt } = match;
  try {
    return await database.transaction().execute(async (tx) => {
      const { rows } = await sql<{ hold: string | null }>`
        select care.offer_earlier(${waiting.id}, ${type}, ${new Date(slot.start)}, ${new Date(slot.end)},
          ${slot.bufferBeforeMinutes}, ${slot.bufferAfterMinutes}, ${new Date(expiresAt)}) as hold`.execute(
        tx,
      );
      if ((rows[0]?.hold ?? null) === null) return false;
      await announceOffer(tx, employeeId, match);
      return true;
    });
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

async function offerToLine(database: ServiceDatabase, practitionerId: string, now: number, minutes: number) {
  const line = await readLine(database, practitionerId);
  if (line.length === 0) return;
  const to = now + horizonDays * dayLength;
  const [practitioner] = await readPractitioners(
    database,
    { accountId: '' },
    { id: practitionerId },
    now,
    to,
  );
  if (practitioner === undefined) return;
  const until = Math.max(
    ...line.map(({ waiting }) => waiting.before ?? Date.parse(waiting.untilDay) + 2 * dayLength),
  );
  let free = findSlots(slotQuestion(practitioner, { now, from: now, to: Math.min(until, to) }));
  for (const { employeeId, waiting } of line) {
    let match = findOffer(free, waiting, now, minutes);
    while (match !== null) {
      const { slot } = match;
      const isOffered = await offer(database, employeeId, match);
      // Taken either way, with the rest around it; the next look at the line counts exactly.
      free = free.filter(({ start, end }) => !overlaps({ start, end }, slot));
      match = isOffered ? null : findOffer(free, waiting, now, minutes);
    }
  }
}

/**
 * Looks at the line of one practitioner, or of all. Ended holds go first, so that what they kept is offered.
 */
export async function keepLinesMoving(
  database: ServiceDatabase,
  practitionerId: string | null,
  now: number,
  offerMinutes: number,
): Promise<void> {
  await sql`select care.end_expired_holds(${practitionerId})`.execute(database);
  const { rows } = await sql<{ practitioner_id: string }>`
    select distinct practitioner_id from care.earlier_waits
    where status = 'waiting' and (${practitionerId}::text is null or practitioner_id = ${practitionerId})
    order by practitioner_id`.execute(database);
  for (const row of rows) await offerToLine(database, row.practitioner_id, now, offerMinutes);
}
