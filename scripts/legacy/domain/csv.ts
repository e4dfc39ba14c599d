import { CsvError, parse } from 'csv-parse/sync';
import type { Text } from '@huntzen/kernel/server';
import { fold } from './kinds.ts';

/** The file as a whole cannot be read. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** A line of a file, its cells by column. */
export interface CsvRecord {
  /** Counted from 1; the line the record begins on. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file as it was read. */
export interface CsvFile {
  /** The names of the columns in small letters without accents, words joined by `_`. */
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
}

/** UTF-8, with or without a byte order mark; else what French Excel calls CSV: Windows-1252. */
function decode(bytes: Uint8Array): string {
  if (bytes.includes(0))
    throw new UnreadableFileError({
      fr: 'Ce n’est pas un fichier texte. Enregistrez-le en « CSV UTF-8 ».',
      en: 'This is not a text file. Save it as “CSV UTF-8”.',
    });
  // The parser counts a line break of two characters twice inside quotes.
  const unified = (text: string) => text.replace(/\r\n?/g, '\n');
  try {
    return unified(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return unified(new TextDecoder('windows-1252').decode(bytes));
  }
}

/** The separator that the first line uses most, outside quotes. */
function separatorOf(content: string): string {
  const [firstLine = ''] = content.split('\n', 1);
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const counts = [';', ',', '\t'].map((separator) => [separator, bare.split(separator).length] as const);
  return counts.reduce((best, other) => (other[1] > best[1] ? other : best))[0];
}

const columnName = (cell: string): string => fold(cell).replace(/[\s-]+/g, '_');

const lineBreaks = (content: string): number => content.split('\n').length - 1;

/**
 * Reads a CSV file of any usual shape: `;`, `,` or tab; quotes; any line ends; lines without a value are passed over.
 *
 * @throws UnreadableFileError
 */
export function readCsv(bytes: Uint8Array): CsvFile {
  const content = decode(bytes);
  let parsed: { record: string[]; raw: string; info: { lines: number } }[];
  try {
    parsed = parse(content, {
      bom: true,
      delimiter: separatorOf(content),
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as typeof parsed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw new UnreadableFileError({
      fr: `Guillemets mal fermés ou mal placés vers la ligne ${line}.`,
      en: `Quotes not closed or misplaced near line ${line}.`,
    });
  }
  const [head, ...rest] = parsed;
  if (head === undefined)
    throw new UnreadableFileError({ fr: 'Le fichier est vide.', en: 'The file is empty.' });
  return {
    header: head.record.map(columnName),
    // The parser counts the line on which a record ends.
    records: rest.map(({ record, raw, info }) => ({
      line: info.lines - lineBreaks(raw.trim()),
      cells: record,
    })),
  };
}
