/** What the operator could hand over: for each table what stands in clear, from the database as the drill left it. */
import pg from 'pg';
import { quoteName } from '../../database/backup/inventory.ts';
import { protectedFields, type ProtectedField } from './fields.ts';
import type { Finding } from './search.ts';
import type { Verdict } from './run.ts';

interface Column {
  readonly name: string;
  readonly type: string;
}

/** A table with what it tells. */
export interface TableReport {
  readonly table: string;
  readonly rows: number;
  readonly who: readonly string[];
  readonly when: readonly string[];
  readonly figures: readonly string[];
  readonly words: readonly string[];
  /** Sealed, hashed, or a key that is wrapped. */
  readonly bytes: readonly string[];
}

type Kind = 'who' | 'when' | 'figures' | 'words' | 'bytes';

/** What a column tells whoever reads it. */
export function kindOf({ name, type }: Column): Kind {
  if (type === 'bytea') return 'bytes';
  if (type === 'uuid' || /(^|_)(id|by|of)$/.test(name)) return 'who';
  if (/^(timestamp|date|time|tstzrange|daterange|interval)/.test(type)) return 'when';
  if (/^(smallint|integer|bigint|numeric|real|double|boolean)/.test(type)) return 'figures';
  return 'words';
}

const ofKind = (columns: readonly Column[], kind: Kind): string[] =>
  columns.filter((column) => kindOf(column) === kind).map(({ name }) => name);

/** Reads every table of the schemas that hold what people did, with how many rows it has; empty ones are left out. */
export async function readTables(adminUrl: string): Promise<TableReport[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ schema: string; name: string; columns: Column[] }>(
      `select n.nspname as schema, c.relname as name,
         json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind = 'r' and n.nspname in ('care', 'vault') group by 1, 2 order by 1, 2`,
    );
    const reports: TableReport[] = [];
    for (const { columns, ...table } of tables) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from ${quoteName(table)}`,
      );
      const count = rows[0]?.count ?? 0;
      if (count === 0) continue;
      reports.push({
        table: `${table.schema}.${table.name}`,
        rows: count,
        who: ofKind(columns, 'who'),
        when: ofKind(columns, 'when'),
        figures: ofKind(columns, 'figures'),
        words: ofKind(columns, 'words'),
        bytes: ofKind(columns, 'bytes'),
      });
    }
    return reports;
  } finally {
    await client.end();
  }
}

const sealedTables = new Set(
  Object.values(protectedFields).flatMap(({ columns }) =>
    columns.map((place) => `care.${place.split('.')[0] ?? ''}`),
  ),
);

const sizeOf = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function tellTable({ table, rows, who, when, figures, words, bytes }: TableReport): string[] {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['who and which', who],
    ['when', when],
    ['figures', figures],
    ['in clear', words],
    ['bytes that open with no key of the database', bytes],
  ];
  const told = parts.filter(([, names]) => names.length > 0);
  return [`- ${table}, ${rows} rows`, ...told.map(([what, names]) => `  - ${what}: ${names.join(', ')}`)];
}

const list = (isListed: (field: ProtectedField) => boolean): string[] =>
  Object.entries(protectedFields)
    .filter(([, field]) => isListed(field))
    .map(([name]) => `- ${name}`);

const opens = (means: ProtectedField['opensWith']) => (field: ProtectedField) =>
  field.standing === 'sealed' && field.opensWith === means;

/** The report, as text. */
export function writeReport({ searched, fields }: Verdict, tables: readonly TableReport[]): string {
  const isSealed = ({ table }: TableReport) => sealedTables.has(table);
  return [
    '# What the operator could hand over',
    '',
    `${fields} protected fields were planted. A sealed text tells its length to within 256 bytes, and nothing else.`,
    '',
    '## Around what is sealed',
    '',
    ...tables.filter(isSealed).flatMap(tellTable),
    '',
    '## In clear in the database, read by nobody but their readers',
    '',
    ...list(({ standing }) => standing === 'kept'),
    '',
    '## In clear for whoever has RECORDS_KEY beside the database with its vault',
    '',
    'The key is in no database and in no backup; whoever is made to hand it over hands over these.',
    '',
    ...list(opens('records key')),
    '',
    '## Opened by nothing that the operator has',
    '',
    ...list(opens('browser')),
    '',
    '## Not kept at all',
    '',
    ...list(opens('nothing')),
    '',
    '## Every other table',
    '',
    ...tables.filter((table) => !isSealed(table)).flatMap(tellTable),
    '',
    '## What was searched',
    '',
    ...[...searched].map(([place, { items, bytes }]) => `- ${place}: ${items} items, ${sizeOf(bytes)}`),
    '',
  ].join('\n');
}

/** What went wrong, one line each: where, which field, in which form; never what stands around it. */
export const writeLeaks = (leaks: readonly Finding[]): string =>
  leaks
    .map(({ place, detail, field, encoding }) => `FOUND  ${field}, as ${encoding}, in ${place}: ${detail}\n`)
    .join('');
