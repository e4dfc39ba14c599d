import { sql, type Transaction } from '@huntzen/database';

/** What kind of record was opened or written. */
export type AccessKind = 'chat' | 'clinical-note' | 'journal' | 'document' | 'coach-note' | 'own-data';

/** What was done with it. */
export type AccessAction = 'read' | 'write' | 'share' | 'unshare' | 'delete' | 'export' | 'erase';

/** One reading or writing of a protected record; who did it is in the context of the transaction. */
export interface Access {
  kind: AccessKind;
  /** The id of the record: a consultation for its chat, a note, a document. Never any content. */
  recordId: string;
  /** The account the record is about. */
  ownerId: string;
  action: AccessAction;
}

/** The call that writes one row of the ledger, for the `returning` of a statement that writes the record itself; see `noteAccess`. */
export const ledgerLine = ({ kind, recordId, ownerId, action }: Access) =>
  sql<null>`care.note_access(${kind}, ${recordId}, ${ownerId}, ${action})`;

/**
 * Writes one row of the ledger in the transaction of the reading or writing itself. It holds the chain of the owner until the
 * commit, so it comes last; a transaction that touches records of several owners gives them all at once.
 */
export async function noteAccess(tx: Transaction, ...accesses: readonly Access[]): Promise<void> {
  // One order for everybody, so that no two transactions wait for each other.
  const inOrder = accesses.toSorted((a, b) => (a.ownerId < b.ownerId ? -1 : a.ownerId > b.ownerId ? 1 : 0));
  for (const access of inOrder) await sql`select ${ledgerLine(access)}`.execute(tx);
}
