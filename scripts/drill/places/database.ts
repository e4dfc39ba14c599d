/** The whole database as its administrator reads it: every row of every schema, shares of people included, and its statistics. */
import pg from 'pg';
import { quoteName } from '../../../database/backup/inventory.ts';
import type { Place, Search } from '../search.ts';

/** A dump of everything. */
export const dump: Place = { name: 'dump of the database', holds: ['kept', 'public'] };

/** What the server remembers of statements. */
const statistics: Place = { name: 'statements that PostgreSQL remembers', holds: ['public'] };

const batch = 200;

async function lookIntoTable(client: pg.Client, search: Search, table: string): Promise<void> {
  // One row after the other as text: bytes come as hexadecimal, as in a plain dump.
  await client.query(`declare drill no scroll cursor for select t::text as row from ${table} as t`);
  for (let count = batch; count === batch;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${batch} from drill`);
    count = rows.length;
    search.look(dump, table, rows.map(({ row }) => row).join('\n'));
  }
  await client.query('close drill');
}

/** Searches every table of every schema. */
export async function lookIntoDatabase(adminUrl: string, search: Search): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    const { rows } = await client.query<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'm') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_(toast|temp)' order by 1, 2`,
    );
    for (const table of rows) await lookIntoTable(client, search, quoteName(table));
    await client.query('commit');
    for (const view of ['pg_stat_activity', 'pg_stat_statements']) {
      const found = await client
        .query<{ row: string }>(
          `select t::text as row from ${view} as t where query not like '%drill no scroll%'`,
        )
        .catch(() => undefined);
      search.look(statistics, view, (found?.rows ?? []).map(({ row }) => row).join('\n'));
    }
  } finally {
    await client.end();
  }
}

/** Writes what is in memory to the files of the server. */
export async function checkpoint(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}
