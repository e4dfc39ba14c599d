/** Records of every kind, each with what is stored of it, and what its reader is told. */
import { randomUUID } from 'node:crypto';
import type { CareDatabase } from '@huntzen/database';
import type { TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import type { UnreadableRecordError } from '@huntzen/records/crypto';
import { createKeyRing } from '../../extensions/records/crypto/index.ts';
import { AttachmentStore, ChatStore } from '../../extensions/records/chat/index.ts';
import { ClinicalNoteStore } from '../../extensions/records/clinical/index.ts';
import { NoteStore } from '../../extensions/records/notes/index.ts';
import { beginConsultation, buildConsultation } from '../../extensions/records/tests/_util.ts';
import { asCaller, createPractitioner } from '../../extensions/consultations/tests/_util.ts';
import { DocumentVault } from '../../extensions/consultations/server/onboarding/document-vault.ts';
import { DocumentService } from '../../extensions/consultations/server/onboarding/documents.ts';
import { FileVault } from '../../extensions/training/server/learning/files.ts';
import { SubmissionService } from '../../extensions/training/server/learning/submissions.ts';
import { pdfFile, work } from '../../extensions/training/tests/_learning.ts';
import { createSchool, createTrainee } from '../../extensions/training/tests/_util.ts';

/** What a kind seals together: bytes, iv and tag. */
export interface SealedColumns {
  readonly table: string;
  /** Names the row. */
  readonly key: string;
  readonly bytes: string;
  readonly iv: string;
  readonly tag: string;
}

/** One stored record. */
export interface StoredRecord {
  /** The value of the key of its row. */
  readonly row: string;
  /** Of a key: the record under it that the log is told of besides. */
  readonly within?: string;
  /** Whether its reader gets what was written; false when they are told that it does not open. */
  readonly opens: () => Promise<boolean>;
}

/** A kind of record, with several of several tenants. */
export interface RecordKind {
  readonly name: string;
  readonly columns: SealedColumns;
  readonly records: readonly StoredRecord[];
}

/** What a store tells the log. */
export type Report = (error: UnreadableRecordError) => void;

const sealed = (table: string, key = 'id'): SealedColumns => ({
  table: `care.${table}`,
  key,
  bytes: 'content_encrypted',
  iv: 'iv',
  tag: 'auth_tag',
});

/** A data key in a table of its own, and one that stands beside what it opens. */
const wrappedIn = (table: string): SealedColumns => ({ ...sealed(table), bytes: 'wrapped' });
const wrappedBeside = (table: string): SealedColumns => ({
  ...sealed(table),
  ...{ bytes: 'key_wrapped', iv: 'key_iv', tag: 'key_auth_tag' },
});

const opens = async (read: () => Promise<unknown>): Promise<boolean> => {
  try {
    await read();
    return true;
  } catch (error) {
    // The word of every store for a file that does not open.
    if (error instanceof Error && 'code' in error && /_unreadable$/.test(String(error.code))) return false;
    throw error;
  }
};

const keys = createKeyRing({ RECORDS_KEY: 'a records key of more than thirty-two characters' });

interface Bench {
  database: TestDatabase;
  care: CareDatabase;
  onUnreadable: Report;
}

async function buildConsultationRecords({ database, care, onUnreadable }: Bench) {
  const chat = new ChatStore({ database: care, keys, onUnreadable });
  const attachments = new AttachmentStore({ database: care, chat, onUnreadable });
  const notes = new ClinicalNoteStore({ database: care, keys, onUnreadable });
  const { alice, bob, id } = await buildConsultation(database);
  await beginConsultation(database, id);
  const file = await attachments.add(alice, id, {
    name: 'un.pdf',
    mediaType: 'application/pdf',
    content: Buffer.from(`%PDF-1.7 ${randomUUID()}`),
  });
  const message = await chat.send(alice, {
    consultationId: id,
    clientMessageId: randomUUID(),
    text: `bonjour ${randomUUID()}`,
  });
  await notes.save(bob, id, { saveId: randomUUID(), basedOn: 0, text: `note ${randomUUID()}` });
  const { rows } = await database.adminPool.query<{ note: string; note_key: string; chat_key: string }>(
    `select v.id as note, v.key_id as note_key, k.id as chat_key
     from care.clinical_note_versions v join care.data_keys k using (consultation_id) where consultation_id = $1`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the consultation has no note');
  const openFile = () => opens(() => attachments.open(alice, id, file.id));
  const openMessage = async () => (await chat.listBefore(bob, id, { limit: 10 })).messages[0]?.text !== null;
  const openNote = async () => (await notes.show(bob, id)).current?.text !== null;
  return {
    message: { row: message.id, opens: openMessage },
    chatKey: { row: row.chat_key, opens: openMessage },
    file: { row: file.id, opens: openFile },
    note: { row: row.note, opens: openNote },
    noteKey: { row: row.note_key, opens: openNote },
  };
}

async function buildCoachNote({ database, care, onUnreadable }: Bench) {
  const pool = database.adminPool;
  const store = new NoteStore({ database: care, keys, onUnreadable });
  const company = await createCompany(pool);
  const coach = await createPerson(pool, { role: 'coach' });
  const patient = await createPerson(pool, { role: 'patient', company });
  await pool.query(
    `with made as (insert into care.groups (company_id, name, coach_id) values ($1, 'G', $2) returning id)
     insert into care.group_members (company_id, group_id, patient_id) select $1, id, $3 from made`,
    [company, coach.accountId, patient.accountId],
  );
  const sittingId = randomUUID();
  await store.save(coach, patient.accountId, { sittingId, seenRevision: 0, text: `note ${sittingId}` });
  const { rows } = await pool.query<{ id: string }>(
    'select id from care.coach_note_keys where patient_id = $1',
    [patient.accountId],
  );
  const openNote = async () => (await store.show(coach, patient.accountId)).current?.text !== null;
  return {
    note: { row: sittingId, opens: openNote },
    key: { row: rows[0]?.id ?? '', within: sittingId, opens: openNote },
  };
}

async function buildDocument({ database, care, onUnreadable }: Bench) {
  const documents = new DocumentService({ database: care, vault: new DocumentVault(keys), onUnreadable });
  const practitioner = await createPractitioner(database.adminPool);
  const { id } = await documents.add(
    practitioner,
    {
      kind: 'diploma',
      number: randomUUID(),
      expiresOn: null,
      fileName: 'diplome.pdf',
      content: Buffer.from(`%PDF-1.7 ${randomUUID()}`).toString('base64'),
    },
    Date.now(),
  );
  return {
    details: {
      row: id,
      opens: async () => (await documents.list(practitioner, Date.now()))[0]?.fileName !== null,
    },
    content: { row: id, opens: () => opens(() => documents.open(practitioner, id)) },
  };
}

async function buildSubmission({ database, care, onUnreadable }: Bench): Promise<StoredRecord> {
  const submissions = new SubmissionService(care, new FileVault(keys), onUnreadable);
  const school = await createSchool(database.adminPool);
  const learner = await createTrainee(database.adminPool, school.company);
  await database.adminPool.query(
    'insert into care.course_enrolments (company_id, course_id, trainee_id) values ($1, $2, $3)',
    [school.company, school.course, learner.traineeId],
  );
  const handedIn = await submissions.handIn(learner, work(school.course, { files: [pdfFile(randomUUID())] }));
  const id = handedIn.rounds[0]?.files[0]?.id ?? '';
  return { row: id, opens: () => opens(() => submissions.openFile(asCaller(learner), id)) };
}

/** Every kind, with so many records, each of another tenant. */
export async function buildRecords(bench: Bench, tenants: number): Promise<RecordKind[]> {
  const each = async <Made>(make: (one: Bench) => Promise<Made>): Promise<Made[]> => {
    const made: Made[] = [];
    for (let tenant = 0; tenant < tenants; tenant += 1) made.push(await make(bench));
    return made;
  };
  const consultations = await each(buildConsultationRecords);
  const coachNotes = await each(buildCoachNote);
  const documents = await each(buildDocument);
  const submissions = await each(buildSubmission);
  const named = { bytes: 'name_encrypted', iv: 'name_iv', tag: 'name_auth_tag' };
  return [
    {
      name: 'chat message',
      columns: sealed('chat_messages'),
      records: consultations.map(({ message }) => message),
    },
    {
      name: 'attachment',
      columns: sealed('chat_attachments'),
      records: consultations.map(({ file }) => file),
    },
    {
      name: 'name of an attachment',
      columns: { ...sealed('chat_attachments'), ...named },
      records: consultations.map(({ file }) => file),
    },
    {
      name: 'clinical note',
      columns: sealed('clinical_note_versions'),
      records: consultations.map(({ note }) => note),
    },
    { name: 'note of a coach', columns: sealed('coach_notes'), records: coachNotes.map(({ note }) => note) },
    {
      name: 'details of a document',
      columns: { ...sealed('practitioner_documents'), bytes: 'details_encrypted' },
      records: documents.map(({ details }) => details),
    },
    {
      name: 'document',
      columns: sealed('practitioner_document_contents', 'document_id'),
      records: documents.map(({ content }) => content),
    },
    { name: 'file of a learner', columns: sealed('submission_files'), records: submissions },
    {
      name: 'key of a chat',
      columns: wrappedIn('data_keys'),
      records: consultations.map(({ chatKey }) => chatKey),
    },
    {
      name: 'key of clinical notes',
      columns: wrappedIn('clinical_note_keys'),
      records: consultations.map(({ noteKey }) => noteKey),
    },
    {
      name: 'key of notes of a coach',
      columns: wrappedIn('coach_note_keys'),
      records: coachNotes.map(({ key }) => key),
    },
    {
      name: 'key of a document',
      columns: wrappedBeside('practitioner_documents'),
      records: documents.map(({ content }) => content),
    },
    {
      name: 'key of the file of a learner',
      columns: wrappedBeside('submission_files'),
      records: submissions,
    },
  ];
}
