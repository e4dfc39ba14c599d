/**
 * The days of a programme that lie further ahead. Assigning a year to a thousand people answers once the next weeks are
 * written; `care.programmes` keeps the later days until the job has written them. Whoever may look at them or change them
 * before has them written first, so that nobody can tell.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';

/** The task of the queue that writes what is owed. */
export const laterDaysTask = 'programmes.later-days';

const worker = { accountId: 'later-days', role: 'super-admin', companyId: null } as const;

/** Queues the writing of what assignments of this transaction owe. */
export const enqueueLaterDays = (tx: Transaction) =>
  sql`select graphile_worker.care_enqueue(${laterDaysTask}, '{}'::json)`.execute(tx);

/** Writes the later days of one programme. */
export const writeLaterDays = (tx: Transaction, programmeId: string) =>
  sql`select care.write_later_days(array[${programmeId}::uuid])`.execute(tx);

/** Writes the later days of all programmes of one patient that whoever acts may see. */
export const writeLaterDaysOf = (tx: Transaction, patientId: string) =>
  sql`
    select care.write_later_days(array(
      select p.id from care.programmes as p where p.patient_id = ${patientId} and p.later_days <> '{}'))`.execute(
    tx,
  );

/** Writes the later days of all programmes, some at a time, each time in a transaction of its own. */
export async function writeAllLaterDays(database: CareDatabase): Promise<void> {
  const writeSome = () =>
    database.as(worker, async (tx) => {
      const { rows } = await sql<{ programmes: number }>`
        select care.write_some_later_days() as programmes`.execute(tx);
      return rows[0]?.programmes ?? 0;
    });
  let written: number;
  do written = await writeSome();
  while (written > 0);
}
