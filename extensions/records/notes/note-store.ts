/**
 * Private notes of coaches in the database. Text is encrypted before it is sent to the database and decrypted after it has
 * come back; SQL never sees it. Row-level security shows a note to its author alone, while they follow the patient.
 *
 * Every page that is open writes a row of its own (a sitting), so that no save overwrites what another page wrote: the row
 * saved last is the note, the others stay beside it. The lock is one per author and patient, until the commit.
 */
import { randomUUID } from 'node:crypto';
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import type { CoachNote, NoteVersion } from '../contracts/notes.ts';
import {
  assertNotErased,
  createDataKey,
  openText,
  sealText,
  UnreadableRecordError,
  type KeyRing,
} from '../crypto/index.ts';
import { getShare } from '../keys/index.ts';
import { noteAccess, type AccessAction } from '../ledger/index.ts';

/** What one sitting saves. */
export interface NoteDraft {
  sittingId: string;
  /** The revision that its page showed when it opened; 0 without a note. */
  seenRevision: number;
  text: string;
}

/** What the store works with. */
export interface NoteStoreOptions {
  database: CareDatabase;
  keys: KeyRing;
  /** Told of each stored note that does not open; it is shown without its text. */
  onUnreadable: (error: UnreadableRecordError) => void;
}

/** Whose note about whom, in which company. */
interface Relation {
  companyId: string;
  authorId: string;
  patientId: string;
}

interface KeyRow {
  id: string;
  /** Null for a key of before, which was the coach's for all patients of a company. */
  patient_id: string | null;
  wrapped: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
  kek_id: string;
  share_of: string | null;
  share: Buffer | null;
}

interface NoteRow {
  id: string;
  key_id: string;
  revision: number;
  content_encrypted: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
  saved_at: Date;
}

/** How many earlier texts are shown. */
const shownEarlier = 20;

const bindingOf = ({ companyId, authorId, patientId }: Relation, id: string, keyId: string) => ({
  table: 'coach_notes',
  column: 'content_encrypted',
  id,
  companyId,
  subjectId: patientId,
  authorId,
  keyId,
});

/** Reads and writes private notes as the coach who asks. */
export class NoteStore {
  readonly #database: CareDatabase;
  readonly #keys: KeyRing;
  readonly #onUnreadable: (error: UnreadableRecordError) => void;

  constructor({ database, keys, onUnreadable }: NoteStoreOptions) {
    this.#database = database;
    this.#keys = keys;
    this.#onUnreadable = onUnreadable;
  }

