import { listMessagesRoute, sendMessageRoute } from './chat.ts';
import { rotateKeysRoute, showKeysRoute } from './keys.ts';
import { listAccessesRoute } from './ledger.ts';
import { deleteNoteRoute, saveNoteRoute, showNoteRoute } from './notes.ts';

export * from './chat.ts';
export * from './keys.ts';
export * from './ledger.ts';
export * from './limits.ts';
export * from './notes.ts';

/** Every route of this extension, for the API reference. */
export const recordsRoutes = [
  listMessagesRoute,
  sendMessageRoute,
  showNoteRoute,
  saveNoteRoute,
  deleteNoteRoute,
  listAccessesRoute,
  showKeysRoute,
  rotateKeysRoute,
];
