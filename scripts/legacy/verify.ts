import { compareRows, type Difference } from './domain/compare.ts';
import { today } from './import.ts';
import { readFolder } from './read-folder.ts';
import { openImportDatabase } from './store/database.ts';
import { readStored } from './store/stored.ts';

/**
 * Compares every row of a folder with what is stored. Reads only.
 *
 * @throws RefusedFolderError
 */
export async function verifyFolder(folder: string, databaseUrl: string): Promise<Difference[]> {
  const source = await readFolder(folder, today());
  const database = openImportDatabase(databaseUrl);
  try {
    const { stored } = await database.inOneTransaction(async (tx) => ({
      stored: await readStored(tx),
      keep: false,
    }));
    return compareRows(source, stored);
  } finally {
    await database.end();
  }
}
