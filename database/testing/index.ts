/** Helpers of tests that need a real database. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject, vi } from 'vitest';
import {
  createCareDatabase,
  createPool,
  createServiceDatabase,
  type CareDatabase,
  type ServiceDatabase,
} from '../src/index.ts';
import type {} from './global-setup.ts';
import { buildTestEnvironment, withServer } from './template.ts';

/** A migrated database that one test file has for itself. */
export interface TestDatabase {
  name: string;
  /** The superuser's address. */
  adminUrl: string;
  /** Every variable that the services need to work on this database. */
  environment: Record<string, string>;
  /** The superuser's pool: sees every row, whatever the policies say. */
  adminPool: pg.Pool;
  /** Runs `work` in one transaction as care_owner, who is bound by forced row-level security, and commits. */
  asOwner<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result>;
  /** What portal requests work with: bound by row-level security. */
  openCare(size?: number): CareDatabase;
  /** What jobs work with. */
  openJobs(size?: number): ServiceDatabase;
  /** Waits until so many connections wait for a lock that another one has. */
  untilLocked(connections?: number): Promise<void>;
  /** Closes every pool and drops the database. */
  close(): Promise<void>;
}

// Privileges on a database belong to its name, so that a clone starts with the open ones of a new database.
const grants = (name: string) => `
  revoke all on database ${name} from public;
  grant connect on database ${name} to care_cms, care_login, care_identity, care_jobs, care_backup`;

/** Makes a database of its own for the calling test file, in about 0.2 s. Call `close()` in `afterAll`. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const { serverUrl, template } = inject('testPostgres');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withServer(serverUrl, async (client) => {
    await client.query(`create database ${name} template ${client.escapeIdentifier(template)}`);
    await client.query(grants(name));
  });
  const environment = buildTestEnvironment(serverUrl, name);
  const adminUrl = environment.DATABASE_URL ?? '';
  const adminPool = new pg.Pool({ connectionString: adminUrl, max: 4, application_name: 'care tests' });
  // A connection that the test cuts on purpose must not end the worker.
  adminPool.on('error', () => undefined);
  const closers: (() => Promise<void>)[] = [];
  return {
    name,
    adminUrl,
    environment,
    adminPool,
    async asOwner(work) {
      const client = await adminPool.connect();
      try {
        await client.query('begin; set local role care_owner');
        const result = await work(client);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    openCare(size = 6) {
      const care = createCareDatabase({
        connectionString: environment.CARE_DATABASE_URL ?? '',
        contextSecret: environment.CONTEXT_SECRET ?? '',
        size,
        name: 'test portal',
      });
      closers.push(() => care.end());
      return care;
    },
    openJobs(size = 2) {
      const connectionString = environment.JOBS_DATABASE_URL ?? '';
      const jobs = createServiceDatabase(createPool({ connectionString, size, name: 'test jobs' }));
      closers.push(() => jobs.destroy());
      return jobs;
    },
    async untilLocked(connections = 1) {
      await vi.waitFor(
        async () => {
          const { rowCount } = await adminPool.query(
            `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          );
          if (rowCount !== connections)
            throw new Error(`${rowCount} connections wait for a lock, not ${connections}`);
        },
        { timeout: 10_000 },
      );
    },
    async close() {
      await Promise.all(closers.map((close) => close()));
      await adminPool.end();
      await withServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
