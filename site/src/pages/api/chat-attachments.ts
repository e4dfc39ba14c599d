import { rowId } from '@huntzen/kernel/contracts';
import type { APIRoute } from 'astro';

import { addAttachment } from '../../features/chat/chat.server.ts';
import { ApiError, ServiceUnavailableError } from '../../lib/api.server.ts';

/** Takes a file for a message to come, from the chat of the page; a refusal says why in the reader's language. */
export const POST: APIRoute = async ({ locals, url }) => {
  const consultation = rowId.safeParse(url.searchParams.get('consultation'));
  const file = (await locals.formData()).get('file');
  if (!consultation.success || !(file instanceof File))
    return Response.json({ error: 'invalid_input' }, { status: 400 });
  try {
    return Response.json(await addAttachment(locals.api, consultation.data, file), { status: 201 });
  } catch (error) {
    if (error instanceof ServiceUnavailableError)
      return Response.json({ error: 'unavailable' }, { status: 503 });
    if (!(error instanceof ApiError)) throw error;
    const message = error.details[0]?.message ?? error.message;
    return Response.json({ error: error.code, message }, { status: error.status });
  }
};
