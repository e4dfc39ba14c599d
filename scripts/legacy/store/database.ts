import { createPool, createServiceDatabase, sql, type Transaction } from '@huntzen/database';

/** The database as the commands reach it: one connection of the administrator. */
export interface ImportDatabase {
  /**
   * Runs `work` in one transaction, alone: other imports and rollbacks wait. Commits what it answers with
   * `keep: true`, undoes everything else, errors and a killed process included.
   */
  inOneTransaction<Result extends { keep: boolean }>(
    work: (tx: Transaction) => Promise<Result>,
  ): Promise<Result>;
  end(): Promise<void>;
}

/** The owners of tables: of Strapi's, of ours, of the queue's. */
export type Owner = 'care_cms' | 'care_owner' | 'care_jobs';

/** From here to the next call, the transaction acts as the owner of those tables, with no more rights than they have. */
export async function actAs(tx: Transaction, owner: Owner): Promise<void> {
  await sql`set local role ${sql.id(owner)}`.execute(tx);
}

/** The migration that the commands need has not run. */
export class NotMigratedError extends Error {
  override readonly name = 'NotMigratedError';
}

/** Opens the administrator's connection at `url`. */
export function openImportDatabase(url: string): ImportDatabase {
  const database = createServiceDatabase(
    createPool({ connectionString: url, size: 1, name: 'care legacy import' }),
  );
  return {
    async inOneTransaction(work) {
      const tx = await database.startTransaction().execute();
      let keep = false;
      try {
        // Instants are hashed as text, so their zone is fixed.
        await sql`set local time zone 'UTC'`.execute(tx);
        // The pool's limits are those of requests; a large folder takes longer.
        await sql`set local statement_timeout = 0`.execute(tx);
        await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
        // What is brought in happened long ago: nobody is told.
        await sql`set local care.notifications = 'off'`.execute(tx);
        await sql`select pg_advisory_xact_lock(hashtextextended('legacy import', 0))`.execute(tx);
        const { rows } = await sql<{ isThere: boolean }>`
          select to_regclass('care.legacy_rows') is not null as "isThere"`.execute(tx);
        if (!rows[0]?.isThere) throw new NotMigratedError('the database is not migrated');
        const result = await work(tx);
        keep = result.keep;
        // Constraints that wait for the commit speak now, in a dry run too.
        await sql`set constraints all immediate`.execute(tx);
        return result;
      } catch (error) {
        keep = false;
        throw error;
      } finally {
        await (keep ? tx.commit() : tx.rollback()).execute();
      }
    },
    end: () => database.destroy(),
  };
}

/** Cuts a list into parts that one statement can take. */
export function* inParts<Item>(items: readonly Item[], size = 1_000): Generator<readonly Item[], void> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
