import type { APIRoute } from 'astro';

import { calendarAddress } from '../../../../features/training/training.server.ts';
import { passOnFile } from '../../../../lib/files.server.ts';

/** The hours of an own session, for a calendar. */
export const GET: APIRoute = (context) => passOnFile(context, calendarAddress(context.params.id ?? ''), {});
