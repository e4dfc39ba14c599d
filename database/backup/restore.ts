/**
 * Brings a backup back: the files are checked, the database is made again by the migrations that the backup names, and
 * every row is loaded in one transaction with triggers off. At the end each table is read again and compared with the
 * manifest; a single difference undoes the loading.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { ServiceConfig } from '@huntzen/config';
import { migrate, migrationSets } from '../src/migrate.ts';
import { copyFromFile, measureCopy, measureFile } from './copy.ts';
import { copyQuery, dataSchemas, listTables, quoteName, type Table } from './inventory.ts';
import { readManifest, type Manifest, type TableEntry } from './manifest.ts';

type DatabaseConfig = ServiceConfig<'database'>;

/** The backup cannot be restored here; the message says why and what to do. Nothing was changed. */
export class RestoreRefusedError extends Error {
  override name = 'RestoreRefusedError';
}

const label = ({ schema, name }: { schema: string; name: string }) => `${schema}.${name}`;

async function withAdmin<Result>(
  config: DatabaseConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: config.DATABASE_URL, application_name: 'care restore' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function assertFilesWhole(directory: string, manifest: Manifest): Promise<void> {
  for (const table of manifest.tables) {
    const found = await measureFile(join(directory, table.file)).catch((error: unknown) => {
      throw new RestoreRefusedError(`${table.file} of the backup cannot be read.`, { cause: error });
    });
    if (found.sha256 !== table.sha256) {
      throw new RestoreRefusedError(
        `${table.file} of the backup is not the file that was written; use another backup.`,
      );
    }
  }
}

async function assertMigrationsKnown(manifest: Manifest): Promise<void> {
  for (const set of migrationSets) {
    const files = (await readdir(join(import.meta.dirname, '../migrations', set))).sort();
    const here = files.map((file) => file.replace(/\.sql$/, ''));
    const different = manifest.migrations[set].find((name, index) => here[index] !== name);
    if (different !== undefined) {
      throw new RestoreRefusedError(
        `The backup was made by another version: its migration ${set}/${different} is not at that place here. Restore it with the version that made it.`,
      );
    }
  }
}

async function assertEmptyOrReplaced(config: DatabaseConfig, replace: boolean): Promise<void> {
  await withAdmin(config, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname = any ($1)`,
      [[...dataSchemas, 'ext']],
    );
    if (rows.length === 0) return;
    if (!replace) {
      throw new RestoreRefusedError(
        'The database is not empty. Restore into an empty one, or say --replace to lose what it holds now.',
      );
    }
    for (const { name } of rows) await client.query(`drop schema ${client.escapeIdentifier(name)} cascade`);
  });
}

function matchTables(manifest: Manifest, present: readonly Table[]): { entry: TableEntry; table: Table }[] {
  const byLabel = new Map(present.map((table) => [label(table), table]));
  return manifest.tables.map((entry) => {
    const table = byLabel.get(label(entry));
    const missing = table ? entry.columns.filter((column) => !table.columns.includes(column)) : [];
    if (!table || missing.length > 0) {
      const what = missing.length > 0 ? `${label(entry)} (${missing.join(', ')})` : label(entry);
      throw new Error(
        `This version has no place for ${what}: restore with the version that made the backup.`,
      );
    }
    return { entry, table };
  });
}

async function load(client: pg.Client, directory: string, manifest: Manifest): Promise<void> {
  const present = await listTables(client);
  const pairs = matchTables(manifest, present);
  await client.query('begin');
  await client.query(`set local session_replication_role = replica; set local datestyle = 'ISO, YMD';
    set local timezone = 'UTC'; set local extra_float_digits = 1`);
  // Migrations and Strapi's first start write rows of their own; the backup has the rows that count.
  await client.query(`truncate ${present.map(quoteName).join(', ')}`);
  for (const { entry, table } of pairs) {
    const columns = entry.columns.map((column) => client.escapeIdentifier(column)).join(', ');
    await copyFromFile(
      client,
      `copy ${quoteName(table)} (${columns}) from stdin`,
      join(directory, entry.file),
    );
    const loaded = await measureCopy(client, copyQuery(table, entry.columns));
    if (loaded.rows !== entry.rows || loaded.sha256 !== entry.sha256) {
      throw new Error(
        `${label(entry)} does not hold what the backup holds (${loaded.rows} of ${entry.rows} rows).`,
      );
    }
  }
  for (const sequence of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      quoteName(sequence),
      sequence.lastValue,
      sequence.isCalled,
    ]);
  }
  await client.query('commit');
}

/**
 * Restores the backup in `directory` into the database of `DATABASE_URL`.
 *
 * @param synchroniseCms makes Strapi create its tables, as in `migrate`.
 * @throws RestoreRefusedError when the backup is damaged, from another version, or the database is not empty.
 */
export async function restore(
  config: DatabaseConfig,
  directory: string,
  synchroniseCms: () => Promise<void>,
  { replace = false }: { replace?: boolean } = {},
): Promise<Manifest> {
  const manifest = await readManifest(directory);
  await assertMigrationsKnown(manifest);
  await assertFilesWhole(directory, manifest);
  await assertEmptyOrReplaced(config, replace);
  await migrate(config, synchroniseCms, {
    base: manifest.migrations.base.length,
    care: manifest.migrations.care.length,
  });
  await withAdmin(config, (client) => load(client, directory, manifest));
  return manifest;
}
