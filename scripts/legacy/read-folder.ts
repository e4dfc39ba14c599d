import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '@huntzen/kernel/server';
import { readCsv, UnreadableFileError } from './domain/csv.ts';
import { readTable, WrongColumnsError, type ReadTable, type Source } from './domain/rows.ts';
import { fileOf, type TableName } from './domain/tables.ts';

/** Files that keep the whole run from beginning, each with the reason. */
export class RefusedFolderError extends Error {
  override readonly name = 'RefusedFolderError';
  readonly files: readonly { readonly file: string; readonly text: Text }[];

  constructor(files: readonly { readonly file: string; readonly text: Text }[]) {
    super(`the folder cannot be imported: ${files.map(({ file }) => file).join(', ')}`);
    this.files = files;
  }
}

/** No file is larger: an export of the earlier tables has some thousand lines. */
const mostBytes = 256 * 1024 * 1024;

function reasonOf(error: unknown): Text {
  if (error instanceof UnreadableFileError || error instanceof WrongColumnsError) return error.text;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { fr: 'Le fichier n’existe pas.', en: 'The file does not exist.' };
    case 'EACCES':
    case 'EPERM':
      return { fr: 'La lecture du fichier est interdite.', en: 'Reading the file is not allowed.' };
    case 'EISDIR':
      return { fr: 'C’est un dossier.', en: 'This is a folder.' };
    default:
      throw error;
  }
}

async function readOne<Table extends TableName>(
  folder: string,
  table: Table,
  today: string,
): Promise<ReadTable<Table>> {
  const bytes = await readFile(join(folder, fileOf(table)));
  if (bytes.byteLength > mostBytes)
    throw new UnreadableFileError({ fr: 'Le fichier dépasse 256 Mo.', en: 'The file is over 256 MB.' });
  return readTable(table, readCsv(bytes), today);
}

/**
 * Reads the four files of a folder.
 *
 * @param today `YYYY-MM-DD`.
 * @throws RefusedFolderError with every file that is missing, unreadable or without a required column.
 */
export async function readFolder(folder: string, today: string): Promise<Source> {
  const refused: { file: string; text: Text }[] = [];
  const attempt = async <Table extends TableName>(table: Table): Promise<ReadTable<Table>> => {
    try {
      return await readOne(folder, table, today);
    } catch (error) {
      refused.push({ file: fileOf(table), text: reasonOf(error) });
      return { rows: [], findings: [], refusedIds: new Set(), total: 0, ignoredColumns: [] };
    }
  };
  const source = {
    patients: await attempt('patients'),
    sessions: await attempt('sessions'),
    client_programmes: await attempt('client_programmes'),
    client_sessions: await attempt('client_sessions'),
  };
  if (refused.length > 0) throw new RefusedFolderError(refused);
  return source;
}
