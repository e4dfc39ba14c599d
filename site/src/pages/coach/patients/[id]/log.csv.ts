import type { APIRoute } from 'astro';

import { passOnFile } from '../../../../lib/files.server.ts';

/** What a patient reported, as a file. */
export const GET: APIRoute = (context) =>
  passOnFile(context, `/api/my/patients/${encodeURIComponent(context.params.id ?? '')}/log.csv`, {});
