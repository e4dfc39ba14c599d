/** Lists as the files of an export: JSON and CSV of the same rows, in parts, so that no list is held whole. */
import {
  csvLines,
  type Cell,
  type CsvRow,
  type PersonalRow,
  type PersonalSource,
} from '@huntzen/kernel/server';

/** The most rows of a part, and the most characters of its JSON. */
export const partLimits = { rows: 10_000, characters: 4_000_000 };

/** Some rows of a list, as its two files. */
export interface Part {
  rows: number;
  json: Uint8Array;
  csv: Uint8Array;
}

/** A row with exactly the columns of its source, null for what it lacks. */
function inColumns(columns: readonly string[], row: PersonalRow): PersonalRow {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}

async function csvOf(columns: readonly string[], rows: readonly CsvRow[]): Promise<Uint8Array> {
  const content = { columns: columns.map((name) => ({ name, kind: 'text' as const })) };
  const batches = (async function* () {
    yield await Promise.resolve(rows);
  })();
  let text = '';
  for await (const lines of csvLines(content, { dates: 'iso', separator: 'semicolon' }, batches))
    text += lines;
  return Buffer.from(text, 'utf8');
}

/** Collects the rows of one list; a part is due when it is full. */
export class PartBuilder {
  readonly #columns: readonly string[];
  #json: string[] = [];
  #cells: CsvRow[] = [];
  #characters = 0;

  constructor({ columns }: Pick<PersonalSource, 'columns'>) {
    this.#columns = columns;
  }

  /** Whether the rows so far are a part of their own. */
  get isFull(): boolean {
    return this.#json.length >= partLimits.rows || this.#characters >= partLimits.characters;
  }

  /** How many rows there are since the last part. */
  get rows(): number {
    return this.#json.length;
  }

  /** Adds a row. */
  add(row: PersonalRow): void {
    const whole = inColumns(this.#columns, row);
    const json = JSON.stringify(whole);
    this.#json.push(json);
    this.#characters += json.length;
    this.#cells.push(Object.fromEntries(this.#columns.map((column) => [column, cellOf(whole[column])])));
  }

  /** The rows since the last part, as files. */
  async take(): Promise<Part> {
    const rows = this.#json.length;
    const json = rows === 0 ? '[]\n' : `[\n${this.#json.join(',\n')}\n]\n`;
    const part = { rows, json: Buffer.from(json, 'utf8'), csv: await csvOf(this.#columns, this.#cells) };
    this.#json = [];
    this.#cells = [];
    this.#characters = 0;
    return part;
  }
}
