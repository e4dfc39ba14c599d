import { readConfig } from '@huntzen/config';
import type { CareDatabase } from '@huntzen/database';
import { apiRouter, careDatabase, jobRegistry } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { AttachmentStore, ChatStore } from '../chat/index.ts';
import { ClinicalNoteStore } from '../clinical/index.ts';
import { createKeyRing, type KeyRing, type UnreadableRecordError } from '../crypto/index.ts';
import { ExportStore } from '../exports/index.ts';
import { assertKeysHeld } from '../keys/index.ts';
import { JournalStore, SharedJournalStore, ShareStore } from '../journal/index.ts';
import { AccessStore, deriveSealKey, sealAccesses } from '../ledger/index.ts';
import { NoteStore } from '../notes/index.ts';
import { registerExports } from './exports.ts';
import { endNoteHolds, forgetOldConversations, forgetWaitingAttachments } from './forget.ts';
import { journalEndpoints, sharedJournalEndpoints } from './journal-routes.ts';
import { KeyService, resumeRotation, rotateAsked } from './key-rotations.ts';
import { panelActions } from './panel-actions.ts';
import { recordsEndpoints } from './routes.ts';

/** The part of Strapi's own service that makes new permissions known. */
interface PermissionService {
  actionProvider: { registerMany: (actions: typeof panelActions) => Promise<void> };
}

function registerJobs(strapi: Core.Strapi, keys: KeyRing, sealKey: Buffer): void {
  const jobs = jobRegistry(strapi);
  jobs.registerTask('records.rotate-keys', (_payload, database) => rotateAsked(database, keys));
  jobs.registerTask('records.resume-rotation', (_payload, database) => resumeRotation(database, keys));
  jobs.registerTask('records.seal-accesses', async (_payload, database) => {
    const seal = await sealAccesses(database, sealKey);
    // The log leaves the machine: whoever keeps it can prove that no seal was taken away since.
    if (seal !== null) strapi.log.info(`accesses are sealed: ${seal.number}:${seal.mac}`);
  });
  jobs.registerTask('records.forget-conversations', async (_payload, database) => {
    await forgetOldConversations(database);
  });
  jobs.registerTask('records.forget-uploads', async (_payload, database) => {
    await forgetWaitingAttachments(database);
  });
  const { CLINICAL_NOTE_HOLD_YEARS } = readConfig('cms');
  jobs.registerTask('records.end-holds', (_payload, database) =>
    endNoteHolds(database, CLINICAL_NOTE_HOLD_YEARS),
  );
  jobs.registerSchedule('13 2 * * *', 'records.end-holds');
  jobs.registerSchedule('* * * * *', 'records.resume-rotation');
  jobs.registerSchedule('20 1 * * *', 'records.seal-accesses');
  jobs.registerSchedule('41 2 * * *', 'records.forget-conversations');
  jobs.registerSchedule('47 * * * *', 'records.forget-uploads');
}

/** The stores of records, each telling the log of what no longer opens, by its id alone. */
function createStores(strapi: Core.Strapi, database: CareDatabase, keys: KeyRing) {
  const options = (what: string) => ({
    database,
    keys,
    onUnreadable: ({ code, recordId }: UnreadableRecordError) =>
      strapi.log.error(`${code}: ${what} ${recordId}`),
  });
  const chat = new ChatStore(options('chat message'));
  return {
    chat,
    attachments: new AttachmentStore({ ...options('chat attachment'), chat }),
    notes: new NoteStore(options('coach note')),
    clinicalNotes: new ClinicalNoteStore(options('clinical note version')),
    accesses: new AccessStore(database),
    keys: new KeyService(database, keys),
    journals: new JournalStore(database),
    shares: new ShareStore(database),
    sharedJournals: new SharedJournalStore(database),
    exports: new ExportStore(options('export')),
  };
}

/** The records extension: what is said in a consultation, what is written about it or about a patient, journals, the keys, and who opened them. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
    await actionProvider.registerMany(panelActions);
    const database = careDatabase(strapi);
    const config = readConfig('cms');
    const keys = createKeyRing(config);
    const stores = createStores(strapi, database, keys);
    strapi.add('care.chat', stores.chat);
    strapi.add('care.chatAttachments', stores.attachments);
    strapi.add('care.coachNotes', stores.notes);
    strapi.add('care.clinicalNotes', stores.clinicalNotes);
    strapi.add('care.journals', stores.journals);
    registerJobs(strapi, keys, deriveSealKey(config.AUDIT_KEY));
    apiRouter(strapi).add([
      ...recordsEndpoints(() => stores),
      ...journalEndpoints(() => stores),
      ...sharedJournalEndpoints(() => stores),
    ]);
    registerExports(strapi, stores.exports, { database, ...stores });
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.config.get('care.synchroniseOnly', false)) return;
    await assertKeysHeld(careDatabase(strapi), createKeyRing(readConfig('cms')));
  },
};
