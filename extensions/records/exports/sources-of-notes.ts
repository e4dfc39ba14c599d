import { sql, type CareDatabase } from '@huntzen/database';
import { readPages, type PersonalSource } from '@huntzen/kernel/server';
import type { ClinicalNoteStore } from '../clinical/index.ts';
import type { NoteStore } from '../notes/index.ts';

interface Reading {
  database: CareDatabase;
  notes: NoteStore;
  clinicalNotes: ClinicalNoteStore;
}

const textsPerPage = 50;

/** Reads pages of numbered texts until there is none left. */
async function* readNumbered<Text extends { revision: number }>(
  readAfter: (page: { after: number; limit: number }) => Promise<Text[]>,
): AsyncGenerator<Text, void> {
  for (let after = 0; ;) {
    const texts = await readAfter({ after, limit: textsPerPage });
    yield* texts;
    const last = texts.at(-1);
    if (last === undefined || texts.length < textsPerPage) return;
    after = last.revision;
  }
}

const clinicalNoteSource = ({ database, clinicalNotes }: Reading): PersonalSource => ({
  name: 'clinical-notes',
  roles: ['practitioner'],
  covers: ['clinical_notes', 'clinical_note_versions'],
  meaning: {
    fr: 'Les notes cliniques que vous avez écrites, avec toutes leurs versions.',
    en: 'The clinical notes that you wrote, with all their versions.',
  },
  columns: ['consultation_id', 'revision', 'saved_at', 'text'],
  read: async function* (reader) {
    const query = sql`
      select n.consultation_id as key, n.consultation_id from care.clinical_notes as n where n.practitioner_id = (select sec.actor())`;
    for await (const { consultation_id: id } of readPages(database, reader, query))
      for await (const { revision, savedAt, text } of readNumbered((page) =>
        clinicalNotes.copyVersions(reader, String(id), page),
      ))
        yield { row: { consultation_id: id, revision, saved_at: savedAt, text } };
  },
});

const sharedNoteSource = ({ database, clinicalNotes }: Reading): PersonalSource => ({
  name: 'shared-notes',
  roles: ['employee'],
  covers: ['clinical_note_shares'],
  meaning: {
    fr: 'Les notes que vos praticiens partagent avec vous.',
    en: 'The notes that your practitioners share with you.',
  },
  columns: ['consultation_id', 'saved_at', 'shared_at', 'text'],
  read: async function* (reader) {
    const query = sql`
      select s.consultation_id as key, s.consultation_id from care.clinical_note_shares as s
      where s.employee_id = (select sec.actor()) and s.withdrawn_at is null`;
    for await (const { consultation_id: id } of readPages(database, reader, query)) {
      const { savedAt, sharedAt, text } = await clinicalNotes.showShared(reader, String(id));
      yield { row: { consultation_id: id, saved_at: savedAt, shared_at: sharedAt, text } };
    }
  },
});

const coachNoteSource = ({ database, notes }: Reading): PersonalSource => ({
  name: 'private-notes',
  roles: ['coach'],
  covers: ['coach_notes'],
  meaning: {
    fr: 'Vos notes privées sur les personnes que vous suivez, avec leurs textes d’avant.',
    en: 'Your private notes about the people whom you follow, with their earlier texts.',
  },
  columns: ['patient_id', 'revision', 'saved_at', 'text'],
  read: async function* (reader) {
    const query = sql`
      select n.patient_id as key, n.patient_id from care.coach_notes as n where n.author_id = (select sec.actor()) group by n.patient_id`;
    for await (const { patient_id: id } of readPages(database, reader, query))
      for await (const { revision, savedAt, text } of readNumbered((page) =>
        notes.copyAfter(reader, String(id), page),
      ))
        yield { row: { patient_id: id, revision, saved_at: savedAt, text } };
  },
});

/** What is written about consultations and patients, decrypted for whoever may read it. */
export const noteSources = (reading: Reading): readonly PersonalSource[] => [
  clinicalNoteSource(reading),
  sharedNoteSource(reading),
  coachNoteSource(reading),
];
