import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { writeState } from '../lib/database.ts';
import { findFreePort, isPortTaken } from '../lib/ports.ts';

let database: TestDatabase;
let folder: string;
const ports: Record<string, number> = {};
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'care-product-'));
  for (const name of ['CMS_PORT', 'SITE_PORT', 'REALTIME_PORT', 'SMTP_PORT', 'MAILBOX_PORT']) {
    ports[name] = await findFreePort();
  }
  // The data has its own test; here it would only take time.
  await writeState(database.adminUrl, 'demonstration-data', 'loaded');
});

afterAll(async () => {
  for (const child of children) child.kill('SIGTERM');
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  child: ChildProcess;
  output(): string;
  ended: Promise<number | null>;
}

function start(): Run {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../start.mjs')], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIRECTORY: folder,
      DATABASE_URL: database.adminUrl,
      ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output, ended: new Promise((resolve) => child.once('close', resolve)) };
}

async function waitUntilUp(run: Run): Promise<void> {
  while (!run.output().includes('Up in')) {
    if (run.child.exitCode !== null) throw new Error(`The product did not come up:\n${run.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function takenPorts(): Promise<string[]> {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(ports)) if (await isPortTaken(port)) taken.push(name);
  return taken;
}

const readRun = async () =>
  JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as {
    launcher: number;
    services: { name: string; pid: number }[];
  };

// The first one builds what is stale.
test('the product comes up, says where everything is, and goes down at Ctrl-C', async () => {
  const run = start();
  await waitUntilUp(run);
  expect(run.output()).toContain('marc.dupont@techcorp.example');
  expect(run.output()).toContain('Password of every account: Demo-care-2026!');
  expect((await fetch(`http://127.0.0.1:${ports.SITE_PORT}/readyz`)).status).toBe(200);

  const since = performance.now();
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
  expect(performance.now() - since).toBeLessThan(10_000);
  expect(await takenPorts()).toEqual([]);
}, 300_000);

test('a second start builds nothing; when a service crashes, everything else is stopped', async () => {
  const run = start();
  await waitUntilUp(run);
  expect(run.output()).toContain('Nothing to build');
  const { services } = await readRun();
  process.kill(services.find(({ name }) => name === 'realtime')?.pid ?? 0, 'SIGKILL');
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain('realtime stopped by itself (signal SIGKILL)');
  expect(await takenPorts()).toEqual([]);
}, 120_000);

test('while it runs a second start says so; after a kill the next start clears up', async () => {
  const first = start();
  await waitUntilUp(first);
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('The product already runs from this folder');

  process.kill((await readRun()).launcher, 'SIGKILL');
  await first.ended;
  expect(await takenPorts()).not.toEqual([]);
  const third = start();
  await waitUntilUp(third);
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
  expect(await takenPorts()).toEqual([]);
}, 120_000);
