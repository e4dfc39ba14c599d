import { addAttachmentRoute, openAttachmentRoute } from './attachments.ts';
import { listMessagesRoute, listUnreadRoute, sendMessageRoute } from './chat.ts';
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
import { exportRoutes } from './exports.ts';
import {
  addEntriesRoute,
  changeEntryRoute,
  createJournalRoute,
  createShareRoute,
  deleteEntryRoute,
  deleteJournalRoute,
  listEntriesRoute,
  listSharesRoute,
  listShareTargetsRoute,
  revokeShareRoute,
  rewrapJournalRoute,
  showJournalRoute,
} from './journal.ts';
import { rotateKeysRoute, showKeysRoute } from './keys.ts';
import { listAccessesRoute } from './ledger.ts';
import { deleteNoteRoute, saveNoteRoute, showNoteRoute } from './notes.ts';
import {
  createShareKeyRoute,
  listSharedEntriesRoute,
  listSharedJournalsRoute,
  rewrapShareKeyRoute,
  showShareKeyRoute,
} from './shared-journals.ts';

export * from './attachments.ts';
export * from './chat.ts';
export * from './clinical.ts';
export * from './exports.ts';
export * from './journal.ts';
export * from './keys.ts';
export * from './ledger.ts';
export * from './limits.ts';
export * from './notes.ts';
export * from './shared-journals.ts';

/** The routes of an employee's own journal. */
export const journalRoutes = [
  showJournalRoute,
  createJournalRoute,
  rewrapJournalRoute,
  deleteJournalRoute,
  listEntriesRoute,
  addEntriesRoute,
  changeEntryRoute,
  deleteEntryRoute,
  listShareTargetsRoute,
  listSharesRoute,
  createShareRoute,
  revokeShareRoute,
];

/** The routes of a practitioner with whom journals are shared. */
export const sharedJournalRoutes = [
  showShareKeyRoute,
  createShareKeyRoute,
  rewrapShareKeyRoute,
  listSharedJournalsRoute,
  listSharedEntriesRoute,
];

/** Every route of this extension, for the API reference. */
export const recordsRoutes = [
  listMessagesRoute,
  sendMessageRoute,
  addAttachmentRoute,
  openAttachmentRoute,
  listUnreadRoute,
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
  ...journalRoutes,
  ...sharedJournalRoutes,
  listAccessesRoute,
  ...exportRoutes,
  showKeysRoute,
  rotateKeysRoute,
];
