/**
 * The copy of the shares of people, which no backup holds. There is one copy, the latest: an older one would bring back what was
 * erased since.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import pg from 'pg';
import type { ServiceConfig } from '@huntzen/config';
import * as z from 'zod';

const copySchema = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  shares: z.array(
    z.object({ person: z.string(), share: z.base64().nullable(), erasedAt: z.iso.datetime().nullable() }),
  ),
});

/** How many people a copy holds, and how many of them were erased. */
export interface SharesCopy {
  readonly people: number;
  readonly erased: number;
}

/** A held share is a second one of the same person. */
const countOf = ({ shares }: z.infer<typeof copySchema>): SharesCopy => {
  const people = shares.filter(({ person }) => !person.endsWith(':held'));
  return { people: people.length, erased: people.filter(({ share }) => share === null).length };
};

async function withClient<Result>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString, application_name: 'care keys' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Writes the copy in place of the one before; a file that only its owner may read. */
export async function backUpShares(
  config: Pick<ServiceConfig<'database'>, 'BACKUP_DATABASE_URL'>,
  file: string,
  now: Date = new Date(),
): Promise<SharesCopy> {
  return withClient(config.BACKUP_DATABASE_URL, async (client) => {
    const { rows } = await client.query<{ person: string; share: Buffer | null; erased_at: Date | null }>(
      'select person_id as person, share, erased_at from vault.shares order by person_id',
    );
    const copy = {
      format: 1 as const,
      takenAt: now.toISOString(),
      shares: rows.map(({ person, share, erased_at }) => ({
        person,
        share: share?.toString('base64') ?? null,
        erasedAt: erased_at?.toISOString() ?? null,
      })),
    };
    await writeFile(`${file}.new`, JSON.stringify(copy), { mode: 0o600 });
    await rename(`${file}.new`, file);
    return countOf(copy);
  });
}

/**
 * Brings the shares of a copy back where there are none. Whoever was erased, here or in the copy, stays erased.
 *
 * @throws Error in one sentence when the file is no such copy.
 */
export async function restoreShares(
  config: Pick<ServiceConfig<'database'>, 'DATABASE_URL'>,
  file: string,
): Promise<SharesCopy> {
  const parsed = copySchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is not a copy of shares that this version can read.`);
  const { shares } = parsed.data;
  await withClient(config.DATABASE_URL, async (client) => {
    await client.query('begin; set local role care_owner');
    await client.query(
      `insert into vault.shares as s (person_id, share, erased_at)
       select n.person, decode(n.share, 'base64'), n.erased_at from unnest($1::text[], $2::text[], $3::timestamptz[]) as n (person, share, erased_at)
       on conflict (person_id) do update set share = null, erased_at = excluded.erased_at
         where excluded.erased_at is not null and s.erased_at is null`,
      [
        shares.map(({ person }) => person),
        shares.map(({ share }) => share),
        shares.map(({ erasedAt }) => erasedAt),
      ],
    );
    await client.query('commit');
  });
  return countOf(parsed.data);
}
