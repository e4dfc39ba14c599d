import { sql, type Transaction } from '@huntzen/database';

/**
 * Destroys every key of a person, for good: what was sealed for them (messages of their consultations, notes about them, their
 * documents and files) opens no more, here or in a backup of before. Again changes nothing.
 *
 * @param jobs a connection or transaction of the worker's role, which alone may.
 * @returns how many data keys were overwritten.
 */
export async function shredPerson(jobs: Transaction, accountId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select care.shred_person(${accountId}) as n`.execute(jobs);
  return rows[0]?.n ?? 0;
}
