import { instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { maxNoteCharacters } from './limits.ts';

const revision = z.number().int().min(1).max(2_147_483_646);
const text = z.string().nullable().describe('Markdown; null when the stored text no longer opens.');

/** One text that a clinical note is or was. */
export const clinicalVersionSchema = z.object({ revision, text, savedAt: instant });

/** One text that a clinical note is or was. */
export type ClinicalVersion = z.output<typeof clinicalVersionSchema>;

const shareSchema = z.object({
  revision: revision.describe('The one version that the patient reads.'),
  sharedAt: instant,
});

/** Which version the patient reads, since when. */
export type ClinicalShare = z.output<typeof shareSchema>;

const clinicalNoteSchema = z.object({
  current: clinicalVersionSchema.nullable(),
  revision: z.number().int().min(0).describe('The newest version; 0 before the first one.'),
  canWrite: z.boolean().describe('Whether the consultation has begun.'),
  share: shareSchema.nullable(),
});

/** The clinical note of a consultation, as its author has it. */
export type ClinicalNote = z.output<typeof clinicalNoteSchema>;

const params = z.object({ id: rowId });

/** The note of a consultation, for its author. */
export const showClinicalNoteRoute = route({
  method: 'GET',
  path: '/consultations/:id/note',
  summary:
    'My clinical note of a consultation of mine. Anybody but its author gets the 404 of an unknown one.',
  params,
  response: one(clinicalNoteSchema),
});

/** Saves a version; one that was written on an older version is refused, and nothing is lost. */
export const saveClinicalNoteRoute = route({
  method: 'PUT',
  path: '/consultations/:id/note',
  summary:
    'Save my clinical note as a new version; sent again under the same save id it is the same version. ' +
    '409 note_changed with the newest revision when another device saved since.',
  params,
  body: z.strictObject({
    saveId: z.guid().describe('Chosen by the page for each text: a save sent again keeps it.'),
    basedOn: z.number().int().min(0).max(2_147_483_645).describe('The revision on which it was written.'),
    text: z
      .string()
      .max(maxNoteCharacters)
      .refine((value) => value.isWellFormed()),
  }),
  response: one(z.object({ revision, savedAt: instant })),
});

/** The versions of a note, without their texts. */
export const listClinicalVersionsRoute = route({
  method: 'GET',
  path: '/consultations/:id/note/versions',
  summary: 'When my clinical note was saved, newest first. Its author alone.',
  params,
  query: pageQuery,
  response: list(z.object({ revision, savedAt: instant })),
});

/** One version of a note. */
export const showClinicalVersionRoute = route({
  method: 'GET',
  path: '/consultations/:id/note/versions/:revision',
  summary: 'My clinical note as it was in one version. Its author alone.',
  params: params.extend({ revision: z.coerce.number().pipe(revision) }),
  response: one(clinicalVersionSchema),
});

/** Shows one version to the patient, in place of what they were shown before. */
export const shareClinicalNoteRoute = route({
  method: 'POST',
  path: '/consultations/:id/note/share',
  summary: 'Show one version of my clinical note to the patient: that version and no other.',
  params,
  body: z.strictObject({ revision }),
  response: one(shareSchema),
});

/** Shows the note to the patient no longer; again changes nothing. */
export const withdrawClinicalNoteRoute = route({
  method: 'DELETE',
  path: '/consultations/:id/note/share',
  summary: 'Withdraw my clinical note from the patient.',
  params,
  response: null,
});

const sharedNoteSchema = z.object({ text, savedAt: instant, sharedAt: instant });

/** What the patient reads of the note of their consultation. */
export type SharedNote = z.output<typeof sharedNoteSchema>;

/** The note that was shared with the patient of the consultation. */
export const showSharedNoteRoute = route({
  method: 'GET',
  path: '/consultations/:id/shared-note',
  summary: 'The note of my consultation that my practitioner shared with me. 404 while nothing is shared.',
  params,
  response: one(sharedNoteSchema),
});

const noteEntrySchema = z.object({
  consultationId: rowId,
  startsAt: instant,
  employee: z.object({ firstName: z.string(), lastName: z.string() }),
  savedAt: instant,
  revision,
  share: shareSchema.nullable(),
});

/** One note in the list of its author: of which consultation, and nothing of its text. */
export type ClinicalNoteEntry = z.output<typeof noteEntrySchema>;

/** The notes of a practitioner by consultation. */
export const listClinicalNotesRoute = route({
  method: 'GET',
  path: '/my/clinical-notes',
  summary: 'My clinical notes by consultation, the latest consultation first, without their texts.',
  query: pageQuery,
  response: list(noteEntrySchema),
});
