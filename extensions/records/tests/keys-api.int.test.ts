import { sql, type ServiceDatabase } from '@huntzen/database';
import { createPerson, createCompany } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { RecordsKeys } from '../contracts/index.ts';
import { createKeyRing } from '../crypto/index.ts';
import { MissingKeyError } from '../keys/index.ts';
import records from '../server/index.ts';
import { resumeRotation, rotateAsked } from '../server/key-rotations.ts';
import { countBroken, newRecordsKey, seedKeys } from './_keys.ts';

let cms: TestCms;
let jobs: ServiceDatabase;
let superAdmin: string;
const [oldKey, newKey] = [newRecordsKey(), newRecordsKey()];
const oldRing = createKeyRing({ RECORDS_KEY: oldKey });
const ring = createKeyRing({ RECORDS_KEY: newKey, RECORDS_KEYS_RETIRING: [oldKey] });

beforeAll(async () => {
  cms = await startTestCms({ RECORDS_KEY: newKey, RECORDS_KEYS_RETIRING: oldKey });
  jobs = cms.database.openJobs();
  superAdmin = await panelTokenOf(cms, 'strapi-super-admin');
});
afterAll(() => cms.close());

const show = async (token = superAdmin) =>
  (await call<RecordsKeys>(cms, 'GET', '/records-keys', { token })).data;
const uses = ({ keys }: RecordsKeys) => keys.map(({ state, dataKeys }) => [state, dataKeys]);

describe('the keys in the panel', () => {
  test('are shown by their ids, and rotated by a job that says how far it is', async () => {
    const keys = await seedKeys(cms.database.adminPool, oldRing, 600);
    const before = await call<RecordsKeys>(cms, 'GET', '/records-keys', { token: superAdmin });
    expect(uses(before.data)).toEqual([
      ['current', 0],
      ['retiring', 600],
    ]);
    expect(before.data).toMatchObject({ unshared: 600, rotation: null });
    for (const secret of [oldKey, newKey]) expect(before.text).not.toContain(secret);

    const asked = await call<RecordsKeys>(cms, 'POST', '/records-key-rotations', {
      token: superAdmin,
      body: {},
    });
    expect([asked.status, asked.data.rotation?.endedAt]).toEqual([202, null]);
    await vi.waitFor(async () => expect((await show()).rotation?.endedAt).not.toBeNull(), {
      timeout: 20_000,
    });
    const after = await show();
    expect(uses(after)).toEqual([
      ['current', 600],
      ['retiring', 0],
    ]);
    expect(after).toMatchObject({ unshared: 0, rotation: { moved: 600 } });
    expect(await countBroken(cms.database.adminPool, createKeyRing({ RECORDS_KEY: newKey }), keys)).toBe(0);
  });

  test('are for administrators of the platform, in the API and in the database', async () => {
    const company = await createCompany(cms.database.adminPool);
    const hr = await createPerson(cms.database.adminPool, { role: 'hr', company });
    for (const token of [await tokenOf(cms, hr), await panelTokenOf(cms, 'editor')])
      for (const [method, path] of [
        ['GET', '/records-keys'],
        ['POST', '/records-key-rotations'],
      ] as const)
        expect(
          (await call(cms, method, path, { token, body: method === 'POST' ? {} : undefined })).status,
        ).toBe(403);
    expect((await call(cms, 'GET', '/records-keys')).status).toBe(401);
    const care = cms.database.openCare(1);
    for (const statement of [
      'select * from care.show_wrapped_keys()',
      `select care.ask_key_rotation('${ring.currentId}')`,
    ])
      await expect(care.as(hr, (tx) => sql.raw(statement).execute(tx))).rejects.toMatchObject({
        code: '42501',
      });
    expect((await show(await panelTokenOf(cms, 'platform-admin'))).keys).toHaveLength(2);
  });
});

test('the CMS refuses to start without a key that records name', async () => {
  await seedKeys(cms.database.adminPool, oldRing, 1);
  vi.stubEnv('RECORDS_KEYS_RETIRING', '');
  await expect(records.bootstrap(cms)).rejects.toThrow(MissingKeyError);
  vi.unstubAllEnvs();
  await expect(records.bootstrap(cms)).resolves.toBeUndefined();
});

describe('a rotation whose process has died', () => {
  // A key that the running CMS has not, so that it leaves the rotation alone.
  const next = createKeyRing({ RECORDS_KEY: newRecordsKey(), RECORDS_KEYS_RETIRING: [newKey] });
  const leave = (kekId: string, age: string) =>
    cms.database.adminPool.query(
      `insert into care.key_rotations (kek_id, asked_by, asked_by_role, seen_at) values ($1, 'x', 'super-admin', now() - $2::interval)`,
      [kekId, age],
    );
  const open = async () =>
    (await cms.database.adminPool.query('select from care.key_rotations where ended_at is null')).rows.length;

  test('is gone on with after a minute, by a service with its key alone', async () => {
    await leave(next.currentId, '30 seconds');
    await resumeRotation(jobs, next);
    expect(await open()).toBe(1);
    await cms.database.adminPool.query(
      `update care.key_rotations set seen_at = now() - interval '2 minutes' where ended_at is null`,
    );
    await resumeRotation(jobs, ring);
    await rotateAsked(jobs, ring);
    expect(await open()).toBe(1);
    await resumeRotation(jobs, next);
    expect(await open()).toBe(0);
  });
});
