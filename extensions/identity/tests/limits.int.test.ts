import { createPool } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TooManyRequestsError } from '../server/errors.ts';
import { createLimits, type Limits } from '../server/limits.ts';

describe('limits', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await cloneDatabase();
    pool = createPool({ connectionString: database.environment.IDENTITY_DATABASE_URL ?? '', name: 'test' });
  });
  afterAll(async () => {
    await pool.end();
    await database.close();
  });

  const limitsOf = (calls: number) =>
    createLimits(pool, { anonymousCalls: calls, signedInCalls: calls, failedSignIns: 5 });

  async function countAllowed(limits: Limits, kind: 'anonymous' | 'signedIn', key: string, attempts: number) {
    let allowed = 0;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      try {
        await limits.countCall(kind, key);
        allowed += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(TooManyRequestsError);
      }
    }
    return allowed;
  }

  it('let exactly as many calls through as they say', async () => {
    expect(await countAllowed(limitsOf(20), 'anonymous', 'alice', 30)).toBe(20);
    expect(await countAllowed(limitsOf(20), 'signedIn', 'alice', 30)).toBe(20);
  });

  it('are shared by several processes, and never let more through', async () => {
    const [one, other] = [limitsOf(1500), limitsOf(1500)];
    const [first, second] = await Promise.all([
      countAllowed(one, 'signedIn', 'bob', 1_000),
      countAllowed(other, 'signedIn', 'bob', 1_000),
    ]);
    expect(first + second).toBeLessThanOrEqual(1500);
    // What the two processes may hold unused: one block each.
    expect(first + second).toBeGreaterThanOrEqual(1480);
  });

  it('never let more through when the calls come at once', async () => {
    const limits = limitsOf(600);
    const answers = await Promise.allSettled(
      Array.from({ length: 1_000 }, () => limits.countCall('signedIn', 'carol')),
    );
    const allowed = answers.filter(({ status }) => status === 'fulfilled').length;
    expect(allowed).toBeLessThanOrEqual(600);
  });

  it('say when to come back', async () => {
    const limits = limitsOf(1);
    await limits.countCall('anonymous', 'dave');
    await expect(limits.countCall('anonymous', 'dave')).rejects.toMatchObject({ kind: 'limit' });
    const error = await limits.countCall('anonymous', 'dave').catch((reason: unknown) => reason);
    expect((error as TooManyRequestsError).retryAfterSeconds).toBeGreaterThan(890);
  });
});
