import type { APIRoute } from 'astro';

import { passOnFile } from '../../lib/files.server.ts';

/** The calendar behind a private address, for programs that read calendars. */
export const GET: APIRoute = (context) =>
  passOnFile(context, `/api/calendar/${encodeURIComponent(context.params.token ?? '')}`, {});
