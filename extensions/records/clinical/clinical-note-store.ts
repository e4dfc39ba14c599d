/**
 * Clinical notes in the database: the one place that reads and writes them. Text is encrypted before it is sent to the
 * database and decrypted after it has come back; SQL never sees it. Row-level security shows a note to its author alone,
 * and to the patient the one version that was shared.
 *
 * Every save is a version. The lock is the row of the note (see the trigger care.place_clinical_note_version): a save that
 * was written on an older version is refused, so that no device hides what another one saved.
 */
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import type {
  ClinicalNote,
  ClinicalNoteEntry,
  ClinicalShare,
  ClinicalVersion,
  SharedNote,
} from '../contracts/clinical.ts';
import { noteAccess, type AccessAction } from '../ledger/index.ts';
import {
  openText,
  PersonErasedError,
  sealText,
  UnreadableRecordError,
  type KeyRing,
} from '../crypto/index.ts';
import { NoteChangedError, NoteNotOpenError } from './errors.ts';
import {
  ensureNoteKey,
  findNoteKey,
  unwrapNoteKey,
  versionBinding,
  type NoteKeyRow,
  type NoteRelation,
} from './note-keys.ts';
import {
  findNewest,
  findShare,
  findSharedWith,
  getLastRevision,
  getOwnConsultation,
  listNotesOf,
  listSaves,
  selectVersions,
  type NoteConsultation,
  type VersionRow,
} from './note-queries.ts';

/** What a page saves. */
export interface ClinicalDraft {
  saveId: string;
  /** The revision on which it was written; 0 for the first. */
  basedOn: number;
  text: string;
}

/** A version that was saved. */
export interface SavedVersion {
  revision: number;
  savedAt: string;
}

/** What the store works with. */
export interface ClinicalNoteStoreOptions {
  database: CareDatabase;
  keys: KeyRing;
  /** Told of each stored version that does not open; it is shown without its text. */
  onUnreadable: (error: UnreadableRecordError) => void;
}

/** The states of a consultation of which a note is written; row-level security says the same. */
const openStates = new Set(['in_progress', 'completed']);

const isOutdated = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'clinical_note_version_follows';

const presentSave = ({
  revision,
  saved_at: savedAt,
}: Pick<VersionRow, 'revision' | 'saved_at'>): SavedVersion => ({
  revision,
  savedAt: savedAt.toISOString(),
});

/** One row of the ledger of accesses, in the same transaction. */
const note = (tx: Transaction, { consultationId, employeeId }: NoteRelation, action: AccessAction) =>
  noteAccess(tx, { kind: 'clinical-note', recordId: consultationId, ownerId: employeeId, action });

const presentShare = (share: { revision: number; shared_at: Date }): ClinicalShare => ({
  revision: share.revision,
  sharedAt: share.shared_at.toISOString(),
});

/** Reads and writes clinical notes as the person who asks. */
export class ClinicalNoteStore {
  readonly #database: CareDatabase;
  readonly #keys: KeyRing;
  readonly #onUnreadable: (error: UnreadableRecordError) => void;

  constructor({ database, keys, onUnreadable }: ClinicalNoteStoreOptions) {
    this.#database = database;
    this.#keys = keys;
    this.#onUnreadable = onUnreadable;
  }

