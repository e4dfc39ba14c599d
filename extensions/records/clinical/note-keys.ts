/** The data key of the notes of one practitioner about one patient in a company, and what each note is bound to. */
import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import { assertNotErased, createDataKey, type KeyRing, type RecordBinding } from '../crypto/index.ts';
import { getHeldShare } from '../keys/index.ts';

/** Between whom, in which company, about which consultation. */
export interface NoteRelation {
  consultationId: string;
  companyId: string;
  employeeId: string;
  practitionerId: string;
}

/** A data key as it is stored. */
export interface NoteKeyRow {
  id: string;
  wrapped: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
  kek_id: string;
  share_of: string | null;
  share: Buffer | null;
}

/**
 * Where a version stands: its consultation with its revision is the subject, so that neither another consultation nor
 * another place among the versions opens it.
 */
export const versionBinding = (
  { consultationId, companyId, practitionerId }: NoteRelation,
  version: { id: string; revision: number; keyId: string },
): RecordBinding => ({
  table: 'clinical_note_versions',
  column: 'content_encrypted',
  id: version.id,
  companyId,
  subjectId: `${consultationId} ${version.revision}`,
  authorId: practitionerId,
  keyId: version.keyId,
});

const keyBinding = ({ companyId, employeeId, practitionerId }: NoteRelation, id: string) => ({
  id,
  purpose: 'clinical-note' as const,
  companyId,
  subjectId: `${practitionerId} ${employeeId}`,
});

/** The stored key of a relation, when there is one and the actor may have it. */
export const findNoteKey = (tx: Transaction, relation: NoteRelation): Promise<NoteKeyRow | undefined> =>
  tx
    .selectFrom('care.clinical_note_keys')
    .select(['id', 'wrapped', 'iv', 'auth_tag', 'kek_id', 'share_of'])
    .select(sql<Buffer | null>`care.find_share(share_of)`.as('share'))
    .where('company_id', '=', relation.companyId)
    .where('employee_id', '=', relation.employeeId)
    .where('practitioner_id', '=', relation.practitionerId)
    .executeTakeFirst();

/** The key of a relation, made if there is none; the first of two who do so at once wins. @throws PersonErasedError */
export async function ensureNoteKey(
  tx: Transaction,
  keys: KeyRing,
  relation: NoteRelation,
): Promise<NoteKeyRow> {
  const found = await findNoteKey(tx, relation);
  if (found !== undefined) {
    assertNotErased(found);
    return found;
  }
  const id = randomUUID();
  const person = await getHeldShare(tx, relation.employeeId);
  const wrapped = keys.wrap(createDataKey(), keyBinding(relation, id), person);
  await tx
    .insertInto('care.clinical_note_keys')
    .values({
      id,
      company_id: relation.companyId,
      employee_id: relation.employeeId,
      practitioner_id: relation.practitionerId,
      wrapped: wrapped.ciphertext,
      iv: wrapped.iv,
      auth_tag: wrapped.tag,
      kek_id: wrapped.kekId,
      share_of: wrapped.shareOf,
    })
    .onConflict((conflict) => conflict.columns(['company_id', 'employee_id', 'practitioner_id']).doNothing())
    .execute();
  const key = await findNoteKey(tx, relation);
  if (key === undefined) throw new NotFoundError();
  return key;
}

/** The data key behind a stored one. @throws UnreadableRecordError when it was wrapped by a key that is not here, for others, or for an erased person. */
export const unwrapNoteKey = (keys: KeyRing, key: NoteKeyRow, relation: NoteRelation): Buffer =>
  keys.unwrap(
    { ciphertext: key.wrapped, iv: key.iv, tag: key.auth_tag, kekId: key.kek_id, shareOf: key.share_of },
    keyBinding(relation, key.id),
    key.share,
  );
