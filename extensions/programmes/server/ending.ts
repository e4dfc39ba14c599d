/**
 * Ending what was assigned: one programme, or a whole act with all its people. Now, or with a last day; the days after it go,
 * what was reported stays. Whoever ends something holds its row first.
 */
import { sql, type Transaction } from '@huntzen/database';
import { InvalidInputError, NotFoundError } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import { AssignmentOverError } from './errors.ts';
import { writeLaterDays } from './later-days.ts';

/** Refuses a last day that has passed everywhere. */
export function assertToCome(on: string | undefined, now: Temporal.Instant): void {
  const yesterday = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 });
  if (on !== undefined && Temporal.PlainDate.compare(on, yesterday) < 0)
    throw new InvalidInputError([
      {
        path: 'on',
        text: {
          fr: 'Choisissez aujourd’hui ou un jour à venir.',
          en: 'Choose today or a day to come.',
        },
      },
    ]);
}

/** Ends a programme that goes on. @throws NotFoundError, AssignmentOverError */
export async function endProgramme(tx: Transaction, id: string, on: string | undefined): Promise<void> {
  const { rows } = await sql<{ ended_at: Date | null }>`
    select ended_at from care.programmes where id = ${id} for no key update`.execute(tx);
  if (rows[0] === undefined) throw new NotFoundError();
  if (rows[0].ended_at !== null) throw new AssignmentOverError();
  if (on !== undefined) await writeLaterDays(tx, id);
  await sql`
    update care.programmes
    set ended_at = case when ${on ?? null}::date is null or starts_on > ${on ?? null}::date then now() end,
        ends_on = case when starts_on <= ${on ?? null}::date then least(ends_on, ${on ?? null}::date) else ends_on end
    where id = ${id}`.execute(tx);
  await sql`
    delete from care.occurrences as o using care.programmes as p
    where p.id = ${id} and o.company_id = p.company_id and o.programme_id = p.id
      and o.due_on > case when p.ended_at is null then p.ends_on else (now() at time zone p.time_zone)::date - 1 end
      and not care.is_reported(o.company_id, o.id)`.execute(tx);
}

/** An act of assigning that goes on, held until the transaction ends. @throws NotFoundError, AssignmentOverError */
export async function holdAssignment(tx: Transaction, id: string) {
  const { rows } = await sql<{ audience: 'all' | 'some'; starts_on: string; is_over: boolean }>`
    select audience, starts_on, ended_at is not null as is_over from care.assignments where id = ${id} for no key update`.execute(
    tx,
  );
  if (rows[0] === undefined) throw new NotFoundError();
  const replaced = await tx
    .selectFrom('care.assignments')
    .select('id')
    .where('replaces', '=', id)
    .executeTakeFirst();
  if (rows[0].is_over || replaced !== undefined) throw new AssignmentOverError();
  return rows[0];
}

/** Ends an act of assigning; the database ends its programmes with it. @throws NotFoundError, AssignmentOverError */
export async function endAssignment(tx: Transaction, id: string, on: string | undefined): Promise<void> {
  const { starts_on: startsOn } = await holdAssignment(tx, id);
  await (
    on === undefined || on < startsOn
      ? sql`update care.assignments set ended_at = now() where id = ${id}`
      : sql`update care.assignments set ends_on = least(ends_on, ${on}::date) where id = ${id}`
  ).execute(tx);
}
