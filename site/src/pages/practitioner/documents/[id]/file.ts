import type { APIRoute } from 'astro';

import { passOnFile } from '../../../../lib/files.server.ts';

/** The file of a document of the signed-in practitioner, to be kept, not shown. */
export const GET: APIRoute = (context) =>
  passOnFile(context, `/api/my/documents/${encodeURIComponent(context.params.id ?? '')}/file`, {});
