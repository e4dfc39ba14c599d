import { renameTokens, type Dosage } from './content.ts';
import { fold } from './kinds.ts';
import { writeValue, type Source } from './rows.ts';
import { columnsOf, tableNames, type Row, type SourceRow, type TableName } from './tables.ts';

/** The spellings that a stored value agrees with, by column; the first is how it is shown. */
export type StoredValues = Readonly<Record<string, readonly string[]>>;

/** Stored rows by the id of their source row; null when the row was imported and what it became is gone. */
export type StoredTable = ReadonlyMap<string, StoredValues | null>;

/** One difference between a source row and what is stored. */
export interface Difference {
  readonly table: TableName;
  readonly line: number;
  readonly sourceId: string;
  /** Null when the whole row is meant. */
  readonly column: string | null;
  readonly kind: 'not_imported' | 'gone' | 'differs';
  /** What the file says; empty for a whole row. */
  readonly source: string;
  readonly stored: string;
}

/** What is expected of a column: mostly what the file says. */
function expected(
  row: SourceRow<TableName>,
  column: string,
  spelled: string,
  sessions: ReadonlyMap<string, Row<'sessions'>>,
): string {
  if (row.table === 'sessions' && column === 'instructions') return renameTokens(spelled);
  if (row.table === 'client_sessions' && column.startsWith('variable') && spelled === '') {
    // A patient without a dosage of their own has the session's.
    const session = sessions.get((row.values as Row<'client_sessions'>).session_id);
    const own = session?.[column as keyof Dosage] ?? null;
    return own === null ? '' : String(own);
  }
  return spelled;
}

// Compared without accents and capitals, as they were looked up.
const folded = new Set(['company', 'tags']);

/** Compares every row of the files with what is stored, refused rows included. */
export function compareRows(source: Source, stored: Readonly<Record<TableName, StoredTable>>): Difference[] {
  const sessions = new Map(source.sessions.rows.map(({ values }) => [values.id, values]));
  const differences: Difference[] = [];
  for (const table of tableNames) {
    const unread = new Map(source[table].findings.map(({ line, sourceId }) => [line, sourceId] as const));
    for (const [line, sourceId] of unread)
      differences.push({ table, line, sourceId, column: null, kind: 'not_imported', source: '', stored: '' });
    for (const row of source[table].rows as readonly SourceRow<TableName>[]) {
      const { line } = row;
      const sourceId = row.values.id;
      const found = stored[table].get(sourceId);
      if (found === undefined || found === null) {
        const kind = found === null ? 'gone' : 'not_imported';
        differences.push({ table, line, sourceId, column: null, kind, source: '', stored: '' });
        continue;
      }
      for (const [column, definition] of columnsOf(table)) {
        const spellings = found[column];
        if (spellings === undefined) continue;
        const value = (row.values as unknown as Record<string, unknown>)[column] ?? null;
        const spelled = writeValue(definition, value);
        const wanted = expected(row, column, spelled, sessions);
        const key = folded.has(column) ? fold(wanted) : wanted;
        if (!spellings.includes(key)) {
          const shown = spellings[0] ?? '';
          differences.push({ table, line, sourceId, column, kind: 'differs', source: wanted, stored: shown });
        }
      }
    }
  }
  return differences.sort(
    (left, right) =>
      tableNames.indexOf(left.table) - tableNames.indexOf(right.table) || left.line - right.line,
  );
}
