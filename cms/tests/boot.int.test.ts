import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCms, type TestCms } from '../../scripts/testing/cms.ts';

let cms: TestCms;

beforeAll(async () => {
  cms = await startTestCms();
});

afterAll(async () => {
  await cms.close();
});

test('an address that does not exist answers 404', async () => {
  const response = await fetch(`${cms.url}/api/does-not-exist`);
  expect(response.status).toBe(404);
});

test('the CMS works on a database of its own, as role care_cms', async () => {
  const { rows } = await cms.strapi.db.connection.raw<{ rows: unknown[] }>(
    'select current_database() as database, current_user as role',
  );
  expect(rows).toEqual([{ database: cms.database.name, role: 'care_cms' }]);
});
