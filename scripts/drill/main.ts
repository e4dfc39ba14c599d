/**
 * `npm run drill:secrecy`: starts a product of its own with the demonstration, plants canaries in every protected field, uses
 * it, searches everything, and says what the operator could hand over. Ends with 1 when a canary was found, or when the search
 * did not see what it must.
 */
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLauncherConfig } from '../lib/environment.ts';
import { findFreePort } from '../lib/ports.ts';
import { startProduct } from '../lib/product.ts';
import { drillSettings, toDrilled } from './product.ts';
import { openReceiver } from './receiver.ts';
import { readTables, writeLeaks, writeReport } from './report.ts';
import { runDrill, type Verdict } from './run.ts';
import { startLoggingServer } from './server.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => interruption.abort(new Error('The drill was stopped.')));

const interrupted = new Promise<never>((_resolve, reject) => {
  const { signal } = interruption;
  signal.addEventListener('abort', () => reject(signal.reason as Error));
});
// It is looked at once the product runs; until then the start itself is stopped.
interrupted.catch(() => undefined);

const portNames = [
  'EMBEDDED_POSTGRES_PORT',
  'CMS_PORT',
  'SITE_PORT',
  'REALTIME_PORT',
  'SMTP_PORT',
  'MAILBOX_PORT',
];

/** Says what was found; true when it is nothing. */
function tell({ leaks, blind }: Verdict): boolean {
  process.stdout.write(writeLeaks(leaks));
  for (const what of blind) say(`BLIND  ${what}`);
  say(`${leaks.length} canaries found where they do not belong, ${blind.length} blind spots`);
  return leaks.length === 0 && blind.length === 0;
}

async function drill(directory: string, reportFile: string | undefined): Promise<boolean> {
  await using stack = new AsyncDisposableStack();
  const receiver = await openReceiver();
  stack.defer(() => receiver.close());
  const environment: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATA_DIRECTORY: directory,
    WEBHOOK_INTERNAL_HOSTS: receiver.place,
    ...drillSettings,
  };
  for (const name of portNames) environment[name] = String(await findFreePort());
  const server = await startLoggingServer(readLauncherConfig(environment));
  stack.defer(() => server.stop());
  const product = await startProduct({
    environment: { ...environment, DATABASE_URL: server.url },
    onStep: (what, seconds) => say(`${`${seconds.toFixed(1)} s`.padStart(8)}  ${what}`),
    signal: interruption.signal,
  });
  stack.defer(() => product.stop());
  const work = runDrill(toDrilled(product), receiver, { isFull: true, say });
  // What it still asks of a product that was stopped fails, and nobody waits for it.
  work.catch(() => undefined);
  const verdict = await Promise.race([work, product.crashed, interrupted]);
  const report = writeReport(verdict, await readTables(server.url));
  if (reportFile === undefined) say(`\n${report}`);
  else writeFileSync(reportFile, report);
  return tell(verdict);
}

const { values } = parseArgs({ options: { report: { type: 'string' } } });
const directory = await mkdtemp(join(tmpdir(), 'care-drill-'));
// PostgreSQL runs as another user, who must be able to walk to its data.
chmodSync(directory, 0o711);
try {
  process.exitCode = (await drill(directory, values.report)) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
