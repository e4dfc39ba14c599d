import { listSharedJournalsRoute, showJournalRoute, showShareKeyRoute } from '@huntzen/records/contracts';

import type { Api } from '../../lib/api.server.ts';

/** The wrapped key of the signed-in employee's journal; null before its set-up. */
export const getJournal = async (api: Api) => (await api.get('/api/journal', showJournalRoute.response)).data;

/** The key pair of the signed-in practitioner, and how many periods are shared with them. */
export async function getSharedJournals(api: Api) {
  const [key, shared] = await Promise.all([
    api.get('/api/my/share-key', showShareKeyRoute.response),
    api.get('/api/my/shared-journals', listSharedJournalsRoute.response),
  ]);
  return { shareKey: key.data, sharedCount: shared.data.length };
}
