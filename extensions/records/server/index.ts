import { readConfig } from '@huntzen/config';
import {
  apiRouter,
  careDatabase,
  downloadPlaces,
  jobRegistry,
  passwordCheck,
  personalData,
} from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { AttachmentStore, ChatStore } from '../chat/index.ts';
import { ClinicalNoteStore } from '../clinical/index.ts';
import { createKeyRing, type KeyRing, type UnreadableRecordError } from '../crypto/index.ts';
import { ExportStore, recordsSources } from '../exports/index.ts';
import { assertKeysHeld } from '../keys/index.ts';
import { JournalStore, SharedJournalStore, ShareStore } from '../journal/index.ts';
import { AccessStore, deriveSealKey, sealAccesses } from '../ledger/index.ts';
import { NoteStore } from '../notes/index.ts';
import { ExportJobs } from './build-export.ts';
import { registerExportMails } from './export-mails.ts';
import { exportEndpoints } from './export-routes.ts';
import { forgetOldConversations, forgetOldExports, forgetWaitingAttachments } from './forget.ts';
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
  jobs.registerSchedule('* * * * *', 'records.resume-rotation');
  jobs.registerSchedule('20 1 * * *', 'records.seal-accesses');
  jobs.registerSchedule('41 2 * * *', 'records.forget-conversations');
  jobs.registerSchedule('47 * * * *', 'records.forget-uploads');
}

function registerExportJobs(strapi: Core.Strapi, store: ExportStore): void {
  const exports = new ExportJobs({
    store,
    personalData: personalData(strapi),
    onFailure: (exportId, error) => strapi.log.error(`export ${exportId} failed: ${JSON.stringify(error)}`),
  });
  const jobs = jobRegistry(strapi);
  jobs.registerTask('records.build-export', ({ exportId, accountId }, database) =>
    exports.build(database, String(exportId), String(accountId)),
  );
  jobs.registerTask('records.resume-exports', (_payload, database) => exports.resume(database));
  jobs.registerTask('records.forget-exports', async (_payload, database) => {
    await forgetOldExports(database);
  });
  jobs.registerSchedule('* * * * *', 'records.resume-exports');
  jobs.registerSchedule('11 3 * * *', 'records.forget-exports');
  registerExportMails(jobs);
}

/** The records extension: what is said in a consultation, what is written about it or about a patient, journals, the keys, and who opened them. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
    await actionProvider.registerMany(panelActions);
    const database = careDatabase(strapi);
    const config = readConfig('cms');
    const keys = createKeyRing(config);
    const reportUnreadable =
      (what: string) =>
      ({ code, recordId }: UnreadableRecordError) =>
        strapi.log.error(`${code}: ${what} ${recordId}`);
    const chat = new ChatStore({ database, keys, onUnreadable: reportUnreadable('chat message') });
    const stores = {
      chat,
      attachments: new AttachmentStore({
        database,
        chat,
        onUnreadable: reportUnreadable('chat attachment'),
      }),
      notes: new NoteStore({ database, keys, onUnreadable: reportUnreadable('coach note') }),
      clinicalNotes: new ClinicalNoteStore({
        database,
        keys,
        onUnreadable: reportUnreadable('clinical note version'),
      }),
      accesses: new AccessStore(database),
      keys: new KeyService(database, keys),
    };
    strapi.add('care.chat', chat);
    strapi.add('care.chatAttachments', stores.attachments);
    strapi.add('care.coachNotes', stores.notes);
    strapi.add('care.clinicalNotes', stores.clinicalNotes);
    const journals = new JournalStore(database);
    const journalStores = () => ({
      journals,
      shares: new ShareStore(database),
      sharedJournals: new SharedJournalStore(database),
    });
    strapi.add('care.journals', journals);
    const exports = new ExportStore({ database, keys, onUnreadable: reportUnreadable('export') });
    strapi.add('care.exports', exports);
    personalData(strapi).register(
      recordsSources({ database, ...stores, journals, journalShares: new ShareStore(database) }),
    );
    registerExportJobs(strapi, exports);
    registerJobs(strapi, keys, deriveSealKey(config.AUDIT_KEY));
    apiRouter(strapi).add([
      ...recordsEndpoints(() => stores),
      ...journalEndpoints(journalStores),
      ...sharedJournalEndpoints(journalStores),
      ...exportEndpoints(() => ({
        exports,
        passwords: passwordCheck(strapi),
        downloads: downloadPlaces(strapi),
      })),
    ]);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.config.get('care.synchroniseOnly', false)) return;
    await assertKeysHeld(careDatabase(strapi), createKeyRing(readConfig('cms')));
  },
};
