import { createHash } from 'node:crypto';
import type { Text } from '@huntzen/kernel/server';
import type { CsvFile } from './csv.ts';
import { cellProblems, rowProblems, type Problem } from './problems.ts';
import { checkRow } from './rules.ts';
import { columnsOf, type Column, type Row, type SourceRow, type TableName } from './tables.ts';

/** Something to report about a row. */
export interface Finding {
  readonly table: TableName;
  readonly line: number;
  /** Empty when the row has none. */
  readonly sourceId: string;
  /** Null when the row as a whole is meant. */
  readonly column: string | null;
  readonly outcome: 'refused' | 'changed';
  readonly problem: Problem;
}

/** The rows of one file: those that could be read, and why the others could not. */
export interface ReadTable<Table extends TableName> {
  readonly rows: readonly SourceRow<Table>[];
  readonly findings: readonly Finding[];
  /** Ids of rows that were refused, for those that depend on them. */
  readonly refusedIds: ReadonlySet<string>;
  /** How many rows the file has. */
  readonly total: number;
  /** Columns that nothing is done with. */
  readonly ignoredColumns: readonly string[];
}

/** Required columns that a file does not have, or has twice. */
export class WrongColumnsError extends Error {
  override readonly name = 'WrongColumnsError';
  readonly text: Text;

  constructor(missing: readonly string[], repeated: readonly string[]) {
    const parts = (word: { missing: string; repeated: string }) =>
      [
        missing.length === 0 ? [] : [`${word.missing} ${missing.join(', ')}`],
        repeated.length === 0 ? [] : [`${word.repeated} ${repeated.join(', ')}`],
      ]
        .flat()
        .join(' ; ');
    const text = {
      fr: parts({ missing: 'Il manque les colonnes :', repeated: 'Colonnes en double :' }),
      en: parts({ missing: 'Missing columns:', repeated: 'Repeated columns:' }),
    };
    super(text.en);
    this.text = text;
  }
}

/** The spelling of one value, whatever the file's was. */
export const writeValue = ({ kind }: Column, value: unknown): string =>
  value === null ? '' : kind.write(value);

/** SHA-256 of what a row says: the same for `12,5` and `12.5`. */
export function hashRow<Table extends TableName>({ table, values }: SourceRow<Table>): Buffer {
  const byName = values as Readonly<Record<string, unknown>>;
  const spelled = columnsOf(table).map(([name, column]) => [name, writeValue(column, byName[name])]);
  return createHash('sha256').update(JSON.stringify(spelled)).digest();
}

function readCells(
  table: TableName,
  cells: ReadonlyMap<string, string>,
): { values: Record<string, unknown>; problems: { column: string; problem: Problem }[] } {
  const values: Record<string, unknown> = {};
  const problems: { column: string; problem: Problem }[] = [];
  for (const [name, { kind, required }] of columnsOf(table)) {
    const cell = cells.get(name) ?? '';
    if (cell === '') {
      values[name] = null;
      if (required) problems.push({ column: name, problem: cellProblems.required });
      continue;
    }
    const reading = kind.read(cell);
    if ('problem' in reading) problems.push({ column: name, problem: reading.problem });
    else values[name] = reading.value;
  }
  return { values, problems };
}

/**
 * Reads the rows of one file. A row with a problem in any cell is refused, with every problem it has.
 *
 * @param today `YYYY-MM-DD`; what was done was not done later.
 * @throws WrongColumnsError
 */
export function readTable<Table extends TableName>(
  table: Table,
  file: CsvFile,
  today: string,
): ReadTable<Table> {
  const columns = columnsOf(table);
  const missing = columns.filter(([name, { required }]) => required && !file.header.includes(name));
  const repeated = columns.filter(([name]) => file.header.indexOf(name) !== file.header.lastIndexOf(name));
  if (missing.length > 0 || repeated.length > 0)
    throw new WrongColumnsError(
      missing.map(([name]) => name),
      repeated.map(([name]) => name),
    );

  const rows: SourceRow<Table>[] = [];
  const findings: Finding[] = [];
  const refusedIds = new Set<string>();
  const lineOf = new Map<string, number>();
  for (const { line, cells } of file.records) {
    const byName = new Map(file.header.map((name, index) => [name, (cells[index] ?? '').trim()]));
    const sourceId = byName.get('id') ?? '';
    const refuse = (column: string | null, problem: Problem) =>
      findings.push({ table, line, sourceId, column, outcome: 'refused', problem });
    const firstLine = lineOf.get(sourceId);
    if (firstLine !== undefined) {
      refuse('id', rowProblems.duplicateId(firstLine));
      continue;
    }
    if (sourceId !== '') lineOf.set(sourceId, line);
    if (cells.length !== file.header.length) {
      refuse(null, rowProblems.cells(cells.length, file.header.length));
      refusedIds.add(sourceId);
      continue;
    }
    const { values, problems } = readCells(table, byName);
    const found = problems.length > 0 ? problems : checkRow(table, values as Row<Table>, today);
    for (const { column, problem } of found) refuse(column, problem);
    if (found.length === 0) rows.push({ table, line, values: values as Row<Table> });
    else refusedIds.add(sourceId);
  }
  const known = new Set(columns.map(([name]) => name));
  const ignoredColumns = file.header.filter((name) => name !== '' && !known.has(name));
  return { rows, findings, refusedIds, total: file.records.length, ignoredColumns };
}

/** The four earlier tables, read. */
export type Source = { readonly [Table in TableName]: ReadTable<Table> };
