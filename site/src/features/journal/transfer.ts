/** A journal as a file, and back: made and read in the browser, where alone it is open. */
import {
  findWrongPart,
  presentContent,
  type EntryContent,
  type EntryPart,
} from '@huntzen/records/journal-crypto';

import type { OpenedEntry } from './journal.ts';

const format = 'huntzen-journal';
const columns = ['day', 'mood', 'tags', 'text', 'written_at'] as const;

/** Every entry as JSON that can be read in again. */
export function exportJson(entries: readonly OpenedEntry[]): string {
  const rows = entries.map(({ day, mood, tags, text, writtenAt }) => ({ day, mood, tags, text, writtenAt }));
  return `${JSON.stringify({ format, version: 1, entries: rows }, null, 2)}\n`;
}

/** Every entry as CSV for spreadsheets: cells that they would run are made inert. */
export async function exportCsv(entries: readonly OpenedEntry[]): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  const rows = entries.map(({ day, mood, tags, text, writtenAt }) => [
    day,
    mood,
    tags.join(', '),
    text,
    writtenAt,
  ]);
  return stringify([columns, ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

/** Why a row of a file is not taken. */
export type RefusedReason = 'day' | 'mood' | 'tags' | 'text' | 'row';

/** What a file holds: entries, and the rows that are none, by their place from 1. */
export interface ImportedFile {
  entries: EntryContent[];
  refused: { row: number; reason: RefusedReason }[];
}

/** The file is neither a journal as JSON nor as CSV. */
export class NotAJournalError extends Error {
  override readonly name = 'NotAJournalError';
}

/** Takes the apostrophe off that made a cell inert. */
const lively = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '');

function isJournal(value: unknown): value is { entries: unknown[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === format &&
    'entries' in value &&
    Array.isArray(value.entries)
  );
}

function readJson(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    if (isJournal(value)) return value.entries;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new NotAJournalError();
}

async function readCsv(text: string): Promise<unknown[]> {
  const { CsvError, parse } = await import('csv-parse/browser/esm/sync');
  let rows: Record<string, string>[];
  try {
    const delimiter = text.split('\n', 1)[0]?.includes(';') === true ? ';' : ',';
    rows = parse(text, { bom: true, columns: true, delimiter, relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) throw new NotAJournalError();
    throw error;
  }
  if (rows.some((row) => row.day === undefined || row.mood === undefined)) throw new NotAJournalError();
  return rows.map((row) => ({
    day: row.day,
    mood: Number(row.mood),
    tags: lively(row.tags ?? '')
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    text: lively(row.text ?? ''),
    writtenAt: row.written_at,
  }));
}

const reasons: Readonly<Record<EntryPart, RefusedReason>> = {
  day: 'day',
  mood: 'mood',
  tags: 'tags',
  text: 'text',
  writtenAt: 'row',
  entry: 'row',
};

/** Reads a file. An entry without its instant of writing gets `now`. @throws NotAJournalError */
export async function readImport(text: string, now: string): Promise<ImportedFile> {
  const rows = /^\s*\{/.test(text) ? readJson(text) : await readCsv(text);
  const file: ImportedFile = { entries: [], refused: [] };
  for (const [index, row] of rows.entries()) {
    const given = typeof row === 'object' && row !== null ? row : {};
    const writtenAt = 'writtenAt' in given && given.writtenAt !== '' ? (given.writtenAt ?? now) : now;
    const entry = { ...given, writtenAt };
    const wrong = Object.keys(given).length === 0 ? 'entry' : findWrongPart(entry);
    if (wrong === null) file.entries.push(presentContent(entry));
    else file.refused.push({ row: index + 1, reason: reasons[wrong] });
  }
  return file;
}

const fingerprint = ({ day, mood, tags, text }: EntryContent): string =>
  JSON.stringify([day, mood, tags, text]);

/** Leaves out what the journal, or the file before it, holds already: reading a file in twice adds nothing. */
export function withoutKnown(
  known: readonly EntryContent[],
  imported: readonly EntryContent[],
): EntryContent[] {
  const seen = new Set(known.map(fingerprint));
  return imported.filter((entry) => {
    const own = fingerprint(entry);
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}
