/**
 * The order in which a database is made: base migrations (roles, schemas, signed context), then the queue's own tables,
 * then Strapi's (the caller boots it once to synchronise them), then the migrations of `care`, which point at both.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import type { ServiceConfig } from '@huntzen/config';

type DatabaseConfig = ServiceConfig<'database'>;

/** The two lists of migrations: before and after Strapi makes its tables. */
export const migrationSets = ['base', 'care'] as const;

/** One of the two lists. */
export type MigrationSet = (typeof migrationSets)[number];

const folder = (kind: 'migrations' | 'verify', set: MigrationSet) =>
  join(import.meta.dirname, '..', kind, set);

const silentLogger = new Logger(() => () => undefined);

const quiet = {
  info: () => undefined,
  debug: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function runnerOptions(config: DatabaseConfig, set: MigrationSet) {
  return {
    databaseUrl: config.DATABASE_URL,
    dir: folder('migrations', set),
    migrationsTable: set,
    migrationsSchema: 'migrations',
    createMigrationsSchema: true,
    checkOrder: true,
    logger: quiet,
  };
}

async function withAdmin<Result>(
  config: DatabaseConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: config.DATABASE_URL, application_name: 'care migrate' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Gives each role that logs in the password of its address, and the database the key that signs contexts. */
async function setCredentials(config: DatabaseConfig): Promise<void> {
  await withAdmin(config, async (client) => {
    for (const address of [
      config.CMS_DATABASE_URL,
      config.CARE_DATABASE_URL,
      config.IDENTITY_DATABASE_URL,
      config.JOBS_DATABASE_URL,
      config.BACKUP_DATABASE_URL,
    ]) {
      const { username, password } = new URL(address);
      await client.query(
        `alter role ${client.escapeIdentifier(decodeURIComponent(username))} password ${client.escapeLiteral(decodeURIComponent(password))}`,
      );
    }
    await client.query(
      `insert into sec.context_keys (key) values (convert_to($1, 'UTF8')) on conflict (key) do nothing`,
      [config.CONTEXT_SECRET],
    );
  });
}

/** Makes or updates the queue's tables as role care_jobs, their owner. */
async function migrateQueue(config: DatabaseConfig): Promise<void> {
  const pool = new pg.Pool({ connectionString: config.JOBS_DATABASE_URL, max: 1 });
  // The library asks for both listeners; an error that matters also rejects the query it belongs to.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  await withAdmin(config, async (client) => {
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
    const database = rows[0]?.name ?? '';
    // The library says "create schema if not exists", which asks for this privilege even when the schema is there.
    await client.query(`grant create on database ${database} to care_jobs`);
    try {
      await runMigrations({ pgPool: pool, logger: silentLogger });
    } finally {
      await client.query(`revoke create on database ${database} from care_jobs`);
      await pool.end();
    }
  });
}

/**
 * Brings the database up to date.
 *
 * @param synchroniseCms makes Strapi create or update its own tables; called between the two lists.
 * @param count the most migrations of each list to run; all of them unless told.
 * @returns the names of the migrations that ran.
 */
export async function migrate(
  config: DatabaseConfig,
  synchroniseCms: () => Promise<void>,
  count: Record<MigrationSet, number> = { base: Infinity, care: Infinity },
): Promise<string[]> {
  const base = await runner({ ...runnerOptions(config, 'base'), direction: 'up', count: count.base });
  await setCredentials(config);
  await migrateQueue(config);
  await synchroniseCms();
  const care = await runner({ ...runnerOptions(config, 'care'), direction: 'up', count: count.care });
  return [...base, ...care].map((migration) => migration.name);
}

/** Undoes the newest `count` migrations of `care`; returns their names. */
export async function rollback(config: DatabaseConfig, count: number): Promise<string[]> {
  const undone = await runner({ ...runnerOptions(config, 'care'), direction: 'down', count });
  return undone.map((migration) => migration.name);
}

/** One migration and when it ran; `ranAt` is null while it waits. */
export interface MigrationStatus {
  set: MigrationSet;
  name: string;
  ranAt: Date | null;
}

/** Lists every migration with the instant it ran. */
export async function status(config: DatabaseConfig): Promise<MigrationStatus[]> {
  return withAdmin(config, async (client) => {
    const rows: MigrationStatus[] = [];
    for (const set of migrationSets) {
      const known = await client.query<{ present: boolean }>(
        `select to_regclass('migrations.${set}') is not null as present`,
      );
      const ran = known.rows[0]?.present
        ? await client.query<{ name: string; run_on: Date }>(`select name, run_on from migrations.${set}`)
        : { rows: [] };
      const ranAt = new Map(ran.rows.map((row) => [row.name, row.run_on]));
      for (const file of (await readdir(folder('migrations', set))).sort()) {
        const name = file.replace(/\.sql$/, '');
        rows.push({ set, name, ranAt: ranAt.get(name) ?? null });
      }
    }
    return rows;
  });
}

/** Runs the verify query of every migration that ran; each returned row is one problem, so an empty list is good. */
export async function verify(config: DatabaseConfig): Promise<{ migration: string; problem: string }[]> {
  const ran = (await status(config)).filter((migration) => migration.ranAt !== null);
  return withAdmin(config, async (client) => {
    const problems: { migration: string; problem: string }[] = [];
    for (const { set, name } of ran) {
      const query = await readFile(join(folder('verify', set), `${name}.sql`), 'utf8');
      const { rows } = await client.query<{ problem: string }>(query);
      problems.push(...rows.map((row) => ({ migration: `${set}/${name}`, problem: row.problem })));
    }
    return problems;
  });
}
