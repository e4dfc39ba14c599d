import type { APIRoute } from 'astro';

import { getClinicalNote, saveClinicalNote } from '../../../../features/clinical/clinical.server.ts';
import { clinicalFormSchema } from '../../../../features/clinical/note-page.server.ts';
import { ApiError, ServiceUnavailableError } from '../../../../lib/api.server.ts';
import { formatInstant } from '../../../../lib/dates.ts';
import { getReaderTimeZone } from '../../../../lib/reader.server.ts';

/** Saves a clinical note while it is typed; a newer version comes back with 409, so that the page can keep both. */
export const POST: APIRoute = async ({ locals: { api, locale }, params, request }) => {
  const id = params.id ?? '';
  const parsed = clinicalFormSchema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  try {
    const [{ revision, savedAt }, timeZone] = await Promise.all([
      saveClinicalNote(api, id, parsed.data),
      getReaderTimeZone(api),
    ]);
    return Response.json({ revision, when: formatInstant(savedAt, { locale, timeZone, format: 'time' }) });
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return new Response(null, { status: 503 });
    if (!(error instanceof ApiError) || error.status === 401) throw error;
    if (error.code !== 'note_changed') return new Response(null, { status: error.status });
    const { revision, current } = await getClinicalNote(api, id);
    return Response.json({ revision, text: current?.text ?? null }, { status: 409 });
  }
};

/** The note stands on the page of its consultation. */
export const GET: APIRoute = ({ locals, params, redirect }) =>
  redirect(`${locals.paths.practitionerConsultation(params.id ?? '')}#clinical-note`, 303);
