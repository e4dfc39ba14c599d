import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const names = z.array(z.string());

const tableSchema = z.object({
  schema: z.string(),
  name: z.string(),
  columns: names,
  rows: z.int().nonnegative(),
  /** Over the uncompressed bytes of the file, in hexadecimal. */
  sha256: z.string().length(64),
  /** Relative to the backup's folder. */
  file: z.string().regex(/^[\w.-]+$/),
});

const sequenceSchema = z.object({
  schema: z.string(),
  name: z.string(),
  /** A bigint, as text. */
  lastValue: z.string().regex(/^-?\d+$/),
  isCalled: z.boolean(),
});

const manifestSchema = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.object({ base: names, care: names }),
  tables: z.array(tableSchema),
  sequences: z.array(sequenceSchema),
});

/** What a backup holds: one entry per table and sequence, and the migrations that had run. */
export type Manifest = z.infer<typeof manifestSchema>;

/** One table of a backup. */
export type TableEntry = z.infer<typeof tableSchema>;

/** One sequence of a backup. */
export type SequenceEntry = z.infer<typeof sequenceSchema>;

/** The file of a backup that is written last: a folder without it is an interrupted backup. */
export const manifestFile = 'manifest.json';

/**
 * Reads the manifest of a backup.
 *
 * @throws Error in one sentence when the folder is not a whole backup.
 */
export async function readManifest(directory: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(join(directory, manifestFile), 'utf8');
  } catch (error) {
    throw new Error(`${directory} is not a whole backup: it has no ${manifestFile}.`, { cause: error });
  }
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new Error(`${directory}/${manifestFile} is not a manifest that this version can read.`);
  return parsed.data;
}
