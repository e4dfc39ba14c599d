import { rowId } from '@huntzen/kernel/contracts';
import type { APIRoute } from 'astro';
import * as z from 'zod';

import { loadHistory } from '../../features/chat/chat.server.ts';
import { ApiError, ServiceUnavailableError } from '../../lib/api.server.ts';

const querySchema = z.object({ consultation: rowId, before: z.coerce.number().int().min(1) });

/** Earlier messages of a conversation, for the chat of the page. */
export const GET: APIRoute = async ({ locals, url }) => {
  const query = querySchema.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) return Response.json({ error: 'invalid_input' }, { status: 400 });
  try {
    return Response.json(await loadHistory(locals.api, query.data.consultation, query.data.before));
  } catch (error) {
    if (error instanceof ServiceUnavailableError)
      return Response.json({ error: 'unavailable' }, { status: 503 });
    if (error instanceof ApiError) return Response.json({ error: error.code }, { status: error.status });
    throw error;
  }
};
