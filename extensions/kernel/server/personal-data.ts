/**
 * What the product holds of a person, for the export of their own data: each extension says what it has, and how it is read as
 * that person. Nothing is read for anybody else, and nothing is held whole in memory.
 */
import { sql, type Actor, type CareDatabase, type RawBuilder } from '@huntzen/database';
import type { Core } from '@strapi/strapi';
import type { Language, PortalRole } from '../contracts/index.ts';
import type { Text } from './errors.ts';
import type { FileOutput } from './http.ts';

/** Whose data is read. */
export interface PersonalReader extends Actor {
  readonly role: PortalRole;
  readonly language: Language;
}

/** One row of a list; what is no plain value (a list, an object) stays one in JSON. */
export type PersonalRow = Readonly<Record<string, unknown>>;

/** A row with the file that belongs to it, if there is one: opened as the person opens it, one at a time. */
export interface PersonalItem {
  readonly row: PersonalRow;
  readonly openFile?: () => Promise<Pick<FileOutput, 'fileName' | 'content'>>;
}

/** One list of what an extension holds of people. */
export interface PersonalSource {
  /** Its file name in an export, for good: `consultations`. */
  readonly name: string;
  /** Whose it can be; everybody's when it is not said. */
  readonly roles?: readonly PortalRole[];
  /** The tables of schema care that it answers for. */
  readonly covers: readonly string[];
  /** What it is, for its reader. */
  readonly meaning: Text;
  /** What its CSV holds, in this order; a JSON row holds the same. */
  readonly columns: readonly string[];
  /** Reads it as the person, page by page. */
  readonly read: (reader: PersonalReader) => AsyncIterable<PersonalItem>;
}

/** Where extensions say what they hold of people. The delivery extension provides it under `care.personalData`. */
export class PersonalData {
  readonly #sources = new Map<string, PersonalSource>();

  /** Declares what an extension holds of people. */
  register(sources: readonly PersonalSource[]): void {
    for (const source of sources) {
      if (this.#sources.has(source.name)) throw new Error(`personal data ${source.name} is registered twice`);
      this.#sources.set(source.name, source);
    }
  }

  /** Every source, by name. */
  get sources(): readonly PersonalSource[] {
    return [...this.#sources.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** What is read of people of a role. */
  sourcesOf(role: PortalRole): readonly PersonalSource[] {
    return this.sources.filter(({ roles }) => roles === undefined || roles.includes(role));
  }
}

/** The registry, provided by delivery. */
export const personalData = (strapi: Core.Strapi): PersonalData =>
  strapi.get<PersonalData>('care.personalData');

const rowsPerPage = 500;

/** A list that one query gives. */
export interface QuerySource extends Omit<PersonalSource, 'read'> {
  /**
   * The rows of whoever acts, bounded by row-level security and by the query itself. Its column `key` is unique, orders them and is
   * left out.
   */
  readonly query: RawBuilder<unknown>;
}

type KeyedRow = PersonalRow & { readonly key: unknown };

/** Reads the rows of a query as the person, page by page, each page in a transaction of its own. */
export async function* readPages(
  database: CareDatabase,
  reader: Actor,
  query: RawBuilder<unknown>,
): AsyncGenerator<PersonalRow, void> {
  for (let after: unknown = undefined; ;) {
    const from = after === undefined ? sql`true` : sql`q.key > ${after}`;
    const rows = await database.query(
      reader,
      sql<KeyedRow>`select * from (${query}) as q where ${from} order by q.key limit ${rowsPerPage}`,
    );
    for (const { key: _key, ...row } of rows) yield row;
    after = rows.at(-1)?.key;
    if (rows.length < rowsPerPage) return;
  }
}

/** Sources out of queries. */
export const querySources = (
  database: () => CareDatabase,
  sources: readonly QuerySource[],
): readonly PersonalSource[] =>
  sources.map(({ query, ...said }) => ({
    ...said,
    read: async function* (reader) {
      for await (const row of readPages(database(), reader, query)) yield { row };
    },
  }));
