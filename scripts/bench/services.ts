/** The services that a benchmark starts, each on a port of its own, and stops at the end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/content-hash.ts';
import { findFreePort } from '../lib/ports.ts';
import { RunningProcess } from '../lib/processes.ts';
import { waitUntilReady } from '../lib/ready.ts';
import { benchPassword } from './seed.ts';

/** Where benchmarks keep their database and logs. */
export const directory = join(root, '.data/bench');

/** Prints one line. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const running: RunningProcess[] = [];

/** Starts a service and waits until it is ready. */
export async function start(
  name: string,
  words: string[],
  environment: Record<string, string>,
  readyPath: string,
) {
  const port = await findFreePort();
  const log = join(directory, `${name}.log`);
  const child = new RunningProcess({
    name,
    words,
    cwd: root,
    // Each service reads the one of its own; the site's server reads PORT.
    environment: {
      ...environment,
      ...Object.fromEntries(
        ['CMS_PORT', 'SITE_PORT', 'PORT', 'REALTIME_PORT'].map((variable) => [variable, String(port)]),
      ),
    },
    log,
  });
  running.push(child);
  const url = `http://127.0.0.1:${port}`;
  const never = new AbortController();
  await Promise.race([
    waitUntilReady({ name, readyUrl: `${url}${readyPath}`, deadlineMs: 120_000, log }, never.signal),
    child.crashed(),
  ]);
  return { url, child };
}

/** Stops every service that was started. */
export async function stopServices(): Promise<void> {
  await Promise.all(running.map((child) => child.stop()));
}

/** The resident memory of a service. */
export const residentMegabytes = ({ pid }: RunningProcess): number => {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
};

/** Signs a seeded person in; returns the access token. */
export async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: benchPassword }),
  });
  const { data } = (await response.json()) as { data: { accessToken: string } };
  return data.accessToken;
}
