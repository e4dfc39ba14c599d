import { listMessagesRoute, sendMessageRoute } from './chat.ts';

export * from './chat.ts';
export * from './limits.ts';

/** Every route of this extension, for the API reference. */
export const recordsRoutes = [listMessagesRoute, sendMessageRoute];
