import { readConfig } from '@huntzen/config';
import { careDatabase, apiRouter } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { ChatStore } from '../chat/index.ts';
import { createKeyRing, type UnreadableRecordError } from '../crypto/index.ts';
import { assertKeysHeld } from '../keys/index.ts';
import { NoteStore } from '../notes/index.ts';
import { recordsEndpoints } from './routes.ts';

const storeOf = (strapi: Core.Strapi) => strapi.get<ChatStore>('care.chat');

/** The records extension: what is said in a consultation and what coaches write for themselves, encrypted. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const keys = createKeyRing(readConfig('cms'));
    const reportUnreadable =
      (what: string) =>
      ({ code, recordId }: UnreadableRecordError) =>
        strapi.log.error(`${code}: ${what} ${recordId}`);
    strapi.add(
      'care.chat',
      () =>
        new ChatStore({
          database: careDatabase(strapi),
          keys,
          onUnreadable: reportUnreadable('chat message'),
        }),
    );
    strapi.add(
      'care.coachNotes',
      () =>
        new NoteStore({ database: careDatabase(strapi), keys, onUnreadable: reportUnreadable('coach note') }),
    );
    apiRouter(strapi).add(
      recordsEndpoints(() => ({
        chat: storeOf(strapi),
        notes: strapi.get<NoteStore>('care.coachNotes'),
      })),
    );
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.config.get('care.synchroniseOnly', false)) return;
    await assertKeysHeld(careDatabase(strapi), createKeyRing(readConfig('cms')));
  },
};
