/**
 * Journals in the database, as their owners. What is stored was sealed in the browser: this code has no key, and the database
 * refuses whatever has not the size of a seal. Row-level security shows a journal to its owner alone.
 */
import type { Actor, CareDatabase, Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import { assertHealthConsent } from '../consent.ts';
import {
  entriesPerPage,
  type Journal,
  type NewEntry,
  type Rewrapping,
  type StoredEntry,
} from '../contracts/journal.ts';
import { noteAccess, type AccessAction } from '../ledger/index.ts';
import { ChangedElsewhereError } from './errors.ts';
import {
  changedColumns,
  nextOf,
  passphraseColumns,
  presentSealed,
  presentWrappings,
  recoveryColumns,
  sealedColumns,
  wrappingColumnNames,
  type SealedRow,
  type Wrappings,
} from './rows.ts';

/** The key of a journal as its browser made it. */
export interface NewJournal extends Wrappings {
  keyId: string;
}

interface EntryRow extends SealedRow {
  id: string;
  key_id: string;
  revision: number;
  created_at: Date;
  updated_at: Date;
}

const entryColumns = [
  'id',
  'key_id',
  'revision',
  'content_encrypted',
  'iv',
  'auth_tag',
  'created_at',
  'updated_at',
] as const;

const presentEntry = (row: EntryRow): StoredEntry => ({
  id: row.id,
  keyId: row.key_id,
  revision: row.revision,
  sealed: presentSealed(row.content_encrypted, row.iv, row.auth_tag),
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

/** Reads and writes the journal of whoever asks. */
export class JournalStore {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** The wrapped key of the actor's journal; null before its set-up. */
  show(actor: Actor): Promise<Journal | null> {
    return this.#database.as(actor, (tx) => findJournal(tx, actor));
  }

  /** Sets the journal up. @throws HealthConsentMissingError; ChangedElsewhereError when there is one. */
  create(actor: Actor, journal: NewJournal): Promise<Journal> {
    return this.#database.as(actor, async (tx) => {
      await assertHealthConsent(tx);
      const made = await tx
        .insertInto('care.journals')
        .values({
          ...ownerOf(actor),
          key_id: journal.keyId,
          ...passphraseColumns(journal.passphrase),
          ...recoveryColumns(journal.recovery),
        })
        .onConflict((conflict) => conflict.column('owner_id').doNothing())
        .executeTakeFirst();
      if (made.numInsertedOrUpdatedRows !== 1n) throw new ChangedElsewhereError();
      const created = await getJournal(tx, actor);
      await note(tx, actor, 'write');
      return created;
    });
  }

  /** Wraps the key anew. @throws NotFoundError, ChangedElsewhereError */
  rewrap(actor: Actor, { keyId, seenRevision, ...wrappings }: Rewrapping): Promise<Journal> {
    return this.#database.as(actor, async (tx) => {
      const changed = await tx
        .updateTable('care.journals')
        .set({ ...changedColumns(wrappings), revision: seenRevision + 1 })
        .where('owner_id', '=', actor.accountId)
        .where('key_id', '=', keyId)
        .where('revision', '=', seenRevision)
        .executeTakeFirst();
      const journal = await getJournal(tx, actor);
      if (changed.numUpdatedRows !== 1n) throw new ChangedElsewhereError();
      await note(tx, actor, 'write');
      return journal;
    });
  }

  /** Deletes the journal with everything in it; again changes nothing. */
  remove(actor: Actor): Promise<void> {
    return this.#database.as(actor, async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('care.journals')
        .where('owner_id', '=', actor.accountId)
        .executeTakeFirst();
      if (numDeletedRows > 0n) await note(tx, actor, 'delete');
    });
  }

  /** One page of entries, those after an id. */
  listEntries(actor: Actor, after: string | undefined) {
    return this.#database.as(actor, async (tx) => {
      const rows = await tx
        .selectFrom('care.journal_entries')
        .select(entryColumns)
        .where('owner_id', '=', actor.accountId)
        .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
        .orderBy('id')
        .limit(entriesPerPage + 1)
        .execute();
      const data = rows.slice(0, entriesPerPage).map(presentEntry);
      if (data.length > 0) await note(tx, actor, 'read');
      return { data, meta: { next: nextOf(rows, entriesPerPage, ({ id }) => id) } };
    });
  }

  /**
   * Writes entries, all or none. What is there already under its id and is the very same stays.
   *
   * @throws HealthConsentMissingError, NotFoundError without such a journal, ChangedElsewhereError when an id holds something else.
   */
  addEntries(actor: Actor, entries: readonly NewEntry[]): Promise<StoredEntry[]> {
    return this.#database.as(actor, async (tx) => {
      await assertHealthConsent(tx);
      const { keyId } = await getJournal(tx, actor);
      if (entries.some((entry) => entry.keyId.toLowerCase() !== keyId)) throw new ChangedElsewhereError();
      await tx
        .insertInto('care.journal_entries')
        .values(
          entries.map(({ id, sealed }) => ({
            ...ownerOf(actor),
            id,
            key_id: keyId,
            ...sealedColumns(sealed),
          })),
        )
        .onConflict((conflict) => conflict.columns(['owner_id', 'id']).doNothing())
        .execute();
      const ids = entries.map(({ id }) => id);
      const rows = await tx
        .selectFrom('care.journal_entries')
        .select(entryColumns)
        .where('owner_id', '=', actor.accountId)
        .where('id', 'in', ids)
        .execute();
      const stored = new Map(rows.map((row) => [row.id, presentEntry(row)]));
      const written = entries.map(({ id, sealed }) => {
        const entry = stored.get(id.toLowerCase());
        if (entry?.sealed.content !== sealed.content || entry.sealed.tag !== sealed.tag)
          throw new ChangedElsewhereError();
        return entry;
      });
      await note(tx, actor, 'write', written.length === 1 ? written[0]?.id : undefined);
      return written;
    });
  }

  /** Changes an entry. @throws HealthConsentMissingError, NotFoundError, ChangedElsewhereError */
  changeEntry(
    actor: Actor,
    id: string,
    { keyId, seenRevision, sealed }: Pick<NewEntry, 'keyId' | 'sealed'> & { seenRevision: number },
  ): Promise<StoredEntry> {
    return this.#database.as(actor, async (tx) => {
      await assertHealthConsent(tx);
      const row = await tx
        .updateTable('care.journal_entries')
        .set({ ...sealedColumns(sealed), revision: seenRevision + 1 })
        .where('owner_id', '=', actor.accountId)
        .where('id', '=', id)
        .where('key_id', '=', keyId)
        .where('revision', '=', seenRevision)
        .returning(entryColumns)
        .executeTakeFirst();
      if (row === undefined) throw await refusalOf(tx, actor, id);
      await note(tx, actor, 'write', row.id);
      return presentEntry(row);
    });
  }

  /** Deletes an entry with its shared copies. @throws NotFoundError, ChangedElsewhereError */
  removeEntry(actor: Actor, id: string, seenRevision: number): Promise<void> {
    return this.#database.as(actor, async (tx) => {
      const gone = await tx
        .deleteFrom('care.journal_entries')
        .where('owner_id', '=', actor.accountId)
        .where('id', '=', id)
        .where('revision', '=', seenRevision)
        .executeTakeFirst();
      if (gone.numDeletedRows !== 1n) throw await refusalOf(tx, actor, id);
      await note(tx, actor, 'delete', id.toLowerCase());
    });
  }
}

