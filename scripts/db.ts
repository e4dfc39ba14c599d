/** The database commands: `npm run db:migrate`, `db:rollback`, `db:verify`, `db:status`, `db:backup`, `db:restore`, `db:types`. */
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationError, readConfig, type ServiceConfig } from '@huntzen/config';
import { backUp, restore, RestoreRefusedError } from '@huntzen/database/backup';
import { rollback, status, verify } from '../database/src/migrate.ts';
import { root } from './lib/content-hash.ts';
import { useDatabaseServer } from './lib/database-server.ts';
import { backUpData, synchroniseCms, updateDatabase } from './lib/database.ts';
import { completeEnvironment, loadEnvironment, readLauncherConfig } from './lib/environment.ts';
import { generateTypes } from './lib/generate-types.ts';

const usage = `Usage: node scripts/db.ts <command>
  migrate              bring the database up to date, after a backup when it holds data
  rollback [count]     undo the newest migrations (1), after a backup when it holds data
  verify               run the check of every migration that ran
  status               list the migrations
  backup               take a consistent backup into BACKUP_DIRECTORY
  restore <directory>  bring a backup back; --replace to lose what the database holds now
  types                write database/src/generated.ts
`;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** The wrong words on the command line. */
class UsageError extends Error {}

type Environment = Record<string, string>;

/** Each command returns the exit code. */
const commands: Record<
  string,
  (environment: Environment, words: string[], replace: boolean) => Promise<number>
> = {
  async migrate(environment) {
    const { ran, backup } = await updateDatabase(environment);
    if (backup !== null) say(`Backup: ${relative(root, backup)}`);
    say(ran.length === 0 ? 'No migration was waiting.' : `Ran ${ran.join(', ')}.`);
    return 0;
  },

  async rollback(environment, [word = '1']) {
    const count = Number(word);
    if (!Number.isInteger(count) || count < 1)
      throw new UsageError('rollback takes a whole number, 1 or more.');
    const config = readConfig('database', environment);
    const backup = await backUpData(config);
    if (backup !== null) say(`Backup: ${relative(root, backup)}`);
    const undone = await rollback(config, count);
    say(undone.length === 0 ? 'There was nothing to undo.' : `Undid ${undone.join(', ')}.`);
    return 0;
  },

  async verify(environment) {
    const problems = await verify(readConfig('database', environment));
    for (const { migration, problem } of problems) say(`${migration}: ${problem}`);
    say(problems.length === 0 ? 'Every migration is as it should be.' : `${problems.length} problem(s).`);
    return problems.length === 0 ? 0 : 1;
  },

  async status(environment) {
    for (const { set, name, ranAt } of await status(readConfig('database', environment))) {
      say(`${`${set}/${name}`.padEnd(40)} ${ranAt?.toISOString() ?? 'waits'}`);
    }
    return 0;
  },

  async backup(environment) {
    const { directory, manifest } = await backUp(readConfig('database', environment));
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    say(`${relative(root, directory)}: ${manifest.tables.length} tables, ${rows} rows.`);
    return 0;
  },

  async restore(environment, [directory], replace) {
    if (directory === undefined) throw new UsageError('restore needs the folder of a backup.');
    if (replace) await keepWhatIsReplaced(readConfig('database', environment));
    const manifest = await restore(
      readConfig('database', environment),
      resolve(directory),
      () => synchroniseCms(environment),
      { replace },
    );
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    say(`Restored ${rows} rows of ${manifest.takenAt}; every table was compared with the backup.`);
    return 0;
  },

  async types(environment) {
    say(relative(root, await generateTypes(environment.DATABASE_URL ?? '')));
    return 0;
  },
};

/** Takes a backup of what `--replace` is about to lose. A database too broken for that is the reason to restore one. */
async function keepWhatIsReplaced(config: ServiceConfig<'database'>): Promise<void> {
  try {
    const kept = await backUpData(config);
    if (kept !== null) say(`Backup of what is replaced: ${relative(root, kept)}`);
  } catch (error) {
    say(
      `What is replaced could not be backed up: ${error instanceof Error ? error.message : 'unknown error'}`,
    );
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { replace: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [name = '', ...words] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(name === '' ? 'Which command?' : `There is no command ${name}.`);
  const own = loadEnvironment();
  const config = readLauncherConfig(own);
  const server = await useDatabaseServer(config);
  try {
    return await command(completeEnvironment(own, config, server.url), words, values.replace ?? false);
  } finally {
    await server.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const known = error instanceof ConfigurationError || error instanceof RestoreRefusedError;
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n${usage}`);
  else
    process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