  /** The note of the actor about a patient, with its earlier texts. @throws NotFoundError when they do not follow them. */
  show(actor: Actor, patientId: string): Promise<CoachNote> {
    return this.#database.as(actor, async (tx) => {
      const relation = await getRelation(tx, actor, patientId);
      const keys = await this.#openKeys(tx, relation);
      const rows = await selectNotes(tx, relation)
        .orderBy('revision', 'desc')
        .limit(shownEarlier + 1)
        .execute();
      const [current = null, ...earlier] = rows.map((row) => this.#present(row, relation, keys));
      if (current !== null) await note(tx, relation, 'read');
      return { current, revision: rows[0]?.revision ?? 0, earlier };
    });
  }

  /**
   * The texts of the actor about a patient after a revision, oldest first, for a copy of one's own.
   *
   * @throws NotFoundError when they do not follow them.
   */
  copyAfter(
    actor: Actor,
    patientId: string,
    { after, limit }: { after: number; limit: number },
  ): Promise<(NoteVersion & { revision: number })[]> {
    return this.#database.as(actor, async (tx) => {
      const relation = await getRelation(tx, actor, patientId);
      const keys = await this.#openKeys(tx, relation);
      const rows = await selectNotes(tx, relation)
        .where('revision', '>', after)
        .orderBy('revision')
        .limit(limit)
        .execute();
      if (rows.length > 0) await note(tx, relation, 'export');
      return rows.map((row) => ({ ...this.#present(row, relation, keys), revision: row.revision }));
    });
  }

  /** Saves what a sitting wrote; again under its id it is the same text. @throws NotFoundError */
  save(actor: Actor, patientId: string, { sittingId, seenRevision, text }: NoteDraft) {
    return this.#database.as(actor, async (tx) => {
      const relation = await getRelation(tx, actor, patientId);
      await lock(tx, relation);
      const [keyId, dataKey] = await this.#getKey(tx, relation);
      await this.#moveToPatientKey(tx, relation, keyId, dataKey);
      const id = sittingId.toLowerCase();
      const newest = await selectNotes(tx, relation).orderBy('revision', 'desc').limit(1).executeTakeFirst();
      const changedElsewhere = await wasSavedElsewhere(tx, relation, id, seenRevision);
      // Nothing new: a page that was opened and left alone makes no earlier text of what it showed.
      if (newest !== undefined && this.#read(newest, relation, new Map([[keyId, dataKey]])) === text)
        return { savedAt: newest.saved_at.toISOString(), changedElsewhere };
      const sealed = sealText(dataKey, text, bindingOf(relation, id, keyId));
      const { rows } = await sql<{ saved_at: Date }>`
        insert into care.coach_notes (id, company_id, author_id, patient_id, key_id, revision, content_encrypted, iv, auth_tag)
        values (${id}, ${relation.companyId}, ${relation.authorId}, ${relation.patientId}, ${keyId}, ${(newest?.revision ?? 0) + 1},
                ${sealed.ciphertext}, ${sealed.iv}, ${sealed.tag})
        on conflict (company_id, author_id, patient_id, id) do update
          set revision = excluded.revision, key_id = excluded.key_id, content_encrypted = excluded.content_encrypted, iv = excluded.iv,
              auth_tag = excluded.auth_tag, saved_at = clock_timestamp()
        returning saved_at`.execute(tx);
      if (rows[0] === undefined) throw new NotFoundError();
      await note(tx, relation, 'write');
      return { savedAt: rows[0].saved_at.toISOString(), changedElsewhere };
    });
  }

  /** Deletes the note with its earlier texts; again changes nothing. @throws NotFoundError */
  remove(actor: Actor, patientId: string): Promise<void> {
    return this.#database.as(actor, async (tx) => {
      const relation = await getRelation(tx, actor, patientId);
      await lock(tx, relation);
      const { numDeletedRows } = await tx
        .deleteFrom('care.coach_notes')
        .where('author_id', '=', relation.authorId)
        .where('patient_id', '=', relation.patientId)
        .executeTakeFirst();
      if (numDeletedRows > 0n) await note(tx, relation, 'delete');
    });
  }

  /** Every data key that texts of the relation may be sealed with, by its id. One that opens no more is not among them. */
  async #openKeys(tx: Transaction, relation: Relation): Promise<Map<string, Buffer>> {
    const opened = new Map<string, Buffer>();
    for (const key of await selectKeys(tx, relation)) {
      try {
        opened.set(key.id, this.#unwrap(key, relation));
      } catch (error) {
        if (!(error instanceof UnreadableRecordError)) throw error;
        this.#onUnreadable(error);
      }
    }
    return opened;
  }

  /** The data key of a coach for a patient, made when there is none; the first of two who do so at once wins. */
  async #getKey(tx: Transaction, relation: Relation): Promise<[string, Buffer]> {
    const found = (await selectKeys(tx, relation)).find((key) => key.patient_id !== null);
    const key = found ?? (await this.#createKey(tx, relation));
    assertNotErased(key);
    return [key.id, this.#unwrap(key, relation)];
  }

  async #createKey(tx: Transaction, relation: Relation): Promise<KeyRow> {
    const id = randomUUID();
    const person = await getShare(tx, relation.patientId);
    const wrapped = this.#keys.wrap(createDataKey(), keyBindingOf(relation, id), person);
    await tx
      .insertInto('care.coach_note_keys')
      .values({
        id,
        company_id: relation.companyId,
        author_id: relation.authorId,
        patient_id: relation.patientId,
        wrapped: wrapped.ciphertext,
        iv: wrapped.iv,
        auth_tag: wrapped.tag,
        kek_id: wrapped.kekId,
        share_of: wrapped.shareOf,
      })
      .onConflict((conflict) => conflict.columns(['company_id', 'author_id', 'patient_id']).doNothing())
      .execute();
    const key = (await selectKeys(tx, relation)).find(({ patient_id }) => patient_id !== null);
    if (key === undefined) throw new NotFoundError();
    return key;
  }

  /** Seals what was written under a key for all patients again, under the patient's own; their share then takes part in it. */
  async #moveToPatientKey(
    tx: Transaction,
    relation: Relation,
    keyId: string,
    dataKey: Buffer,
  ): Promise<void> {
    const rows = await selectNotes(tx, relation).where('key_id', '<>', keyId).execute();
    if (rows.length === 0) return;
    const keys = await this.#openKeys(tx, relation);
    for (const row of rows) {
      const text = this.#read(row, relation, keys);
      if (text === null) continue;
      const sealed = sealText(dataKey, text, bindingOf(relation, row.id, keyId));
      await tx
        .updateTable('care.coach_notes')
        .set({ key_id: keyId, content_encrypted: sealed.ciphertext, iv: sealed.iv, auth_tag: sealed.tag })
        .where('author_id', '=', relation.authorId)
        .where('patient_id', '=', relation.patientId)
        .where('id', '=', row.id)
        .execute();
    }
  }

  #unwrap(key: KeyRow, relation: Relation): Buffer {
    const wrapped = {
      ciphertext: key.wrapped,
      iv: key.iv,
      tag: key.auth_tag,
      kekId: key.kek_id,
      shareOf: key.share_of,
    };
    return this.#keys.unwrap(wrapped, keyBindingOf(relation, key.id), key.share);
  }

  #present(row: NoteRow, relation: Relation, keys: ReadonlyMap<string, Buffer>): NoteVersion {
    return { id: row.id, text: this.#read(row, relation, keys), savedAt: row.saved_at.toISOString() };
  }

  #read(row: NoteRow, relation: Relation, keys: ReadonlyMap<string, Buffer>): string | null {
    try {
      const dataKey = keys.get(row.key_id);
      if (dataKey === undefined) throw new UnreadableRecordError(row.id);
      const sealed = { ciphertext: row.content_encrypted, iv: row.iv, tag: row.auth_tag };
      return openText(dataKey, sealed, bindingOf(relation, row.id, row.key_id));
    } catch (error) {
      if (!(error instanceof UnreadableRecordError)) throw error;
      this.#onUnreadable(error);
      return null;
    }
  }
}

