import { sql, type CareDatabase } from '@huntzen/database';
import type { Core } from '@strapi/strapi';
import { fileNameOf } from '../contracts/index.ts';
import type { FileStorage } from './storage.ts';

interface LibraryRow {
  url: string;
  formats: Record<string, { url: string }> | null;
}

// Younger files may belong to an upload that has not been written down yet.
const dayMs = 24 * 3600 * 1000;

// Sees what was sent to everybody, as the people do who send it.
const housekeeper = { accountId: 'media-sweep', role: 'super-admin', companyId: null } as const;

/** Deletes the stored files that neither the media library nor anything that was sent to a patient names. */
export async function sweepFiles(
  strapi: Core.Strapi,
  database: CareDatabase,
  storage: FileStorage,
  now: Date = new Date(),
): Promise<void> {
  // Listed first: what is named afterwards is not in the list or is named already.
  const candidates = await storage.listOlderThan(new Date(now.getTime() - dayMs));
  if (candidates.length === 0) return;
  const inLibrary = (await strapi.db.query('plugin::upload.file').findMany({
    select: ['url', 'formats'],
  })) as LibraryRow[];
  const sent = await database.as(housekeeper, (tx) =>
    sql<{ name: string }>`
      select unnest(media) as name from care.publications
      union select unnest(media) from care.programme_versions
      union select unnest(media) from care.programme_sessions
      union select unnest(media) from care.completions`.execute(tx),
  );
  const named = new Set([
    ...inLibrary.flatMap(({ url, formats }) =>
      [url, ...Object.values(formats ?? {}).map((format) => format.url)].map(fileNameOf),
    ),
    ...sent.rows.map(({ name }) => name),
  ]);
  for (const name of candidates) if (!named.has(name)) await storage.remove(name);
}
