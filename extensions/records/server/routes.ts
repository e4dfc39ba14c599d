import { endpoint } from '@huntzen/kernel/server';
import type { ChatStore } from '../chat/index.ts';
import * as routes from '../contracts/index.ts';

/** The endpoints of conversations. The store is asked for per request: it exists once the plugin is registered. */
export const recordsEndpoints = (store: () => ChatStore) => [
  endpoint(routes.listMessagesRoute, async ({ params, query }, caller) => {
    const { messages, hasMore, isOpen, reads } = await store().listBefore(caller, params.id, query);
    return { data: messages, meta: { hasMore, isOpen, reads } };
  }),
  endpoint(routes.sendMessageRoute, async ({ params, body }, caller) => ({
    data: await store().send(caller, { consultationId: params.id, ...body }),
  })),
];
