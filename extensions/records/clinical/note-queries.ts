/** What the store asks the database; everything is bounded by row-level security. */
import { sql, type Actor, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError } from '@huntzen/kernel/server';
import type { NoteRelation } from './note-keys.ts';

/** A consultation of the practitioner who asks, with an id for a new version of its note. */
export interface NoteConsultation extends NoteRelation {
  status: string;
  /** The employee was erased: what is there is kept, and nothing is added. */
  isErased: boolean;
  newId: string;
}

/** A version as it is stored. */
export interface VersionRow {
  id: string;
  revision: number;
  key_id: string;
  content_encrypted: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
  saved_at: Date;
}

const relationColumns = [
  'c.id as consultationId',
  'c.company_id as companyId',
  'c.employee_id as employeeId',
  'c.practitioner_id as practitionerId',
] as const;

/** The consultation whose note the actor may have. @throws NotFoundError for anybody but its practitioner. */
export async function getOwnConsultation(
  tx: Transaction,
  actor: Actor,
  consultationId: string,
): Promise<NoteConsultation> {
  const found = await tx
    .selectFrom('care.consultations as c')
    .select([...relationColumns, 'c.status', sql<string>`uuidv7()`.as('newId')])
    .select(sql<boolean>`care.was_erased(c.employee_id)`.as('isErased'))
    .where('c.id', '=', consultationId)
    .where('c.practitioner_id', '=', actor.accountId)
    .executeTakeFirst();
  if (found === undefined || actor.role !== 'practitioner') throw new NotFoundError();
  return found;
}

/** The versions of one note that the actor may have. */
export const selectVersions = (tx: Transaction, consultationId: string) =>
  tx
    .selectFrom('care.clinical_note_versions')
    .select(['id', 'revision', 'key_id', 'content_encrypted', 'iv', 'auth_tag', 'saved_at'])
    .where('consultation_id', '=', consultationId);

/** The newest version; undefined before the first. */
export const findNewest = (tx: Transaction, consultationId: string): Promise<VersionRow | undefined> =>
  selectVersions(tx, consultationId).orderBy('revision', 'desc').limit(1).executeTakeFirst();

/** How many versions a note of the actor has. */
export async function getLastRevision(tx: Transaction, consultationId: string): Promise<number> {
  const found = await tx
    .selectFrom('care.clinical_notes')
    .select('last_revision')
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst();
  return found?.last_revision ?? 0;
}

/** The share that lasts; undefined when nothing is shared. */
export const findShare = (tx: Transaction, consultationId: string) =>
  tx
    .selectFrom('care.clinical_note_shares')
    .select(['revision', 'shared_at'])
    .where('consultation_id', '=', consultationId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();

/** What is shared with the actor of one consultation of theirs; undefined when nothing is. */
export const findSharedWith = (tx: Transaction, actor: Actor, consultationId: string) =>
  tx
    .selectFrom('care.consultations as c')
    .innerJoin('care.clinical_note_shares as s', 's.consultation_id', 'c.id')
    .select([...relationColumns, 's.revision', 's.shared_at'])
    .where('c.id', '=', consultationId)
    .where('c.employee_id', '=', actor.accountId)
    .where('s.withdrawn_at', 'is', null)
    .executeTakeFirst();

/** One page of when a note was saved, newest first, with how often. */
export async function listSaves(tx: Transaction, consultationId: string, page: number) {
  const saves = tx.selectFrom('care.clinical_note_versions').where('consultation_id', '=', consultationId);
  const rows = await saves
    .select(['revision', 'saved_at'])
    .orderBy('revision', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await saves
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows, total };
}

/** One page of the notes of the actor by consultation, the latest first, with how many there are. */
export async function listNotesOf(tx: Transaction, actor: Actor, page: number) {
  const notes = tx
    .selectFrom('care.clinical_notes as n')
    .where('n.practitioner_id', '=', actor.accountId)
    .where('n.last_revision', '>', 0);
  const rows = await notes
    .innerJoin('care.consultations as c', 'c.id', 'n.consultation_id')
    .innerJoin('care.people as p', 'p.account_id', 'n.employee_id')
    .innerJoin('care.clinical_note_versions as v', (join) =>
      join.onRef('v.consultation_id', '=', 'n.consultation_id').onRef('v.revision', '=', 'n.last_revision'),
    )
    .leftJoin('care.clinical_note_shares as s', (join) =>
      join.onRef('s.consultation_id', '=', 'n.consultation_id').on('s.withdrawn_at', 'is', null),
    )
    .select([
      'n.consultation_id',
      'n.last_revision',
      'c.starts_at',
      'p.first_name',
      'p.last_name',
      'v.saved_at',
    ])
    .select(['s.revision as shared_revision', 's.shared_at'])
    .orderBy('c.starts_at', 'desc')
    .orderBy('n.consultation_id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await notes
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows, total };
}
