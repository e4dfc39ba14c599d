import { randomUUID } from 'node:crypto';
import type { AstroGlobal } from 'astro';
import { maxNoteCharacters } from '@huntzen/records/contracts/limits';
import * as z from 'zod';

import { handleForm } from '../../lib/forms.server.ts';
import { deleteNote, getNote, saveNote } from './note.server.ts';

/** What the form of a note sends. Browsers send line ends of two characters, which the note does not keep. */
export const noteFormSchema = z.object({
  sittingId: z.guid(),
  seenRevision: z.coerce.number().int().min(0),
  text: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(maxNoteCharacters)),
});

/** Handles the forms of the private note on a patient's page; gives the note with its form, or where to go. */
export async function openNote(page: AstroGlobal, patientId: string) {
  const { api, paths } = page.locals;
  const go = (notice: string) => page.redirect(`${paths.coachPatient(patientId, { notice })}#note`, 303);
  const removed = await handleForm(page, {
    name: 'note-delete',
    schema: z.object({}),
    submit: async () => {
      await deleteNote(api, patientId);
      return go('note-deleted');
    },
  });
  if (removed instanceof Response) return removed;
  const note = await getNote(api, patientId);
  const form = await handleForm(page, {
    name: 'note',
    schema: noteFormSchema,
    initial: {
      sittingId: randomUUID(),
      seenRevision: String(note.revision),
      text: note.current?.text ?? '',
    },
    submit: async (draft) => {
      const { changedElsewhere } = await saveNote(api, patientId, draft);
      return go(changedElsewhere ? 'note-both-kept' : 'note-saved');
    },
  });
  return form instanceof Response ? form : { form, note };
}
