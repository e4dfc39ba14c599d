import type { APIRoute } from 'astro';

import { fileAddress } from '../../../features/learning/learning.server.ts';
import { passOnFile } from '../../../lib/files.server.ts';

/** A file that was handed in, as far as the signed-in person may read it; to be kept, not shown. */
export const GET: APIRoute = (context) => passOnFile(context, fileAddress(context.params.id ?? ''), {});
