/**
 * Rows as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, `;` and decimal comma unless asked otherwise, cells
 * that a spreadsheet would run made inert. No `sep=` line: Excel then ignores the byte order mark.
 */
import { stringify } from 'csv-stringify/sync';
import type { Column, FileFormat } from '../contracts/index.ts';

/** A value as a query gives it; null is an empty cell. */
export type Cell = string | number | null;

/** A row by column name. */
export type CsvRow = Readonly<Record<string, Cell>>;

const byteOrderMark = '\uFEFF';

const number = /^[+-]?\d+(?:[.,]\d+)?$/;
// Digits in groups of at most four: a sum such as +1+1 or +A1 is none.
const phone = /^\+\d{1,4}(?:[ .-]?\(?\d{1,4}\)?){2,7}$/;
// What spreadsheets take for the beginning of a formula (OWASP, CSV injection), full-width forms included.
const formula = /^[=@\t\r\uFF1D\uFF20]/;
const signed = /^[+\-\uFF0B\uFF0D]/;

/** The text as a cell that no spreadsheet runs: with an apostrophe before it when it must be. Numbers and telephone numbers stay. */
export function inert(text: string): string {
  const runs = formula.test(text) || (signed.test(text) && !number.test(text) && !phone.test(text));
  return runs ? `'${text}` : text;
}

/** Hours with two decimals, from exact seconds. */
export const hours = (seconds: number): number => Math.round(seconds / 36) / 100;

/** Writes the cells of one column. */
type CellWriter = (value: string | number) => string;

// Dates repeat in almost every row of a file; one of a few years has less than two thousand.
const keptDates = 2_000;

function remembering(write: (text: string) => string): CellWriter {
  const known = new Map<string, string>();
  return (value) => {
    const text = String(value);
    let cell = known.get(text);
    if (cell === undefined) {
      if (known.size >= keptDates) known.clear();
      known.set(text, (cell = write(text)));
    }
    return cell;
  };
}

// What makes a cell need quotes; every other is written as it is, which is most of the time of a long file.
const quotable = /[",;\r\n]/;

function writerOf(kind: Column['kind'], { dates, separator }: FileFormat, quote: CellWriter): CellWriter {
  const inOrder = (length: number) =>
    remembering((text) => {
      const part = text.slice(0, length);
      return dates === 'iso' ? part : part.split('-').reverse().join('/');
    });
  switch (kind) {
    case 'day':
      return inOrder(10);
    case 'month':
      return inOrder(7);
    case 'integer':
      return String;
    case 'decimal':
      return (value) => {
        const decimal = Number(value).toFixed(2);
        return separator === 'comma' ? decimal : decimal.replace('.', ',');
      };
    case 'text':
      return (value) => {
        const text = inert(String(value));
        return quotable.test(text) ? quote(text) : text;
      };
  }
}

/** What a file holds: its columns, and how those that no query gives are made from a row. */
export interface CsvContent {
  readonly columns: readonly Pick<Column, 'name' | 'kind'>[];
  readonly computed?: Readonly<Record<string, (row: CsvRow) => Cell>> | undefined;
}

/** The file, batch by batch: the head comes with the first rows, so that a query that fails fails before a byte is sent. */
export async function* csvLines(
  { columns, computed = {} }: CsvContent,
  format: FileFormat,
  batches: AsyncIterable<readonly CsvRow[]>,
): AsyncGenerator<string, void> {
  const delimiter = format.separator === 'comma' ? ',' : ';';
  const newline = '\r\n';
  const options = {
    delimiter,
    record_delimiter: newline,
    // A line break of either kind inside a cell, which alone would not be quoted.
    quoted_match: /[\r\n]/,
  };
  const quote: CellWriter = (text) => stringify([[text]], options).slice(0, -newline.length);
  const cells = columns.map(({ name, kind }) => {
    const write = writerOf(kind, format, quote);
    const compute = computed[name];
    return (row: CsvRow) => {
      const value = compute === undefined ? row[name] : compute(row);
      return value === null || value === undefined ? '' : write(value);
    };
  });
  let lines = byteOrderMark + stringify([columns.map(({ name }) => name)], options);
  for await (const rows of batches) {
    for (const row of rows) {
      for (let column = 0; column < cells.length; column += 1)
        lines += (column === 0 ? '' : delimiter) + (cells[column]?.(row) ?? '');
      lines += newline;
    }
    yield lines;
    lines = '';
  }
  if (lines !== '') yield lines;
}
