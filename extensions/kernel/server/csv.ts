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

function write({ kind }: Column, value: Cell, { dates, separator }: FileFormat): string {
  if (value === null) return '';
  const text = String(value);
  switch (kind) {
    case 'day':
      return dates === 'iso' ? text.slice(0, 10) : text.slice(0, 10).split('-').reverse().join('/');
    case 'month':
      return dates === 'iso' ? text.slice(0, 7) : text.slice(0, 7).split('-').reverse().join('/');
    case 'integer':
      return text;
    case 'decimal': {
      const decimal = Number(value).toFixed(2);
      return separator === 'comma' ? decimal : decimal.replace('.', ',');
    }
    case 'text':
      return inert(text);
  }
}

/** The file, batch by batch: the head comes with the first rows, so that a query that fails fails before a byte is sent. */
export async function* csvLines(
  { columns }: { readonly columns: readonly Column[] },
  format: FileFormat,
  batches: AsyncIterable<readonly CsvRow[]>,
): AsyncGenerator<string, void> {
  const options = {
    delimiter: format.separator === 'comma' ? ',' : ';',
    record_delimiter: '\r\n',
    // A line break of either kind inside a cell, which alone would not be quoted.
    quoted_match: /[\r\n]/,
  };
  let head = byteOrderMark + stringify([columns.map(({ name }) => name)], options);
  for await (const rows of batches) {
    const lines = rows.map((row) => columns.map((column) => write(column, row[column.name] ?? null, format)));
    yield head + stringify(lines, options);
    head = '';
  }
  if (head !== '') yield head;
}
