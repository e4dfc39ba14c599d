import { spawn } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { backUp, holdsData } from '@huntzen/database/backup';
import { readConfig, type Environment, type ServiceConfig } from '@huntzen/config';
import { migrate, status } from '../../database/src/migrate.ts';
import { hashFiles } from './content-hash.ts';

/** Runs Strapi once so that it creates or updates its own tables; `signal` ends it. */
export function synchroniseCms(environment: Environment, signal?: AbortSignal): Promise<void> {
  const script = join(import.meta.dirname, '../../cms/src/synchronise.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], {
      env: { ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(new Error(`Strapi could not synchronise its tables (exit code ${String(code)}):\n${output}`));
    });
  });
}

/** Migrates the database that the environment names; returns the names of the migrations that ran. */
export function migrateDatabase(environment: Environment, signal?: AbortSignal): Promise<string[]> {
  return migrate(readConfig('database', environment), () => synchroniseCms(environment, signal));
}

/** What Strapi's tables are made from. */
const modelFiles = [
  'cms/src/{api,components,extensions}/**/*.json',
  'cms/package.json',
  'cms/config/{database,plugins}.js',
];

/** Runs `work` on one administrator's connection. */
export async function withAdmin<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'care commands' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Reads what a command left with `writeState`; null when it never did. */
export function readState(adminUrl: string, name: string): Promise<string | null> {
  return withAdmin(adminUrl, async (client) => {
    const known = await client.query<{ there: boolean }>(
      `select to_regclass('migrations.state') is not null as there`,
    );
    if (!known.rows[0]?.there) return null;
    const { rows } = await client.query<{ value: string }>(
      'select value from migrations.state where name = $1',
      [name],
    );
    return rows[0]?.value ?? null;
  });
}

/** Leaves a value for later commands; the database must be migrated. */
export function writeState(adminUrl: string, name: string, value: string): Promise<void> {
  return withAdmin(adminUrl, async (client) => {
    await client.query(
      `insert into migrations.state (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`,
      [name, value],
    );
  });
}

/** Whether a migration waits, Strapi's models changed since the last migration, or the signing key is not known yet. */
async function isStale(config: ServiceConfig<'database'>, models: string): Promise<boolean> {
  if ((await status(config)).some(({ ranAt }) => ranAt === null)) return true;
  if ((await readState(config.DATABASE_URL, 'cms-models')) !== models) return true;
  return withAdmin(config.DATABASE_URL, async (client) => {
    const { rows } = await client.query(`select from sec.context_keys where key = convert_to($1, 'UTF8')`, [
      config.CONTEXT_SECRET,
    ]);
    return rows.length === 0;
  });
}

/** Takes a backup when the database holds data; returns its folder, or null. */
export async function backUpData(config: ServiceConfig<'database'>): Promise<string | null> {
  const worthIt = await withAdmin(config.DATABASE_URL, (client) => holdsData(client));
  return worthIt ? (await backUp(config)).directory : null;
}

/** What a migration did. */
export interface MigrationReport {
  ran: string[];
  /** The folder of the backup that was taken before; null when nothing was to be done or lost. */
  backup: string | null;
}

/**
 * Migrates a database with its data: does nothing when it is up to date, takes a backup first when it holds data.
 * Roles get the passwords of the environment each time something runs.
 */
export async function updateDatabase(
  environment: Environment,
  signal?: AbortSignal,
): Promise<MigrationReport> {
  const config = readConfig('database', environment);
  const models = hashFiles(modelFiles);
  if (!(await isStale(config, models))) return { ran: [], backup: null };
  const backup = await backUpData(config);
  const ran = await migrateDatabase(environment, signal);
  await writeState(config.DATABASE_URL, 'cms-models', models);
  return { ran, backup };
}