const keyBindingOf = ({ companyId, authorId }: Relation, id: string) => ({
  id,
  purpose: 'coach-notes' as const,
  companyId,
  subjectId: authorId,
});

/** The notes of an author about a patient are one record of the ledger, under the author's account. */
const note = (tx: Transaction, { authorId, patientId }: Relation, action: AccessAction) =>
  noteAccess(tx, { kind: 'coach-note', recordId: authorId, ownerId: patientId, action });

/** Row-level security shows a coach the people they follow, and no other patient. */
async function getRelation(tx: Transaction, actor: Actor, patientId: string): Promise<Relation> {
  const found = await tx
    .selectFrom('care.people')
    .select('company_id')
    .where('account_id', '=', patientId)
    .where('role', '=', 'patient')
    .executeTakeFirst();
  if (actor.role !== 'coach' || (found?.company_id ?? null) === null) throw new NotFoundError();
  return { companyId: found?.company_id ?? '', authorId: actor.accountId, patientId };
}

/** One save of an author about a patient at a time, until the transaction ends. */
const lock = (tx: Transaction, { authorId, patientId }: Relation) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${authorId} ${patientId}`}, 250))`.execute(tx);

/** The patient's own key, and the one for all patients of before. */
const selectKeys = (tx: Transaction, { companyId, authorId, patientId }: Relation): Promise<KeyRow[]> =>
  tx
    .selectFrom('care.coach_note_keys')
    .select(['id', 'patient_id', 'wrapped', 'iv', 'auth_tag', 'kek_id', 'share_of'])
    .select(sql<Buffer | null>`care.find_share(share_of)`.as('share'))
    .where('company_id', '=', companyId)
    .where('author_id', '=', authorId)
    .where((where) => where.or([where('patient_id', '=', patientId), where('patient_id', 'is', null)]))
    .execute();

const selectNotes = (tx: Transaction, { companyId, authorId, patientId }: Relation) =>
  tx
    .selectFrom('care.coach_notes')
    .select(['id', 'key_id', 'revision', 'content_encrypted', 'iv', 'auth_tag', 'saved_at'])
    .where('company_id', '=', companyId)
    .where('author_id', '=', authorId)
    .where('patient_id', '=', patientId);

async function wasSavedElsewhere(
  tx: Transaction,
  relation: Relation,
  sittingId: string,
  seenRevision: number,
): Promise<boolean> {
  const found = await selectNotes(tx, relation)
    .where('id', '<>', sittingId)
    .where('revision', '>', seenRevision)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
