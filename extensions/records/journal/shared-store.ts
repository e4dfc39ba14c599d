/**
 * What practitioners read of journals: their own key pair, and the shares made for it. Row-level security shows a share while it
 * has not ended, to the practitioner it is for, about somebody they have or had a consultation with.
 */
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import { entriesPerPage, type Rewrapping } from '../contracts/journal.ts';
import type { NewShareKey, ShareKey, SharedJournal } from '../contracts/shared-journals.ts';
import { noteAccess } from '../ledger/index.ts';
import { ChangedElsewhereError } from './errors.ts';
import {
  changedColumns,
  nextOf,
  passphraseColumns,
  presentSealed,
  presentWrappings,
  recoveryColumns,
  toBytes,
  toText,
  wrappingColumnNames,
} from './rows.ts';

interface SharedRow {
  id: string;
  owner_id: string;
  first_name: string;
  last_name: string;
  practitioner_key_id: string;
  ephemeral_key: Buffer;
  for_practitioner: Buffer;
  for_practitioner_iv: Buffer;
  for_practitioner_tag: Buffer;
  entry_count: number;
  created_at: Date;
}

/** Reads what is shared with whoever asks, and keeps their key pair. */
export class SharedJournalStore {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** The key pair of the actor; null before its set-up. */
  showKey(actor: Actor): Promise<ShareKey | null> {
    return this.#database.as(actor, (tx) => findKey(tx, actor));
  }

  /** Sets the key pair up, or puts it in the place of another. @throws ChangedElsewhereError */
  createKey(actor: Actor, key: NewShareKey): Promise<ShareKey> {
    return this.#database.as(actor, async (tx) => {
      const current = await findKey(tx, actor);
      if ((current?.id ?? null) !== (key.replaces?.toLowerCase() ?? null)) throw new ChangedElsewhereError();
      if (current !== null) await replaceKey(tx, actor, current.id);
      await insertKey(tx, actor, key);
      return getKey(tx, actor);
    });
  }

  /** Wraps the key pair anew. @throws NotFoundError, ChangedElsewhereError */
  rewrapKey(actor: Actor, { keyId, seenRevision, ...wrappings }: Rewrapping): Promise<ShareKey> {
    return this.#database.as(actor, async (tx) => {
      const changed = await tx
        .updateTable('care.practitioner_share_keys')
        .set({ ...changedColumns(wrappings), revision: seenRevision + 1 })
        .where('practitioner_id', '=', actor.accountId)
        .where('id', '=', keyId)
        .where('replaced_at', 'is', null)
        .where('revision', '=', seenRevision)
        .executeTakeFirst();
      const key = await getKey(tx, actor);
      if (changed.numUpdatedRows !== 1n) throw new ChangedElsewhereError();
      return key;
    });
  }

  /** What is shared with the actor now, the newest first. */
  list(actor: Actor): Promise<SharedJournal[]> {
    return this.#database.as(actor, async (tx) => {
      const { rows } = await sql<SharedRow>`
        select s.id, s.owner_id, p.first_name, p.last_name, s.practitioner_key_id, s.ephemeral_key, s.for_practitioner,
               s.for_practitioner_iv, s.for_practitioner_tag, s.created_at,
               (select count(*) from care.journal_share_entries as e where e.share_id = s.id) as entry_count
        from care.journal_shares as s join care.people as p on p.account_id = s.owner_id
        where s.practitioner_id = ${actor.accountId}
        order by s.created_at desc, s.id`.execute(tx);
      return rows.map(presentShared);
    });
  }

  /** One page of the copies of a share. @throws NotFoundError when it ended, or is not for the actor. */
  listEntries(actor: Actor, shareId: string, after: string | undefined) {
    return this.#database.as(actor, async (tx) => {
      const share = await tx
        .selectFrom('care.journal_shares')
        .select('owner_id')
        .where('id', '=', shareId)
        .where('practitioner_id', '=', actor.accountId)
        .executeTakeFirst();
      if (share === undefined) throw new NotFoundError();
      const rows = await tx
        .selectFrom('care.journal_share_entries')
        .select(['entry_id', 'content_encrypted', 'iv', 'auth_tag'])
        .where('share_id', '=', shareId)
        .$if(after !== undefined, (query) => query.where('entry_id', '>', after ?? ''))
        .orderBy('entry_id')
        .limit(entriesPerPage + 1)
        .execute();
      const data = rows.slice(0, entriesPerPage).map((row) => ({
        entryId: row.entry_id,
        sealed: presentSealed(row.content_encrypted, row.iv, row.auth_tag),
      }));
      await noteAccess(tx, {
        kind: 'journal',
        recordId: shareId.toLowerCase(),
        ownerId: share.owner_id,
        action: 'read',
      });
      return { data, meta: { next: nextOf(rows, entriesPerPage, ({ entry_id }) => entry_id) } };
    });
  }
}

const replaceKey = (tx: Transaction, { accountId }: Actor, id: string) =>
  tx
    .updateTable('care.practitioner_share_keys')
    .set({ replaced_at: sql`now()` })
    .where('practitioner_id', '=', accountId)
    .where('id', '=', id)
    .execute();

const insertKey = (tx: Transaction, { accountId }: Actor, key: NewShareKey) =>
  tx
    .insertInto('care.practitioner_share_keys')
    .values({
      practitioner_id: accountId,
      id: key.id,
      public_key: toBytes(key.publicKey),
      private_key_encrypted: toBytes(key.privateKey.content),
      private_key_iv: toBytes(key.privateKey.iv),
      private_key_tag: toBytes(key.privateKey.tag),
      ...passphraseColumns(key.passphrase),
      ...recoveryColumns(key.recovery),
    })
    .execute();

async function findKey(tx: Transaction, { accountId }: Actor): Promise<ShareKey | null> {
  const row = await tx
    .selectFrom('care.practitioner_share_keys')
    .select(['id', 'revision', 'public_key', 'private_key_encrypted', 'private_key_iv', 'private_key_tag'])
    .select(wrappingColumnNames)
    .where('practitioner_id', '=', accountId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    revision: row.revision,
    publicKey: toText(row.public_key),
    privateKey: presentSealed(row.private_key_encrypted, row.private_key_iv, row.private_key_tag),
    ...presentWrappings(row),
  };
}

async function getKey(tx: Transaction, actor: Actor): Promise<ShareKey> {
  const key = await findKey(tx, actor);
  if (key === null) throw new NotFoundError();
  return key;
}

const presentShared = (row: SharedRow): SharedJournal => ({
  id: row.id,
  owner: { id: row.owner_id, displayName: `${row.first_name} ${row.last_name}`.trim() },
  keyId: row.practitioner_key_id,
  ephemeralKey: toText(row.ephemeral_key),
  forPractitioner: presentSealed(row.for_practitioner, row.for_practitioner_iv, row.for_practitioner_tag),
  entryCount: row.entry_count,
  createdAt: row.created_at.toISOString(),
});
