import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCms } from '../../cms/src/boot.ts';

/** A CMS that runs inside the test's own process, on a database of its own. */
export interface TestCms {
  /** Its address, without a slash at the end. */
  url: string;
  strapi: Core.Strapi;
  environment: Record<string, string>;
  database: TestDatabase;
  /** Stops the CMS and drops its database. */
  close(): Promise<void>;
}

/**
 * Starts the CMS on a clone of the template database and a free port, in about two seconds. One per test file, since
 * Strapi keeps global state. Call `close()` in `afterAll`.
 *
 * @param overrides variables laid over those of the clone.
 */
export async function startTestCms(overrides: Record<string, string> = {}): Promise<TestCms> {
  const database = await cloneDatabase();
  const mediaDirectory = await mkdtemp(join(tmpdir(), 'care-test-media-'));
  const environment = { ...database.environment, MEDIA_DIRECTORY: mediaDirectory, ...overrides };
  // Strapi reads its configuration from the environment of the process while it loads.
  Object.assign(process.env, environment);
  try {
    const strapi = createCms();
    await strapi.load();
    strapi.server.mount();
    const { httpServer } = strapi.server;
    await new Promise<void>((resolve, reject) => {
      httpServer.once('error', reject);
      httpServer.listen(0, '127.0.0.1', resolve);
    });
    const { port } = httpServer.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}`,
      strapi,
      environment,
      database,
      async close() {
        await destroy(strapi);
        await database.close();
        await rm(mediaDirectory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Ends Strapi as it ends itself, extensions included, but keeps the listeners through which the test runner works. */
async function destroy(strapi: Core.Strapi): Promise<void> {
  const original = process.removeAllListeners;
  process.removeAllListeners = () => process;
  try {
    await strapi.destroy();
  } finally {
    process.removeAllListeners = original;
  }
}
