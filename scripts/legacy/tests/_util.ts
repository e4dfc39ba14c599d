import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import type { TestDatabase } from '@huntzen/database/testing';
import { fileOf, type TableName } from '../domain/tables.ts';

/** The folder that the repository shows. */
export const sample = join(import.meta.dirname, '../sample');

/** A copy of the sample that a test may change; removed afterwards. */
export async function copySample(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'legacy-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(sample, folder, { recursive: true });
  return folder;
}

/** Changes one file of a folder. */
export async function edit(
  folder: string,
  table: TableName,
  change: (content: string) => string,
): Promise<void> {
  const path = join(folder, fileOf(table));
  const content = await readFile(path, 'utf8');
  const changed = change(content);
  if (changed === content) throw new Error(`${table} did not change`);
  await writeFile(path, changed);
}

/** The company of the sample, with a coach, and a patient who was there before. */
export async function buildHorizon({ adminPool }: TestDatabase) {
  const company = await createCompany(adminPool, { name: 'Clinique Horizon' });
  await adminPool.query(`update cms.companies set slug = 'clinique-horizon' where document_id = $1`, [
    company,
  ]);
  const bob = await createPerson(adminPool, { role: 'patient', company, email: 'bob@horizon.example' });
  const carol = await createPerson(adminPool, { role: 'coach', email: 'carol@horizon.example' });
  return { company, bob, carol };
}

/** The rows of every table that holds data, hashed: the same rows give the same hash. */
export async function hashTables({ adminPool }: TestDatabase): Promise<Record<string, string>> {
  const { rows: tables } = await adminPool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where n.nspname in ('cms', 'care', 'sec', 'graphile_worker') and c.relkind in ('r', 'p') and not c.relispartition
       -- The running CMS writes its own settings whenever it likes.
       and c.relname <> 'strapi_core_store_settings'
     order by 1`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await adminPool.query<{ row: string }>(
      `select t::text as row from ${name} as t order by t::text collate "C"`,
    );
    const hash = createHash('sha256').update(rows.map(({ row }) => row).join('\n'));
    hashes[name] = `${rows.length} ${hash.digest('hex').slice(0, 16)}`;
  }
  return hashes;
}

/** How many rows a query counts. */
export async function count({ adminPool }: TestDatabase, from: string): Promise<number> {
  const { rows } = await adminPool.query<{ count: string }>(`select count(*) from ${from}`);
  return Number(rows[0]?.count);
}
