import { realtimeTicketRoute } from '@huntzen/identity/contracts';
import type { APIRoute } from 'astro';

import { ApiError, ServiceUnavailableError } from '../../lib/api.server.ts';

/** Gives the signed-in person's browser a ticket that opens one socket; the middleware refuses other sites. */
export const POST: APIRoute = async ({ locals }) => {
  if (locals.user === null) return Response.json({ error: 'unauthenticated' }, { status: 401 });
  try {
    const { data } = await locals.api.post('/api/realtime/tickets', {}, realtimeTicketRoute.response);
    return Response.json({ ticket: data.ticket });
  } catch (error) {
    if (error instanceof ServiceUnavailableError)
      return Response.json({ error: 'unavailable' }, { status: 503 });
    if (error instanceof ApiError) return Response.json({ error: error.code }, { status: error.status });
    throw error;
  }
};
