import type { APIRoute } from 'astro';
import * as z from 'zod';

import { reportFormSchema } from '../../features/programmes/programmes.ts';
import { sendReport } from '../../features/programmes/programmes.server.ts';
import { ApiError, ServiceUnavailableError } from '../../lib/api.server.ts';
import { m } from '../../paraglide/messages.js';

const waitingReport = reportFormSchema.omit({ completionId: true }).extend({ occurrenceId: z.guid() });

/** Takes a report that a browser kept; the same client id twice is one completion. */
export const POST: APIRoute = async ({ locals, request }) => {
  const parsed = waitingReport.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return Response.json({ message: m.outbox_unreadable() }, { status: 400 });
  const { occurrenceId, ...report } = parsed.data;
  try {
    await sendReport(locals.api, occurrenceId, { ...report, completionId: '' });
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return new Response(null, { status: 503 });
    if (!(error instanceof ApiError)) throw error;
    return Response.json({ message: error.message }, { status: error.status });
  }
  return new Response(null, { status: 204 });
};

/** There is nothing to see here. */
export const GET: APIRoute = ({ locals, redirect }) => redirect(locals.paths.patient(), 303);
