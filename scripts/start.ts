/** `npm start`: brings the whole product up in this terminal, and down again at Ctrl-C. `--reset` starts over. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationError } from '@huntzen/config';
import { embeddedDirectory } from './lib/database-server.ts';
import { loadEnvironment, readLauncherConfig } from './lib/environment.ts';
import { ProcessEndedError } from './lib/processes.ts';
import { startProduct } from './lib/product.ts';
import { clearEarlierRun } from './lib/run-file.ts';
import { formatSummary } from './lib/summary.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const interruption = new AbortController();
/** The user asked to stop: not a failure. */
class InterruptedError extends Error {}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interruption.abort(new InterruptedError());
  });
}
const interrupted = new Promise<void>((resolve) => {
  interruption.signal.addEventListener('abort', () => {
    resolve();
  });
});

/** Removes the demonstration's database, the media that people uploaded and the mails. */
async function reset(): Promise<void> {
  const config = readLauncherConfig(loadEnvironment());
  if (config.DATABASE_URL !== undefined) {
    throw new Error(
      'demo:reset only removes the embedded database: leave DATABASE_URL out, or empty your own database.',
    );
  }
  await clearEarlierRun(config.DATA_DIRECTORY);
  rmSync(embeddedDirectory(config), { recursive: true, force: true });
  for (const folder of ['media', 'mailbox'])
    rmSync(join(config.DATA_DIRECTORY, folder), { recursive: true, force: true });
  say('Removed the demonstration database, its media and its mails.');
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { reset: { type: 'boolean' } } });
  if (values.reset) await reset();
  const since = performance.now();
  const product = await startProduct({
    environment: loadEnvironment(),
    onStep: (what, seconds) => say(`${`${seconds.toFixed(1)} s`.padStart(8)}  ${what}`),
    signal: interruption.signal,
  });
  say(`\n${formatSummary(product.config, product.environment)}`);
  say(`\n  Up in ${((performance.now() - since) / 1000).toFixed(1)} s. Ctrl-C stops everything.`);
  try {
    await Promise.race([interrupted, product.crashed]);
    say('\nStopping…');
  } finally {
    await product.stop();
  }
  say('Stopped.');
}

const isUnderstood = (error: unknown) =>
  error instanceof ConfigurationError || error instanceof ProcessEndedError;

try {
  await main();
  process.exit(0);
} catch (error) {
  if (error instanceof InterruptedError) {
    say('\nStopped.');
    process.exit(130);
  }
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  // A failure that nobody foresaw is shown whole to whoever asks for it.
  if (!isUnderstood(error) && process.env.LOG_LEVEL === 'debug')
    process.stderr.write(`${(error as Error).stack ?? ''}\n`);
  process.exit(1);
}
