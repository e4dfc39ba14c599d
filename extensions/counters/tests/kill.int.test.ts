/** Whatever is killed, at whatever moment, the counters equal a recount. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { complete, createPractitioner, createTenant, findDrift } from './_util.ts';

let database: TestDatabase;
let bob: Actor;
let ids: string[];

beforeAll(async () => {
  database = await cloneDatabase();
  const { employees } = await createTenant(database.adminPool, Array<string>(12).fill('A'));
  bob = await createPractitioner(database.adminPool);
  const now = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  ids = await complete(
    database.adminPool,
    // Apart from each other, so that opened again they are in nobody's way, and all within the day of corrections.
    employees.map((employee, index) => ({
      employee,
      practitioner: bob,
      endedAt: new Date(now - index * 3_600_000).toISOString(),
    })),
  );
});
afterAll(() => database.close());

const backends = async () => {
  const { rows } = await database.adminPool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'killed portal'`,
  );
  return rows[0]?.n ?? 0;
};

test('a process killed with -9 while it completes and reopens leaves no difference behind', async () => {
  let moved = 0;
  for (let round = 0; round < 8; round += 1) {
    const child = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('completing-process.ts', import.meta.url)),
        JSON.stringify(bob),
        JSON.stringify(ids),
      ],
      { env: { ...process.env, ...database.environment }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    await delay((round * 37) % 120);
    child.kill('SIGKILL');
    await once(child, 'exit');
    // PostgreSQL ends what the dead left behind.
    await expect.poll(backends).toBe(0);
    expect(await findDrift(database.adminPool)).toEqual([]);
    const { rows } = await database.adminPool.query<{ n: number }>(
      'select count(*)::int as n from care.consultation_corrections',
    );
    expect(rows[0]?.n).toBeGreaterThanOrEqual(moved);
    moved = rows[0]?.n ?? 0;
  }
  expect(moved).toBeGreaterThan(8);
});
