import type { APIRoute } from 'astro';

import { passOnCached } from '../../../../lib/files.server.ts';

/** A file of a message: the API decides who reads it, at each request. */
export const GET: APIRoute = (context) => {
  const { consultation = '', id = '' } = context.params;
  return passOnCached(
    context,
    `/api/consultations/${encodeURIComponent(consultation)}/attachments/${encodeURIComponent(id)}/file`,
  );
};
