import { documentId, instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { maxNoteCharacters } from './limits.ts';

/** One text of a note, as its author reads it. */
export const noteVersionSchema = z.object({
  id: rowId.describe('The sitting in which it was written.'),
  text: z.string().nullable().describe('Null when the stored text no longer opens.'),
  savedAt: instant,
});

/** One text of a note, as its author reads it. */
export type NoteVersion = z.output<typeof noteVersionSchema>;

const noteSchema = z.object({
  current: noteVersionSchema.nullable(),
  revision: z.number().int().min(0).describe('How often it was saved; what a page gives back when it saves.'),
  earlier: z.array(noteVersionSchema).describe('The newest 20 of what was written in other sittings.'),
});

/** The private note of a coach about a patient, with what it was before. */
export type CoachNote = z.output<typeof noteSchema>;

const params = z.object({ id: documentId });

/** The private note of the signed-in coach about one of their patients. */
export const showNoteRoute = route({
  method: 'GET',
  path: '/my/patients/:id/note',
  summary: 'My private note about a patient of mine. Its author alone.',
  params,
  response: one(noteSchema),
});

/** Saves what one sitting wrote, as often as it likes; what other sittings wrote stays beside it. */
export const saveNoteRoute = route({
  method: 'PUT',
  path: '/my/patients/:id/note',
  summary: 'Save my private note about a patient of mine; what was saved elsewhere meanwhile is kept too.',
  params,
  body: z.strictObject({
    sittingId: z
      .guid()
      .describe('Chosen by the page when it opens: saved again under it, it is the same text.'),
    seenRevision: z.number().int().min(0).describe('The revision that the page showed when it opened.'),
    text: z
      .string()
      .max(maxNoteCharacters)
      .refine((text) => text.isWellFormed()),
  }),
  response: one(
    z.object({
      savedAt: instant,
      changedElsewhere: z
        .boolean()
        .describe('Whether something else was saved since that revision: it is among the earlier texts.'),
    }),
  ),
});

/** Takes the note away with everything it was before. */
export const deleteNoteRoute = route({
  method: 'DELETE',
  path: '/my/patients/:id/note',
  summary: 'Delete my private note about a patient of mine, with its earlier texts.',
  params,
  response: null,
});
