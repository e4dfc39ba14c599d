import type { APIRoute } from 'astro';

import { passOnFile } from '../../../lib/files.server.ts';

/** The ZIP of an export, for its person alone. */
export const GET: APIRoute = (context) =>
  passOnFile(context, `/api/my/exports/${encodeURIComponent(context.params.id ?? '')}/file`, {});
