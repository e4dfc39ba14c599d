import pg from 'pg';
import type { SequenceEntry } from './manifest.ts';

/** The schemas that hold data. Everything else of the database is made by migrations. */
export const dataSchemas = ['cms', 'care', 'sec', 'graphile_worker', 'migrations'] as const;

/** A table with the columns that are stored (generated ones are computed again). */
export interface Table {
  schema: string;
  name: string;
  columns: string[];
  /** `order by` of a copy: the same rows give the same bytes, in whatever order they lie. */
  order: string;
}

/** The name of a thing in a schema, quoted for SQL. */
export const quoteName = ({ schema, name }: { schema: string; name: string }): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

/** The query of which a backup holds the rows. */
export const copyQuery = (table: Table, columns: readonly string[] = table.columns): string =>
  `copy (select ${columns.map((column) => pg.escapeIdentifier(column)).join(', ')} from ${quoteName(table)} order by ${table.order}) to stdout`;

/** Lists the tables of the data schemas; partitions are copied through the table they belong to. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{
    schema: string;
    name: string;
    columns: string[];
    key: string[] | null;
  }>(
    `select n.nspname as schema, c.relname as name,
       coalesce((
         select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       ), '{}') as columns,
       (
         select array_agg(quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end
           order by array_position(i.indkey::smallint[], a.attnum))
         from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
         where i.indrelid = c.oid and i.indisprimary
       ) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
     order by n.nspname collate "C", c.relname collate "C"`,
    [dataSchemas],
  );
  return rows.map(({ schema, name, columns, key }) => ({
    schema,
    name,
    columns,
    order: key?.join(', ') ?? `${pg.escapeIdentifier(name)}::text collate "C"`,
  }));
}

/** Reads the state of every sequence of the data schemas. */
export async function readSequences(client: pg.ClientBase): Promise<SequenceEntry[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind = 'S' order by n.nspname collate "C", c.relname collate "C"`,
    [dataSchemas],
  );
  const sequences: SequenceEntry[] = [];
  for (const sequence of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoteName(sequence)}`,
    );
    const { value, called } = state.rows[0] ?? { value: '1', called: false };
    sequences.push({ ...sequence, lastValue: value, isCalled: called });
  }
  return sequences;
}

/** Whether the database holds what people entered: everything they enter hangs on an account of the site or of the panel. */
export async function holdsData(client: pg.ClientBase): Promise<boolean> {
  for (const table of ['cms.up_users', 'cms.admin_users']) {
    const known = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      table,
    ]);
    if (!known.rows[0]?.there) continue;
    const { rows } = await client.query(`select from ${table} limit 1`);
    if (rows.length > 0) return true;
  }
  return false;
}
