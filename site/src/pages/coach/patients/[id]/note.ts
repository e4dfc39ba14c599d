import type { APIRoute } from 'astro';

import { saveNote } from '../../../../features/coach/note.server.ts';
import { noteFormSchema } from '../../../../features/coach/note-page.server.ts';
import { ApiError, ServiceUnavailableError } from '../../../../lib/api.server.ts';
import { formatInstant } from '../../../../lib/dates.ts';
import { getReaderTimeZone } from '../../../../lib/reader.server.ts';
import { m } from '../../../../paraglide/messages.js';

/** Saves a private note while it is typed. */
export const POST: APIRoute = async ({ locals: { api, locale }, params, request }) => {
  const parsed = noteFormSchema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  try {
    const [{ savedAt, changedElsewhere }, timeZone] = await Promise.all([
      saveNote(api, params.id ?? '', parsed.data),
      getReaderTimeZone(api),
    ]);
    const when = formatInstant(savedAt, { locale, timeZone });
    return Response.json({ lastSaved: m.note_last_saved({ when }), changedElsewhere });
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return new Response(null, { status: 503 });
    if (!(error instanceof ApiError) || error.status === 401) throw error;
    return new Response(null, { status: error.status });
  }
};

/** The note stands on the page of its patient. */
export const GET: APIRoute = ({ locals, params, redirect }) =>
  redirect(`${locals.paths.coachPatient(params.id ?? '')}#note`, 303);
