import { readConfig } from '@huntzen/config';
import { anonymousActor } from '@huntzen/database';
import { careDatabase, apiRouter } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { ChatStore } from '../chat/index.ts';
import { deriveKeyEncryptionKey, type UnreadableRecordError } from '../crypto/index.ts';
import { JournalStore, SharedJournalStore, ShareStore } from '../journal/index.ts';
import { AccessStore } from '../ledger/index.ts';
import { NoteStore } from '../notes/index.ts';
import { registerRecordsJobs } from './jobs.ts';
import { journalEndpoints, sharedJournalEndpoints } from './journal-routes.ts';
import { recordsEndpoints } from './routes.ts';

const storeOf = (strapi: Core.Strapi) => strapi.get<ChatStore>('care.chat');

/** The records extension: what is said in a consultation, what coaches write for themselves, journals, and who opened what. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const kek = deriveKeyEncryptionKey(readConfig('cms').RECORDS_KEY);
    const reportUnreadable =
      (what: string) =>
      ({ code, recordId }: UnreadableRecordError) =>
        strapi.log.error(`${code}: ${what} ${recordId}`);
    strapi.add(
      'care.chat',
      () =>
        new ChatStore({
          database: careDatabase(strapi),
          kek,
          onUnreadable: reportUnreadable('chat message'),
        }),
    );
    strapi.add(
      'care.coachNotes',
      () =>
        new NoteStore({ database: careDatabase(strapi), kek, onUnreadable: reportUnreadable('coach note') }),
    );
    strapi.add('care.accesses', () => new AccessStore(careDatabase(strapi)));
    strapi.add('care.records.jobs', { close: registerRecordsJobs(strapi) });
    strapi.add('care.journals', () => new JournalStore(careDatabase(strapi)));
    const journalStores = () => ({
      journals: strapi.get<JournalStore>('care.journals'),
      shares: new ShareStore(careDatabase(strapi)),
      sharedJournals: new SharedJournalStore(careDatabase(strapi)),
    });
    apiRouter(strapi).add([
      ...recordsEndpoints(() => ({
        chat: storeOf(strapi),
        notes: strapi.get<NoteStore>('care.coachNotes'),
        accesses: strapi.get<AccessStore>('care.accesses'),
      })),
      ...journalEndpoints(journalStores),
      ...sharedJournalEndpoints(journalStores),
    ]);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.config.get('care.synchroniseOnly', false)) return;
    await storeOf(strapi).assertKeyFits(anonymousActor);
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await strapi.get<{ close: () => Promise<void> }>('care.records.jobs').close();
  },
};