/** One row of the ledger: about one entry, or about the journal, which goes by its owner. */
const note = (tx: Transaction, { accountId }: Actor, action: AccessAction, recordId = accountId) =>
  noteAccess(tx, { kind: 'journal', recordId, ownerId: accountId, action });

/** The columns that say whose a row is. @throws NotFoundError for somebody without a company. */
export function ownerOf({ accountId, companyId }: Actor) {
  if (companyId === null) throw new NotFoundError();
  return { owner_id: accountId, company_id: companyId };
}

async function findJournal(tx: Transaction, { accountId }: Actor): Promise<Journal | null> {
  const row = await tx
    .selectFrom('care.journals')
    .select(['key_id', 'revision', ...wrappingColumnNames])
    .select(({ selectFrom, fn }) =>
      selectFrom('care.journal_entries')
        .whereRef('care.journal_entries.owner_id', '=', 'care.journals.owner_id')
        .select(fn.countAll<number>().as('count'))
        .as('entry_count'),
    )
    .where('owner_id', '=', accountId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    keyId: row.key_id,
    revision: row.revision,
    ...presentWrappings(row),
    entryCount: row.entry_count ?? 0,
  };
}

/** @throws NotFoundError before the set-up. */
export async function getJournal(tx: Transaction, actor: Actor): Promise<Journal> {
  const journal = await findJournal(tx, actor);
  if (journal === null) throw new NotFoundError();
  return journal;
}

async function refusalOf(tx: Transaction, { accountId }: Actor, id: string): Promise<Error> {
  const found = await tx
    .selectFrom('care.journal_entries')
    .select('id')
    .where('owner_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found === undefined ? new NotFoundError() : new ChangedElsewhereError();
}
