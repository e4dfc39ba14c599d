/** The commands of the keys: `npm run keys:status`, `keys:rotate`, `keys:backup`, `keys:restore`. */
import { resolve } from 'node:path';
import { ConfigurationError, readConfig } from '@huntzen/config';
import { createPool, createServiceDatabase, type ServiceDatabase } from '@huntzen/database';
import { backUpShares, restoreShares, type SharesCopy } from '@huntzen/database/backup';
import { createKeyRing, type KeyRing } from '@huntzen/records/crypto';
import { readStatus, rotateKeys, type KeyStatus, type KeyUse } from '@huntzen/records/keys';
import { useDatabaseServer } from './lib/database-server.ts';
import { completeEnvironment, loadEnvironment, readLauncherConfig } from './lib/environment.ts';

const usage = `Usage: node scripts/keys.ts <command>
  status           which key-encryption keys wrap how many data keys
  rotate           wrap every data key with RECORDS_KEY; stop it and start it again whenever you like
  backup <file>    copy the shares of people, which no backup holds, in place of the copy before
  restore <file>   bring shares back where there are none; whoever was erased stays erased
`;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** The wrong words on the command line. */
class UsageError extends Error {}

type Environment = Record<string, string>;

async function withKeys<Result>(
  environment: Environment,
  work: (jobs: ServiceDatabase, ring: KeyRing) => Promise<Result>,
): Promise<Result> {
  const config = readConfig('cms', environment);
  const jobs = createServiceDatabase(
    createPool({ connectionString: config.JOBS_DATABASE_URL, size: 2, name: 'care keys' }),
  );
  try {
    return await work(jobs, createKeyRing(config));
  } finally {
    await jobs.destroy();
  }
}

const words: Record<KeyUse['state'], string> = {
  current: 'RECORDS_KEY, wraps',
  retiring: 'RECORDS_KEYS_RETIRING, opens only',
  missing: 'MISSING: nobody here holds it',
};

function sayStatus({ keys, unshared, lost, destroyed }: KeyStatus): void {
  for (const { id, state, dataKeys, byPurpose } of keys) {
    const parts = Object.entries(byPurpose).map(([purpose, count]) => `${purpose} ${count}`);
    say(`${id}  ${words[state]}: ${dataKeys} data keys${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`);
  }
  if (unshared > 0) say(`${unshared} data keys are not protected by the share of their person yet: rotate.`);
  if (lost > 0)
    say(`${lost} data keys do not open: their person's share is missing. Bring it back with keys:restore.`);
  if (destroyed > 0) say(`${destroyed} data keys of erased people are overwritten.`);
}

/** Says what may be taken away now, or what still stands against it; returns the exit code. */
function sayEnd({ keys }: KeyStatus): number {
  const others = keys.filter(({ state }) => state !== 'current');
  const used = others.filter(({ dataKeys }) => dataKeys > 0);
  for (const { id } of others.filter(({ dataKeys }) => dataKeys === 0))
    say(`The old key ${id} may be removed: nothing refers to it.`);
  for (const { id, dataKeys } of used)
    say(`The key ${id} must stay: ${dataKeys} data keys still refer to it. Start keys:rotate again.`);
  return used.length === 0 ? 0 : 1;
}

const sayCopy = (verb: string, { people, erased }: SharesCopy) =>
  say(`${verb} the shares of ${people} people, ${erased} of them erased.`);

const fileOf = ([file]: string[]): string => {
  if (file === undefined) throw new UsageError('Which file?');
  return resolve(file);
};

/** Each command returns the exit code. */
const commands: Record<string, (environment: Environment, words: string[]) => Promise<number>> = {
  status: (environment) =>
    withKeys(environment, async (jobs, ring) => {
      sayStatus(await readStatus(jobs, ring));
      return 0;
    }),

  rotate: (environment) =>
    withKeys(environment, async (jobs, ring) => {
      sayStatus(await readStatus(jobs, ring));
      let saidAt = performance.now();
      const { moved, destroyed, stuck } = await rotateKeys(jobs, ring, (progress) => {
        if (performance.now() - saidAt < 1_000) return;
        saidAt = performance.now();
        say(`… ${progress.moved} data keys wrapped again`);
      });
      say(`${moved} data keys wrapped again.`);
      if (destroyed > 0) say(`${destroyed} data keys of erased people overwritten.`);
      if (stuck > 0) say(`${stuck} data keys do not open and were left as they are.`);
      return sayEnd(await readStatus(jobs, ring));
    }),

  async backup(environment, rest) {
    sayCopy('Copied', await backUpShares(readConfig('database', environment), fileOf(rest)));
    return 0;
  },

  async restore(environment, rest) {
    sayCopy('Read', await restoreShares(readConfig('database', environment), fileOf(rest)));
    return 0;
  },
};

async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(name === '' ? 'Which command?' : `There is no command ${name}.`);
  const own = loadEnvironment();
  const config = readLauncherConfig(own);
  const server = await useDatabaseServer(config);
  try {
    return await command(completeEnvironment(own, config, server.url), rest);
  } finally {
    await server.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n${usage}`);
  else if (error instanceof ConfigurationError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
