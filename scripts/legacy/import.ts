import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { newDocumentId } from '../../extensions/identity/server/accounts.ts';
import { planImport, type ImportPlan } from './domain/plan.ts';
import { tableNames, type TableName } from './domain/tables.ts';
import { readFolder } from './read-folder.ts';
import { openImportDatabase } from './store/database.ts';
import { readKnown } from './store/known.ts';
import { writePlan } from './store/write.ts';

/** How an import runs. */
export interface ImportOptions {
  /** Does everything, then undoes it. */
  readonly dryRun: boolean;
  /** Whether new active patients get a mail to choose their password. */
  readonly invite: boolean;
}

/** What an import did. */
export interface ImportResult extends Pick<ImportPlan, 'findings' | 'counts'> {
  /** The number of the batch; null when nothing was new. In a dry run, the number it would have. */
  readonly batch: number | null;
  /** Columns of each file that nothing was done with. */
  readonly ignoredColumns: Readonly<Record<TableName, readonly string[]>>;
}

/** Today in UTC, `YYYY-MM-DD`. */
export const today = (): string => Temporal.Now.plainDateISO('UTC').toString();

/**
 * Imports a folder in one transaction.
 *
 * @param databaseUrl the administrator's address.
 * @throws RefusedFolderError before anything is written.
 */
export async function importFolder(
  folder: string,
  databaseUrl: string,
  { dryRun, invite }: ImportOptions,
): Promise<ImportResult> {
  const source = await readFolder(folder, today());
  const database = openImportDatabase(databaseUrl);
  try {
    const { plan, batch } = await database.inOneTransaction(async (tx) => {
      const ids = { uuid: randomUUID, documentId: newDocumentId };
      const planned = planImport(source, await readKnown(tx, source), ids);
      const name = basename(resolve(folder)).slice(0, 200) || '/';
      const number = await writePlan(tx, planned, { folder: name, invite });
      return { plan: planned, batch: number, keep: !dryRun };
    });
    return {
      batch,
      findings: plan.findings,
      counts: plan.counts,
      ignoredColumns: Object.fromEntries(
        tableNames.map((table) => [table, source[table].ignoredColumns]),
      ) as unknown as ImportResult['ignoredColumns'],
    };
  } finally {
    await database.end();
  }
}
