import { randomUUID } from 'node:crypto';
import type { AstroGlobal } from 'astro';
import { maxNoteCharacters } from '@huntzen/records/contracts/limits';
import * as z from 'zod';

import { handleForm } from '../../lib/forms.server.ts';
import {
  getClinicalNote,
  saveClinicalNote,
  shareClinicalNote,
  withdrawClinicalNote,
} from './clinical.server.ts';

/** What a page saves of a note. Browsers send line ends of two characters, which the note does not keep. */
export const clinicalFormSchema = z.object({
  saveId: z.guid(),
  basedOn: z.coerce.number().int().min(0),
  text: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(maxNoteCharacters)),
});

/** What the form of a share sends. */
export const shareFormSchema = z.object({ revision: z.coerce.number().int().min(1) });

/**
 * Handles the forms of the clinical note on a page of its consultation; gives the note with its forms, or where to go.
 * `back` is the address of the page with a notice.
 */
export async function openClinicalNote(page: AstroGlobal, id: string, back: (notice: string) => string) {
  const { api } = page.locals;
  const go = (notice: string) => page.redirect(`${back(notice)}#clinical-note`, 303);
  const share = await handleForm(page, {
    name: 'clinical-share',
    schema: shareFormSchema,
    submit: async ({ revision }) => {
      await shareClinicalNote(api, id, revision);
      return go('clinical-shared');
    },
  });
  if (share instanceof Response) return share;
  const withdrawal = await handleForm(page, {
    name: 'clinical-withdraw',
    schema: z.object({}),
    submit: async () => {
      await withdrawClinicalNote(api, id);
      return go('clinical-withdrawn');
    },
  });
  if (withdrawal instanceof Response) return withdrawal;
  const note = await getClinicalNote(api, id);
  const fresh = { saveId: randomUUID(), basedOn: String(note.revision) };
  const form = await handleForm(page, {
    name: 'clinical-note',
    schema: clinicalFormSchema,
    initial: { ...fresh, text: note.current?.text ?? '' },
    submit: async (draft) => {
      await saveClinicalNote(api, id, draft);
      return go('clinical-saved');
    },
  });
  if (form instanceof Response) return form;
  // What was refused for an older version is on top of the newest when it is sent again: the page shows both.
  const values = form.problem === null ? form.values : { ...form.values, ...fresh };
  return { note, form: { ...form, values }, share, withdrawal };
}

/** The note of a consultation with its forms. */
export type OpenNote = Exclude<Awaited<ReturnType<typeof openClinicalNote>>, Response>;

/** Whether one of the forms of the note was refused. */
export const isNoteRefused = ({ form, share, withdrawal }: OpenNote): boolean =>
  [form, share, withdrawal].some(({ problem }) => problem !== null);
