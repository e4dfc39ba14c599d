import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp, restore, RestoreRefusedError } from '@huntzen/database/backup';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { readConfig, type ServiceConfig } from '@huntzen/config';
import { synchroniseCms, writeState } from '../../scripts/lib/database.ts';

let database: TestDatabase;
let folder: string;
let config: ServiceConfig<'database'>;
const synchronise = () =>
  synchroniseCms({ PATH: process.env.PATH, HOME: process.env.HOME, ...database.environment });

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'care-backup-'));
  config = readConfig('database', { ...database.environment, BACKUP_DIRECTORY: folder });
  // Text that COPY has to escape, and the last number of a sequence.
  await database.adminPool.query(
    `insert into cms.tags (id, document_id, name) values (7, 'tagofalicetagofalice0001', $1), (8, 'tagofbob', null)`,
    ['Énergie\tet\n"calme" \\N'],
  );
  await database.adminPool.query(`select setval('cms.tags_id_seq', 41)`);
  // What every database that a command has touched holds.
  await writeState(config.DATABASE_URL, 'demo', 'loaded');
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test('what was changed after a backup is as before once it is restored, to the byte', async () => {
  const before = await backUp(config, new Date('2026-01-05T08:00:00Z'));
  expect(before.manifest.tables.find(({ name }) => name === 'tags')?.rows).toBe(2);
  expect(before.manifest.tables.map(({ schema }) => schema)).toEqual(
    expect.arrayContaining(['care', 'cms', 'sec']),
  );

  await database.adminPool.query(`update cms.tags set name = 'autre' where id = 7`);
  await database.adminPool.query(`delete from cms.tags where id = 8`);
  await database.adminPool.query(`delete from sec.context_keys`);
  const changed = await backUp(config, new Date('2026-01-05T09:00:00Z'));
  expect(changed.manifest.tables).not.toEqual(before.manifest.tables);

  await restore(config, before.directory, synchronise, { replace: true });
  const after = await backUp(config, new Date('2026-01-05T10:00:00Z'));
  expect(after.manifest.tables).toEqual(before.manifest.tables);
  expect(after.manifest.sequences).toEqual(before.manifest.sequences);
  for (const { file } of before.manifest.tables) {
    const [first, second] = await Promise.all(
      [before, after].map(({ directory }) => readFile(join(directory, file))),
    );
    expect(second?.equals(first ?? Buffer.alloc(0)), file).toBe(true);
  }
}, 60_000);

test('a database that is not empty is not replaced unless asked', async () => {
  const { directory } = await backUp(config, new Date('2026-01-06T08:00:00Z'));
  await expect(restore(config, directory, synchronise)).rejects.toThrow(RestoreRefusedError);
  const { rows } = await database.adminPool.query('select from cms.tags');
  expect(rows).toHaveLength(2);
});

test('a damaged backup is refused before anything is changed', async () => {
  const { directory } = await backUp(config, new Date('2026-01-07T08:00:00Z'));
  await writeFile(join(directory, 'cms.tags.copy.gz'), 'broken');
  await expect(restore(config, directory, synchronise, { replace: true })).rejects.toThrow(
    RestoreRefusedError,
  );
  const { rows } = await database.adminPool.query('select from cms.tags');
  expect(rows).toHaveLength(2);
});
