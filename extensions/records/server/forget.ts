import { sql, type ServiceDatabase } from '@huntzen/database';

/** Calls a function of the database that forgets one batch, until it finds nothing more; returns how much it was. */
async function forgetAll(
  database: ServiceDatabase,
  forget: 'forget_waiting_attachments' | 'forget_conversations' | 'forget_data_exports',
): Promise<number> {
  let total = 0;
  for (;;) {
    const { rows } = await sql<{ count: number }>`select ${sql.id('care', forget)}() as count`.execute(
      database,
    );
    const count = rows[0]?.count ?? 0;
    if (count === 0) return total;
    total += count;
  }
}

/** Deletes the conversations that their company keeps no longer; each batch is a transaction of its own. */
export const forgetOldConversations = (database: ServiceDatabase): Promise<number> =>
  forgetAll(database, 'forget_conversations');

/** Removes the files that belong to no message a day after they came. */
export const forgetWaitingAttachments = (database: ServiceDatabase): Promise<number> =>
  forgetAll(database, 'forget_waiting_attachments');

/**
 * Destroys clinical notes of erased people whose last consultation is so many years ago. In France a file is kept for twenty years
 * from the last stay or consultation (Code de la santé publique, article R1112-7).
 */
export async function endNoteHolds(database: ServiceDatabase, years: number): Promise<void> {
  await sql`select care.end_note_holds(${years}::integer)`.execute(database);
}

/** Removes the exports whose seven days are over, with their keys. */
export const forgetOldExports = (database: ServiceDatabase): Promise<number> =>
  forgetAll(database, 'forget_data_exports');
