/** Starts the PostgreSQL of the test run, before any test file and once for all of them. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres.mjs';
import { root } from '../../scripts/lib/content-hash.ts';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { takeSlot } from './slot.ts';
import { prepareTemplate } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testPostgres: { serverUrl: string; template: string };
  }
}

// Nothing of a test survives a power cut, so nothing is forced to the disk.
const fastSettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Provides `testPostgres` to the test files; returns what stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const slot = takeSlot(join(root, '.data/test-postgres'));
  const start = async () =>
    startEmbeddedPostgres({ directory: slot.directory, port: await findFreePort(), settings: fastSettings });
  let server;
  try {
    server = await start().catch(() => {
      // fsync is off: a machine that stopped in the middle may leave files that no server can read any more.
      rmSync(join(slot.directory, 'ready'), { force: true });
      return start();
    });
    const template = await prepareTemplate(server.url);
    project.provide('testPostgres', { serverUrl: server.url, template });
  } catch (error) {
    await server?.stop();
    slot.release();
    throw error;
  }
  const running = server;
  return async () => {
    await running.stop();
    slot.release();
  };
}
