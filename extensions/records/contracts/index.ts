import { listMessagesRoute, sendMessageRoute } from './chat.ts';
import {
  listClinicalNotesRoute,
  listClinicalVersionsRoute,
  saveClinicalNoteRoute,
  shareClinicalNoteRoute,
  showClinicalNoteRoute,
  showClinicalVersionRoute,
  showSharedNoteRoute,
  withdrawClinicalNoteRoute,
} from './clinical.ts';
import { rotateKeysRoute, showKeysRoute } from './keys.ts';
import { listAccessesRoute } from './ledger.ts';
import { deleteNoteRoute, saveNoteRoute, showNoteRoute } from './notes.ts';

export * from './chat.ts';
export * from './clinical.ts';
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
  showClinicalNoteRoute,
  saveClinicalNoteRoute,
  listClinicalVersionsRoute,
  showClinicalVersionRoute,
  shareClinicalNoteRoute,
  withdrawClinicalNoteRoute,
  showSharedNoteRoute,
  listClinicalNotesRoute,
  listAccessesRoute,
  showKeysRoute,
  rotateKeysRoute,
];
