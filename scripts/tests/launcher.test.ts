import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countResults } from '../lib/test-results.ts';
import { findFreePort, isPortTaken } from '../lib/ports.ts';
import { formatTable } from '../lib/summary.ts';
import { RunningProcess, runToEnd } from '../lib/processes.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'care-launcher-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs `npm start`'s second half with these variables, to its end. */
function start(variables: Record<string, string>): Promise<{ code: number | null; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../start.ts')], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIRECTORY: folder, ...variables },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, errors });
    });
  });
}

test('variables that cannot be used are all named, and nothing is started', async () => {
  const { code, errors } = await start({ CMS_PORT: 'abc', PUBLIC_URL: 'nowhere' });
  expect(code).toBe(1);
  expect(errors.trim().split('\n')).toEqual([
    'The configuration cannot be used:',
    expect.stringContaining('CMS_PORT must be a port number'),
    expect.stringContaining('PUBLIC_URL must be an address'),
  ]);
}, 20_000);

test('a port that is taken is one sentence with what to do', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => squatter.once('listening', resolve));
  const { port } = squatter.address() as AddressInfo;
  try {
    const others: Record<string, string> = {};
    for (const name of ['EMBEDDED_POSTGRES_PORT', 'CMS_PORT', 'REALTIME_PORT', 'SMTP_PORT', 'MAILBOX_PORT']) {
      others[name] = String(await findFreePort());
    }
    const { code, errors } = await start({ ...others, SITE_PORT: String(port) });
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toContain(`Port ${port}, which site needs, is already taken`);
    expect(errors).toContain('SITE_PORT=');
  } finally {
    squatter.close();
  }
}, 20_000);

test('a database that does not answer is one sentence with what to do', async () => {
  const ports: Record<string, string> = {};
  for (const name of ['CMS_PORT', 'SITE_PORT', 'REALTIME_PORT', 'SMTP_PORT', 'MAILBOX_PORT']) {
    ports[name] = String(await findFreePort());
  }
  const port = await findFreePort();
  // db.ts looks at the same variables and builds nothing.
  const child = spawn(process.execPath, [join(import.meta.dirname, '../db.ts'), 'status'], {
    env: { PATH: process.env.PATH, ...ports, DATABASE_URL: `postgres://someone@127.0.0.1:${port}/care` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code).toBe(1);
  expect(errors).toContain(`No PostgreSQL answers at 127.0.0.1:${port}`);
}, 20_000);

const command = (name: string, source: string) => ({
  name,
  words: ['--eval', source],
  cwd: folder,
  environment: { PATH: process.env.PATH ?? '' },
  log: join(folder, `${name}.log`),
});

test('a child that ends by itself is named with its last words', async () => {
  const child = new RunningProcess(command('cms', `console.error('no such table'); process.exit(3)`));
  await expect(child.crashed()).rejects.toThrow(/^cms stopped by itself \(exit code 3\)[^]*no such table$/);
  await expect(runToEnd(command('build', 'process.exit(1)'), new AbortController().signal)).rejects.toThrow(
    'build failed (exit code 1)',
  );
});

test('a child that ignores SIGTERM is ended by force within ten seconds', async () => {
  const stubborn = new RunningProcess(
    command('stubborn', `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('on')`),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  const since = performance.now();
  await stubborn.stop();
  expect(await stubborn.ended).toBe('signal SIGKILL');
  expect(performance.now() - since).toBeLessThan(10_000);
}, 15_000);

test('a port is taken while somebody listens on it', async () => {
  const port = await findFreePort();
  expect(await isPortTaken(port)).toBe(false);
  const server = createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await isPortTaken(port)).toBe(true);
  server.close();
});

test('the table aligns its columns', () => {
  expect(formatTable(['A', 'Where'], [['long name', 'x']])).toBe(
    ['  A          Where', '  ---------  -----', '  long name  x'].join('\n'),
  );
});

test('a test run that failed without a failing test counts as one failure', () => {
  expect(countResults(join(folder, 'absent.json'), 1)).toEqual({ passed: 0, failed: 1 });
  expect(countResults(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 0 });
});