  /** The note of a consultation of the actor. @throws NotFoundError for anybody but its practitioner. */
  show(actor: Actor, consultationId: string): Promise<ClinicalNote> {
    return this.#database.as(actor, async (tx) => {
      const consultation = await getOwnConsultation(tx, actor, consultationId);
      const newest = await findNewest(tx, consultationId);
      const share = await findShare(tx, consultationId);
      return {
        current: newest === undefined ? null : await this.#open(tx, newest, consultation),
        revision: newest?.revision ?? 0,
        canWrite: openStates.has(consultation.status) && !consultation.isErased,
        share: share === undefined ? null : presentShare(share),
      };
    });
  }

  /**
   * Saves a new version; again under its save id it is the same version.
   *
   * @throws NotFoundError, PersonErasedError, NoteNotOpenError, or NoteChangedError when another version was saved since `basedOn`.
   */
  async save(actor: Actor, consultationId: string, draft: ClinicalDraft): Promise<SavedVersion> {
    try {
      return await this.#database.as(actor, async (tx) => {
        const consultation = await getOwnConsultation(tx, actor, consultationId);
        return this.#insert(tx, consultation, draft);
      });
    } catch (error) {
      if (!isOutdated(error)) throw error;
      // Both saves were written on the same version and the other one was first.
      throw new NoteChangedError(await this.#database.as(actor, (tx) => getLastRevision(tx, consultationId)));
    }
  }

  async #insert(
    tx: Transaction,
    consultation: NoteConsultation,
    draft: ClinicalDraft,
  ): Promise<SavedVersion> {
    const { consultationId, companyId, employeeId, practitionerId, newId, status, isErased } = consultation;
    if (isErased) throw new PersonErasedError(employeeId);
    if (!openStates.has(status)) throw new NoteNotOpenError();
    const findSaved = () =>
      selectVersions(tx, consultationId).where('save_id', '=', draft.saveId).executeTakeFirst();
    const earlier = await findSaved();
    if (earlier !== undefined) return presentSave(earlier);
    const people = { company_id: companyId, employee_id: employeeId, practitioner_id: practitionerId };
    const key = await ensureNoteKey(tx, this.#keys, consultation);
    await tx
      .insertInto('care.clinical_notes')
      .values({ consultation_id: consultationId, ...people })
      .onConflict((conflict) => conflict.column('consultation_id').doNothing())
      .execute();
    const revision = draft.basedOn + 1;
    const binding = versionBinding(consultation, { id: newId, revision, keyId: key.id });
    const sealed = sealText(unwrapNoteKey(this.#keys, key, consultation), draft.text, binding);
    const saved = await tx
      .insertInto('care.clinical_note_versions')
      .values({
        id: newId,
        consultation_id: consultationId,
        ...people,
        revision,
        save_id: draft.saveId,
        key_id: key.id,
        content_encrypted: sealed.ciphertext,
        iv: sealed.iv,
        auth_tag: sealed.tag,
      })
      .returning(['revision', 'saved_at'])
      .executeTakeFirst();
    // The trigger drops a save that another request brought in between.
    const row = saved ?? (await findSaved());
    if (row === undefined) throw new NotFoundError();
    if (saved !== undefined) await note(tx, consultation, 'write');
    return presentSave(row);
  }

  /** One page of when the note was saved, newest first. @throws NotFoundError */
  listVersions(actor: Actor, consultationId: string, page: number) {
    return this.#database.as(actor, async (tx) => {
      await getOwnConsultation(tx, actor, consultationId);
      const { rows, total } = await listSaves(tx, consultationId, page);
      return { versions: rows.map(presentSave), total };
    });
  }

  /** The note as it was in one version. @throws NotFoundError */
  showVersion(actor: Actor, consultationId: string, revision: number): Promise<ClinicalVersion> {
    return this.#database.as(actor, async (tx) => {
      const consultation = await getOwnConsultation(tx, actor, consultationId);
      return this.#open(tx, await this.#getVersion(tx, consultationId, revision), consultation);
    });
  }

  /**
   * The versions after a revision, oldest first, for a copy of one's own: one line of the ledger.
   *
   * @throws NotFoundError for anybody but the practitioner.
   */
  copyVersions(
    actor: Actor,
    consultationId: string,
    { after, limit }: { after: number; limit: number },
  ): Promise<ClinicalVersion[]> {
    return this.#database.as(actor, async (tx) => {
      const consultation = await getOwnConsultation(tx, actor, consultationId);
      const rows = await selectVersions(tx, consultationId)
        .where('revision', '>', after)
        .orderBy('revision')
        .limit(limit)
        .execute();
      const key = await findNoteKey(tx, consultation);
      if (rows.length > 0) await note(tx, consultation, 'export');
      return rows.map((row) => this.#present(row, key, consultation));
    });
  }

  /** Shows one version to the patient; the same one again changes nothing. @throws NotFoundError, PersonErasedError */
  share(actor: Actor, consultationId: string, revision: number): Promise<ClinicalShare> {
    return this.#database.as(actor, async (tx) => {
      const consultation = await getOwnConsultation(tx, actor, consultationId);
      const { companyId, employeeId, practitionerId, isErased } = consultation;
      if (isErased) throw new PersonErasedError(employeeId);
      await this.#getVersion(tx, consultationId, revision);
      const [placed] = await tx
        .insertInto('care.clinical_note_shares')
        .values({
          company_id: companyId,
          consultation_id: consultationId,
          employee_id: employeeId,
          practitioner_id: practitionerId,
          revision,
        })
        .execute();
      const share = await findShare(tx, consultationId);
      if (share === undefined) throw new NotFoundError();
      if (placed?.numInsertedOrUpdatedRows !== 0n) await note(tx, consultation, 'share');
      return presentShare(share);
    });
  }

  /** Ends what the patient is shown; again changes nothing. @throws NotFoundError */
  withdraw(actor: Actor, consultationId: string): Promise<void> {
    return this.#database.as(actor, async (tx) => {
      const consultation = await getOwnConsultation(tx, actor, consultationId);
      const [ended] = await tx
        .updateTable('care.clinical_note_shares')
        .set({ withdrawn_at: sql`clock_timestamp()` })
        .where('consultation_id', '=', consultationId)
        .where('withdrawn_at', 'is', null)
        .execute();
      if (ended?.numUpdatedRows !== 0n) await note(tx, consultation, 'unshare');
    });
  }

  /** What the practitioner shared with the actor. @throws NotFoundError while nothing is, and for anybody but the patient. */
  showShared(actor: Actor, consultationId: string): Promise<SharedNote> {
    return this.#database.as(actor, async (tx) => {
      const shared = await findSharedWith(tx, actor, consultationId);
      if (shared === undefined || actor.role !== 'employee') throw new NotFoundError();
      const version = await this.#getVersion(tx, consultationId, shared.revision);
      const { text, savedAt } = await this.#open(tx, version, shared);
      return { text, savedAt, sharedAt: shared.shared_at.toISOString() };
    });
  }

  /** One page of the notes of the actor by consultation, without their texts. */
  list(actor: Actor, page: number): Promise<{ notes: ClinicalNoteEntry[]; total: number }> {
    return this.#database.as(actor, async (tx) => {
      const { rows, total } = await listNotesOf(tx, actor, page);
      const notes = rows.map((row) => ({
        consultationId: row.consultation_id,
        startsAt: row.starts_at.toISOString(),
        employee: { firstName: row.first_name, lastName: row.last_name },
        savedAt: row.saved_at.toISOString(),
        revision: row.last_revision,
        share:
          row.shared_revision === null || row.shared_at === null
            ? null
            : presentShare({ revision: row.shared_revision, shared_at: row.shared_at }),
      }));
      return { notes, total };
    });
  }

  async #getVersion(tx: Transaction, consultationId: string, revision: number): Promise<VersionRow> {
    const found = await selectVersions(tx, consultationId)
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (found === undefined) throw new NotFoundError();
    return found;
  }

  async #open(tx: Transaction, row: VersionRow, relation: NoteRelation): Promise<ClinicalVersion> {
    const key = await findNoteKey(tx, relation);
    await note(tx, relation, 'read');
    return this.#present(row, key, relation);
  }

  #present(row: VersionRow, key: NoteKeyRow | undefined, relation: NoteRelation): ClinicalVersion {
    return { ...presentSave(row), text: key === undefined ? null : this.#read(row, key, relation) };
  }

  #read(row: VersionRow, key: NoteKeyRow, relation: NoteRelation): string | null {
    try {
      return openText(
        unwrapNoteKey(this.#keys, key, relation),
        { ciphertext: row.content_encrypted, iv: row.iv, tag: row.auth_tag },
        versionBinding(relation, { id: row.id, revision: row.revision, keyId: row.key_id }),
      );
    } catch (error) {
      if (!(error instanceof UnreadableRecordError)) throw error;
      this.#onUnreadable(error);
      return null;
    }
  }
}
