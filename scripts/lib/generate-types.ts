import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './content-hash.ts';

const run = promisify(execFile);

const typesFile = join(root, 'database/src/generated.ts');

/** Writes the types of every table of `care` and `cms` from the database at `adminUrl`; returns the file. */
export async function generateTypes(adminUrl: string): Promise<string> {
  await run(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      ...['--url', adminUrl, '--dialect', 'postgres', '--out-file', typesFile, '--date-parser', 'string'],
      ...['--include-pattern', '(care|cms).*', '--exclude-pattern', 'cms.strapi*'],
    ],
    { cwd: root },
  );
  const generated = await readFile(typesFile, 'utf8');
  // The pools read bigint as number (see care-database.ts); it may still be written as text or bigint.
  const int8 = /export type Int8 = ColumnType<[^,]+,/;
  if (!int8.test(generated) && generated.includes('Int8')) {
    throw new Error(
      'The generated type Int8 has another shape than expected: look at scripts/lib/generate-types.ts.',
    );
  }
  await writeFile(typesFile, generated.replace(int8, 'export type Int8 = ColumnType<number,'));
  return typesFile;
}
