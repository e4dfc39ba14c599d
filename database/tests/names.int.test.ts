/**
 * One name per thing. The old platform assigned nothing for weeks because its code wrote to tables that the database called
 * something else. Here queries through the builder are typed from the schema; SQL that is written as text is held to it by
 * this test, and so are the generated types themselves.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';

const root = join(import.meta.dirname, '../..');
const inSql = /\b(?:from|join|into|update|table|exists)\s+(?:only\s+)?((?:care|cms|sec)\.[a-z_]+)(\()?/gi;

interface Naming {
  name: string;
  isFunction: boolean;
  file: string;
}

const createdIn = (text: string): Set<string | undefined> =>
  new Set([...text.matchAll(/create table ((?:cms|care)\.\w+)/g)].map(([, name]) => name));

/** Every table and function that the text of some code names after a word of SQL, but for tables that it makes itself. */
function namedIn(file: string, text: string): Naming[] {
  const created = createdIn(text);
  return [...text.matchAll(inSql)]
    .filter(([, name]) => !created.has(name))
    .map(([, name = '', bracket]) => ({ name, isFunction: bracket === '(', file }));
}

async function findNames(): Promise<Naming[]> {
  const found: Naming[] = [];
  for (const folder of ['extensions', 'realtime', 'cms/src', 'cms/config']) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.parentPath.includes('node_modules'))
        continue;
      const file = join(entry.parentPath, entry.name);
      found.push(...namedIn(file.slice(root.length + 1), await readFile(file, 'utf8')));
    }
  }
  return found;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.close());

async function findUnknown(names: readonly Naming[]): Promise<string[]> {
  const { rows } = await database.adminPool.query<{ place: string }>(
    `select n.file || ': ' || n.name as place
     from jsonb_to_recordset($1) as n (name text, "isFunction" boolean, file text)
     where case when "isFunction"
       then not exists (select from pg_proc p where p.pronamespace::regnamespace || '.' || p.proname = n.name)
       else to_regclass(n.name) is null end
     order by 1`,
    [JSON.stringify(names)],
  );
  return rows.map(({ place }) => place);
}

test('every table and function that SQL in the code names is there under that name', async () => {
  const names = await findNames();
  expect(names.length).toBeGreaterThan(100);
  expect(await findUnknown(names)).toEqual([]);
});

test('a name that the database does not know is found: the test above can fail', async () => {
  const code =
    'sql`insert into care.client_programs (id) select id from care.programmes join care.nothing_of(1) as n on true`';
  expect(await findUnknown(namedIn('assign.ts', code))).toEqual([
    'assign.ts: care.client_programs',
    'assign.ts: care.nothing_of',
  ]);
});

test('the generated types have the tables and columns of the database, no more and no fewer', async () => {
  const types = await readFile(join(root, 'database/src/generated.ts'), 'utf8');
  const listed = new Set<string>();
  const interfaces = new Map(
    [...types.matchAll(/^export interface (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
      name,
      body,
    ]),
  );
  for (const [, table = '', type = ''] of (interfaces.get('DB') ?? '').matchAll(
    /"((?:care|cms)\.\w+)": (\w+);/g,
  ))
    for (const [, column = ''] of (interfaces.get(type) ?? '').matchAll(/^ {2}(\w+):/gm))
      listed.add(`${table}.${column}`);
  const { rows } = await database.adminPool.query<{ place: string }>(
    `select n.nspname || '.' || c.relname || '.' || a.attname as place
     from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v')
     join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'care'
     where a.attnum > 0 and not a.attisdropped`,
  );
  const ofCare = [...listed].filter((place) => place.startsWith('care.'));
  expect(ofCare.length).toBeGreaterThan(100);
  expect(ofCare.sort()).toEqual(rows.map(({ place }) => place).sort());
});
