import { readConfig } from '@huntzen/config';
import { anonymousActor } from '@huntzen/database';
import { careDatabase, apiRouter } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { ChatStore } from '../chat/index.ts';
import { deriveKeyEncryptionKey } from '../crypto/index.ts';
import { recordsEndpoints } from './routes.ts';

const storeOf = (strapi: Core.Strapi) => strapi.get<ChatStore>('care.chat');

/** The records extension: what is said in a consultation, encrypted. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const kek = deriveKeyEncryptionKey(readConfig('cms').RECORDS_KEY);
    strapi.add(
      'care.chat',
      () =>
        new ChatStore({
          database: careDatabase(strapi),
          kek,
          onUnreadable: ({ code, recordId }) => strapi.log.error(`${code}: chat message ${recordId}`),
        }),
    );
    apiRouter(strapi).add(recordsEndpoints(() => storeOf(strapi)));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.config.get('care.synchroniseOnly', false)) return;
    await storeOf(strapi).assertKeyFits(anonymousActor);
  },
};
