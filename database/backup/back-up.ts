/**
 * A consistent backup without the PostgreSQL client programs: every table in one REPEATABLE READ snapshot, as role
 * care_backup, which reads everything and writes nothing. Services may go on working meanwhile.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { ServiceConfig } from '@huntzen/config';
import { copyToFile } from './copy.ts';
import { copyQuery, listTables, readSequences } from './inventory.ts';
import { manifestFile, type Manifest } from './manifest.ts';

/** A backup that was just taken. */
export interface Backup {
  directory: string;
  manifest: Manifest;
}

/** `2026-11-21T08-30-00-123Z`: an instant that can be a file name and sorts as text. */
const timestamp = (instant: Date) => instant.toISOString().replaceAll(/[:.]/g, '-');

async function readMigrations(client: pg.ClientBase, set: 'base' | 'care'): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select name from migrations.${set} order by id`);
  return rows.map(({ name }) => name);
}

/**
 * Takes a backup into a new folder of `BACKUP_DIRECTORY`, named after the instant.
 *
 * @throws Error from PostgreSQL or the file system; the folder then has no manifest and cannot be restored.
 */
export async function backUp(
  config: Pick<ServiceConfig<'database'>, 'BACKUP_DATABASE_URL' | 'BACKUP_DIRECTORY'>,
  now: Date = new Date(),
): Promise<Backup> {
  const directory = join(config.BACKUP_DIRECTORY, timestamp(now));
  await mkdir(config.BACKUP_DIRECTORY, { recursive: true, mode: 0o700 });
  await mkdir(directory, { mode: 0o700 });
  const client = new pg.Client({
    connectionString: config.BACKUP_DATABASE_URL,
    application_name: 'care backup',
  });
  await client.connect();
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    // Dates and numbers are written the same way whatever the server's settings are.
    await client.query(
      `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local extra_float_digits = 1`,
    );
    const tables: Manifest['tables'] = [];
    for (const table of await listTables(client)) {
      const file = `${table.schema}.${table.name}.copy.gz`;
      const { schema, name, columns } = table;
      const copied = await copyToFile(client, copyQuery(table), join(directory, file));
      tables.push({ schema, name, columns, file, ...copied });
    }
    const version = await client.query<{ server_version: string }>('show server_version');
    const manifest: Manifest = {
      format: 1,
      takenAt: now.toISOString(),
      postgres: version.rows[0]?.server_version ?? '',
      migrations: { base: await readMigrations(client, 'base'), care: await readMigrations(client, 'care') },
      tables,
      sequences: await readSequences(client),
    };
    await client.query('commit');
    await writeFile(join(directory, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return { directory, manifest };
  } finally {
    await client.end();
  }
}
