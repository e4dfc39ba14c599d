import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError, type Caller, type StoredFile } from '@huntzen/kernel/server';
import { typeOfName } from './domain/file-kinds.ts';
import type { AddressSigner } from './signature.ts';
import type { FileStorage } from './storage.ts';

type Reach = 'everyone' | 'members' | 'coaches' | null;

/** The panel's own addresses prove that somebody of the panel was shown the file. */
export interface Proof {
  readonly expires?: number | undefined;
  readonly signature?: string | undefined;
}

// A name holds a random part and is never given twice.
const publicCaching = 'public, max-age=604800, immutable';
// Long enough for a page and its player; what is taken back is asked for again soon.
const privateCaching = 'private, max-age=300, no-transform';

// Who has the media library in the panel.
const librarians: readonly string[] = ['editor', 'platform-admin', 'super-admin'];

/** Strapi's smaller formats of a picture carry a prefix: who may read the picture may read them. */
const namesOf = (name: string): string[] => [
  ...new Set([name, name.replace(/^(?:thumbnail|small|medium|large)_/, '')]),
];

/** Decides who reads a stored file. Policies decide which rows are a person's; a row of theirs that names it is the right. */
export class MediaLibrary {
  readonly #database: CareDatabase;
  readonly #storage: FileStorage;
  readonly #signer: AddressSigner;

  constructor(database: CareDatabase, storage: FileStorage, signer: AddressSigner) {
    this.#database = database;
    this.#storage = storage;
    this.#signer = signer;
  }

  /** @throws NotFoundError when it is not there or not for the caller: the same answer. */
  async open(caller: Caller, name: string, { expires, signature }: Proof): Promise<StoredFile> {
    const type = typeOfName(name);
    // Nobody guesses a name, so whoever tries costs the database nothing.
    if (type === null || !(await this.#storage.has(name))) throw new NotFoundError();
    const isSigned =
      expires !== undefined && signature !== undefined && this.#signer.isValid(name, expires, signature);
    const caching = isSigned ? privateCaching : await this.#findCaching(caller, namesOf(name));
    if (caching === null) throw new NotFoundError();
    return { directory: this.#storage.directory, name, type, cacheControl: caching };
  }

  #findCaching(caller: Caller, names: string[]): Promise<string | null> {
    return this.#database.as(caller, async (tx) => {
      const reach = await findReach(tx, names);
      if (reach === 'everyone') return publicCaching;
      if (caller.role === 'anonymous') return null;
      const isAllowed =
        reach === 'members' ||
        librarians.includes(caller.role) ||
        (reach === 'coaches' && caller.role === 'coach') ||
        (await isNamedByOwnRow(tx, caller, names));
      return isAllowed ? privateCaching : null;
    });
  }
}

async function findReach(tx: Transaction, names: string[]): Promise<Reach> {
  const { rows } = await sql<{ reach: Reach }>`select cms.media_reach(${names}) as reach`.execute(tx);
  return rows[0]?.reach ?? null;
}

/** Under row-level security; the conditions on who the row is about are for the indexes. */
async function isNamedByOwnRow(
  tx: Transaction,
  { accountId, role }: Caller,
  names: string[],
): Promise<boolean> {
  const inNews = sql`exists (select from care.news as n, unnest(${names}::text[]) as name where position('/' || name in n.body) > 0)`;
  const sources =
    role === 'patient'
      ? [
          sql`exists (
            select from care.occurrences as o join care.publications as p on p.id = o.publication_id
            where o.patient_id = ${accountId} and p.media && ${names})`,
          sql`exists (select from care.programme_sessions as s where s.patient_id = ${accountId} and s.media && ${names})`,
          sql`exists (select from care.completions as c where c.patient_id = ${accountId} and c.media && ${names})`,
          inNews,
        ]
      : role === 'coach'
        ? [
            sql`exists (select from care.publications as p where p.media && ${names})`,
            sql`exists (select from care.programme_versions as v where v.media && ${names})`,
            sql`exists (select from care.programme_sessions as s where s.patient_id in (select care.followed_patients()) and s.media && ${names})`,
            sql`exists (select from care.completions as c where c.patient_id in (select care.followed_patients()) and c.media && ${names})`,
          ]
        : [inNews];
  const { rows } = await sql<{ named: boolean }>`select ${sql.join(sources, sql` or `)} as named`.execute(tx);
  return rows[0]?.named === true;
}
