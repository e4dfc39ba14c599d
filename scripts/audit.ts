/** `npm run audit:verify [-- --witness <number>:<code>]`: whether the ledger of accesses is as it was written. */
import { parseArgs } from 'node:util';
import { ConfigurationError, readConfig } from '@huntzen/config';
import { deriveSealKey, verifyLedger, type Witness } from '@huntzen/records/ledger';
import pg from 'pg';
import { useDatabaseServer } from './lib/database-server.ts';
import { completeEnvironment, loadEnvironment, readLauncherConfig } from './lib/environment.ts';

const shownProblems = 100;

const say = (text: string) => process.stdout.write(`${text}\n`);

function readWitness(text: string | undefined): Witness | undefined {
  if (text === undefined) return undefined;
  const found = /^(\d+):([0-9a-f]{64})$/.exec(text);
  if (found?.[1] === undefined || found[2] === undefined)
    throw new ConfigurationError(['--witness takes a seal as it was printed: <number>:<code>.']);
  return { number: found[1], mac: found[2] };
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { witness: { type: 'string' } } });
  const witness = readWitness(values.witness);
  const own = loadEnvironment();
  const launcher = readLauncherConfig(own);
  const server = await useDatabaseServer(launcher);
  try {
    const config = readConfig('audit', completeEnvironment(own, launcher, server.url));
    const client = new pg.Client({ connectionString: config.DATABASE_URL, application_name: 'audit' });
    await client.connect();
    try {
      const { rows, chains, seals, lastSeal, problems } = await verifyLedger(client, {
        key: deriveSealKey(config.AUDIT_KEY),
        witness,
      });
      for (const problem of problems.slice(0, shownProblems)) say(problem);
      if (problems.length > shownProblems) say(`… and ${problems.length - shownProblems} more`);
      say(`${rows} accesses in ${chains} chains, ${seals} seals: ${problems.length} problem(s).`);
      if (lastSeal !== null)
        say(`Keep this outside the database, for --witness: ${lastSeal.number}:${lastSeal.mac}`);
      return problems.length === 0 ? 0 : 1;
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const known = error instanceof ConfigurationError;
  process.stderr.write(`${error instanceof Error ? (known ? error.message : error.stack) : String(error)}\n`);
  process.exitCode = 1;
}
