/**
 * The job that erases. Per person: what others are told of is ended as that person, through the steps of the extensions; then one
 * transaction of the database does everything else (care.erase_person). Killed between the two, or within, the next run goes on;
 * two at once wait for each other, and the second finds nothing to do.
 */
import { sql, type ServiceDatabase } from '@huntzen/database';
import type { Caller, ErasureSteps } from '@huntzen/kernel/server';
import type { KeyRing } from '@huntzen/records/crypto';
import { moveKeys } from '@huntzen/records/keys';

/** What the job works with. */
export interface EraserOptions {
  readonly steps: ErasureSteps;
  readonly keys: KeyRing;
  /** For how many years after the last consultation clinical notes are kept. */
  readonly noteHoldYears: number;
}

interface BegunRow {
  account_id: string;
  role: string;
  company_id: string | null;
}

/** Erases whoever asked for it and whose days to think again are over, and whomever a restored backup brought back. */
export async function finishErasures(jobs: ServiceDatabase, options: EraserOptions): Promise<void> {
  // Keys of clinical notes that still stand under the share which goes with the person.
  await moveKeys(jobs, options.keys, 'clinical-note');
  const { rows: begun } = await sql<BegunRow>`select * from care.begin_erasures()`.execute(jobs);
  const failures: unknown[] = [];
  for (const row of begun) await erase(jobs, row, options).catch((error: unknown) => failures.push(error));
  // Once nobody waits behind somebody whose erasure fails: the job is tried again, and the failure is told.
  if (failures.length > 0) throw failures[0];
}

async function erase(
  jobs: ServiceDatabase,
  { account_id: accountId, role, company_id: companyId }: BegunRow,
  { steps, noteHoldYears }: EraserOptions,
): Promise<void> {
  const person: Caller = { accountId, role, companyId, sessionId: null, address: '' };
  await steps.run(person);
  await sql`select care.erase_person(${accountId}, ${noteHoldYears}::integer)`.execute(jobs);
}
