import { readConfig } from '@huntzen/config';
import { anonymousActor } from '@huntzen/database';
import { apiRouter, careDatabase, jobRegistry } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { AttachmentStore, ChatStore } from '../chat/index.ts';
import { deriveKeyEncryptionKey, type UnreadableRecordError } from '../crypto/index.ts';
import { NoteStore } from '../notes/index.ts';
import { registerRecordsJobs } from './jobs.ts';
import { recordsEndpoints } from './routes.ts';

const storeOf = (strapi: Core.Strapi) => strapi.get<ChatStore>('care.chat');

/** The records extension: what is said in a consultation and what coaches write for themselves, encrypted. */
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
      'care.chatAttachments',
      () =>
        new AttachmentStore({
          database: careDatabase(strapi),
          chat: storeOf(strapi),
          onUnreadable: reportUnreadable('chat attachment'),
        }),
    );
    strapi.add(
      'care.coachNotes',
      () =>
        new NoteStore({ database: careDatabase(strapi), kek, onUnreadable: reportUnreadable('coach note') }),
    );
    apiRouter(strapi).add(
      recordsEndpoints(() => ({
        chat: storeOf(strapi),
        attachments: strapi.get<AttachmentStore>('care.chatAttachments'),
        notes: strapi.get<NoteStore>('care.coachNotes'),
      })),
    );
    registerRecordsJobs(jobRegistry(strapi));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.config.get('care.synchroniseOnly', false)) return;
    await storeOf(strapi).assertKeyFits(anonymousActor);
  },
};
