import { journalRoutes } from '@huntzen/records/contracts';
import type { APIRoute } from 'astro';

import { passOn } from '../../../../features/journal/bridge.server.ts';

/** What the page of the journal reads and writes: sealed in the browser before it comes here. */
export const ALL: APIRoute = (context) => passOn(context, journalRoutes);
