import { endpoint } from '@huntzen/kernel/server';
import type { ChatStore } from '../chat/index.ts';
import * as routes from '../contracts/index.ts';
import type { AccessStore } from '../ledger/index.ts';
import type { NoteStore } from '../notes/index.ts';

/** The stores that the routes of this extension call. */
export interface RecordsStores {
  chat: ChatStore;
  notes: NoteStore;
  accesses: AccessStore;
}

/** The endpoints of conversations, notes and the ledger. The stores are asked for per request: they exist once the plugin is registered. */
export const recordsEndpoints = (stores: () => RecordsStores) => [
  endpoint(routes.listMessagesRoute, async ({ params, query }, caller) => {
    const { messages, hasMore, isOpen, reads } = await stores().chat.listBefore(caller, params.id, query);
    return { data: messages, meta: { hasMore, isOpen, reads } };
  }),
  endpoint(routes.sendMessageRoute, async ({ params, body }, caller) => ({
    data: await stores().chat.send(caller, { consultationId: params.id, ...body }),
  })),
  endpoint(routes.showNoteRoute, async ({ params }, caller) => ({
    data: await stores().notes.show(caller, params.id),
  })),
  endpoint(routes.saveNoteRoute, async ({ params, body }, caller) => ({
    data: await stores().notes.save(caller, params.id, body),
  })),
  endpoint(routes.deleteNoteRoute, ({ params }, caller) => stores().notes.remove(caller, params.id)),
  endpoint(routes.listAccessesRoute, ({ query }, caller) => stores().accesses.list(caller, query)),
];
