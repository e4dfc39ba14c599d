import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../contracts/index.ts';
import type { JournalStore, SharedJournalStore, ShareStore } from '../journal/index.ts';

/** The stores that the routes of journals call. */
export interface JournalStores {
  journals: JournalStore;
  shares: ShareStore;
  sharedJournals: SharedJournalStore;
}

/** The endpoints of employees' own journals. */
export const journalEndpoints = (stores: () => JournalStores) => [
  endpoint(routes.showJournalRoute, async (_input, caller) => ({
    data: await stores().journals.show(caller),
  })),
  endpoint(routes.createJournalRoute, async ({ body }, caller) => ({
    data: await stores().journals.create(caller, body),
  })),
  endpoint(routes.rewrapJournalRoute, async ({ body }, caller) => ({
    data: await stores().journals.rewrap(caller, body),
  })),
  endpoint(routes.deleteJournalRoute, (_input, caller) => stores().journals.remove(caller)),
  endpoint(routes.listEntriesRoute, ({ query }, caller) =>
    stores().journals.listEntries(caller, query.after),
  ),
  endpoint(routes.addEntriesRoute, async ({ body }, caller) => ({
    data: await stores().journals.addEntries(caller, body.entries),
  })),
  endpoint(routes.changeEntryRoute, async ({ params, body }, caller) => ({
    data: await stores().journals.changeEntry(caller, params.id, body),
  })),
  endpoint(routes.deleteEntryRoute, ({ params, query }, caller) =>
    stores().journals.removeEntry(caller, params.id, query.seenRevision),
  ),
  endpoint(routes.listShareTargetsRoute, async (_input, caller) => ({
    data: await stores().shares.listTargets(caller),
  })),
  endpoint(routes.listSharesRoute, async (_input, caller) => ({ data: await stores().shares.list(caller) })),
  endpoint(routes.createShareRoute, async ({ body }, caller) => ({
    data: await stores().shares.create(caller, body),
  })),
  endpoint(routes.revokeShareRoute, ({ params }, caller) => stores().shares.revoke(caller, params.id)),
];

/** The endpoints of practitioners with whom journals are shared. */
export const sharedJournalEndpoints = (stores: () => JournalStores) => [
  endpoint(routes.showShareKeyRoute, async (_input, caller) => ({
    data: await stores().sharedJournals.showKey(caller),
  })),
  endpoint(routes.createShareKeyRoute, async ({ body }, caller) => ({
    data: await stores().sharedJournals.createKey(caller, body),
  })),
  endpoint(routes.rewrapShareKeyRoute, async ({ body }, caller) => ({
    data: await stores().sharedJournals.rewrapKey(caller, body),
  })),
  endpoint(routes.listSharedJournalsRoute, async (_input, caller) => ({
    data: await stores().sharedJournals.list(caller),
  })),
  endpoint(routes.listSharedEntriesRoute, ({ params, query }, caller) =>
    stores().sharedJournals.listEntries(caller, params.id, query.after),
  ),
];
