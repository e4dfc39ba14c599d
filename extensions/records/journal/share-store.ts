/** Shares of journals in the database, as their authors: copies of entries sealed for one practitioner. */
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import { assertHealthConsent } from '../consent.ts';
import type { NewShare, OwnShare, ShareTarget } from '../contracts/journal.ts';
import { noteAccess } from '../ledger/index.ts';
import { ChangedElsewhereError } from './errors.ts';
import { getJournal, ownerOf } from './journal-store.ts';
import { presentSealed, sealedColumns, toBytes, toText } from './rows.ts';

interface TargetRow {
  practitioner_id: string;
  display_name: string;
  title: string | null;
  key_id: string | null;
  public_key: Buffer | null;
}

interface ShareRow {
  id: string;
  practitioner_id: string;
  display_name: string | null;
  practitioner_key_id: string;
  is_key_current: boolean;
  for_owner: Buffer;
  for_owner_iv: Buffer;
  for_owner_tag: Buffer;
  entry_count: number;
  created_at: Date;
  revoked_at: Date | null;
}

/** Shares periods of the journal of whoever asks, and ends shares. */
export class ShareStore {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** With whom the actor may share. */
  listTargets(actor: Actor): Promise<ShareTarget[]> {
    return this.#database.as(actor, async (tx) => (await selectTargets(tx)).map(presentTarget));
  }

  /** The actor's shares, the newest first. */
  list(actor: Actor): Promise<OwnShare[]> {
    return this.#database.as(actor, async (tx) => (await selectShares(tx, actor)).map(presentShare));
  }

  /**
   * Shares copies of entries with one practitioner, all or none.
   *
   * @throws HealthConsentMissingError; NotFoundError when it is nobody the actor has or had a consultation with, or an entry is not theirs.
   * @throws ChangedElsewhereError when the practitioner or the actor has another key by now.
   */
  create(actor: Actor, share: NewShare): Promise<OwnShare> {
    return this.#database.as(actor, async (tx) => {
      await assertHealthConsent(tx);
      await assertShareable(tx, actor, share);
      await insertShare(tx, actor, share);
      const [made] = await selectShares(tx, actor, share.id);
      if (made === undefined) throw new NotFoundError();
      await noteAccess(tx, { kind: 'journal', recordId: made.id, ownerId: actor.accountId, action: 'share' });
      return presentShare(made);
    });
  }

  /** Ends a share at once; again changes nothing. @throws NotFoundError */
  revoke(actor: Actor, id: string): Promise<void> {
    return this.#database.as(actor, async (tx) => {
      const [share] = await selectShares(tx, actor, id);
      if (share === undefined) throw new NotFoundError();
      const ended = await tx
        .updateTable('care.journal_shares')
        .set({ revoked_at: sql`now()` })
        .where('owner_id', '=', actor.accountId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (ended.numUpdatedRows === 1n)
        await noteAccess(tx, {
          kind: 'journal',
          recordId: share.id,
          ownerId: actor.accountId,
          action: 'unshare',
        });
    });
  }
}

async function assertShareable(tx: Transaction, actor: Actor, share: NewShare): Promise<void> {
  const { keyId } = await getJournal(tx, actor);
  const target = (await selectTargets(tx)).find(
    ({ practitioner_id }) => practitioner_id === share.practitionerId,
  );
  if (target === undefined) throw new NotFoundError();
  if (target.key_id !== share.practitionerKeyId.toLowerCase() || keyId !== share.keyId.toLowerCase())
    throw new ChangedElsewhereError();
  const ids = [...new Set(share.entries.map(({ entryId }) => entryId.toLowerCase()))];
  const own = await tx
    .selectFrom('care.journal_entries')
    .select('id')
    .where('owner_id', '=', actor.accountId)
    .where('id', 'in', ids)
    .execute();
  if (own.length !== share.entries.length) throw new NotFoundError();
}

async function insertShare(tx: Transaction, actor: Actor, share: NewShare): Promise<void> {
  await tx
    .insertInto('care.journal_shares')
    .values({
      ...ownerOf(actor),
      id: share.id,
      journal_key_id: share.keyId,
      practitioner_id: share.practitionerId,
      practitioner_key_id: share.practitionerKeyId,
      ephemeral_key: toBytes(share.ephemeralKey),
      for_practitioner: toBytes(share.forPractitioner.content),
      for_practitioner_iv: toBytes(share.forPractitioner.iv),
      for_practitioner_tag: toBytes(share.forPractitioner.tag),
      for_owner: toBytes(share.forOwner.content),
      for_owner_iv: toBytes(share.forOwner.iv),
      for_owner_tag: toBytes(share.forOwner.tag),
    })
    .execute();
  await tx
    .insertInto('care.journal_share_entries')
    .values(
      share.entries.map(({ entryId, sealed }) => ({
        owner_id: actor.accountId,
        share_id: share.id,
        entry_id: entryId,
        ...sealedColumns(sealed),
      })),
    )
    .execute();
}

async function selectTargets(tx: Transaction): Promise<TargetRow[]> {
  const { rows } =
    await sql<TargetRow>`select * from care.journal_practitioners() order by display_name, practitioner_id`.execute(
      tx,
    );
  return rows;
}

async function selectShares(tx: Transaction, { accountId }: Actor, id?: string): Promise<ShareRow[]> {
  const { rows } = await sql<ShareRow>`
    select s.id, s.practitioner_id, p.display_name, s.practitioner_key_id, s.for_owner, s.for_owner_iv, s.for_owner_tag,
           s.created_at, s.revoked_at,
           exists (select from care.journal_practitioners() as t
                   where t.practitioner_id = s.practitioner_id and t.key_id = s.practitioner_key_id) as is_key_current,
           (select count(*) from care.journal_share_entries as e where e.share_id = s.id) as entry_count
    from care.journal_shares as s left join care.practitioners as p on p.account_id = s.practitioner_id
    where s.owner_id = ${accountId} and ${id === undefined ? sql`true` : sql`s.id = ${id}`}
    order by s.created_at desc, s.id`.execute(tx);
  return rows;
}

const presentTarget = (row: TargetRow): ShareTarget => ({
  id: row.practitioner_id,
  displayName: row.display_name,
  title: row.title,
  key:
    row.key_id === null || row.public_key === null
      ? null
      : { id: row.key_id, publicKey: toText(row.public_key) },
});

const presentShare = (row: ShareRow): OwnShare => ({
  id: row.id,
  practitioner: { id: row.practitioner_id, displayName: row.display_name ?? '' },
  practitionerKeyId: row.practitioner_key_id,
  isKeyCurrent: row.is_key_current,
  forOwner: presentSealed(row.for_owner, row.for_owner_iv, row.for_owner_tag),
  entryCount: row.entry_count,
  createdAt: row.created_at.toISOString(),
  revokedAt: row.revoked_at?.toISOString() ?? null,
});
