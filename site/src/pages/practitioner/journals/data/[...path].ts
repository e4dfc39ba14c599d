import { sharedJournalRoutes } from '@huntzen/records/contracts';
import type { APIRoute } from 'astro';

import { passOn } from '../../../../features/journal/bridge.server.ts';

/** What the page of shared journals reads and writes. */
export const ALL: APIRoute = (context) => passOn(context, sharedJournalRoutes);
