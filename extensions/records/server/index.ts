import { readConfig } from '@huntzen/config';
import { careDatabase, apiRouter, jobRegistry } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { ChatStore } from '../chat/index.ts';
import { createKeyRing, type KeyRing, type UnreadableRecordError } from '../crypto/index.ts';
import { assertKeysHeld } from '../keys/index.ts';
import { NoteStore } from '../notes/index.ts';
import { KeyService, resumeRotation, rotateAsked } from './key-rotations.ts';
import { panelActions } from './panel-actions.ts';
import { recordsEndpoints } from './routes.ts';

/** The part of Strapi's own service that makes new permissions known. */
interface PermissionService {
  actionProvider: { registerMany: (actions: typeof panelActions) => Promise<void> };
}

function registerJobs(strapi: Core.Strapi, keys: KeyRing): void {
  const jobs = jobRegistry(strapi);
  jobs.registerTask('records.rotate-keys', (_payload, database) => rotateAsked(database, keys));
  jobs.registerTask('records.resume-rotation', (_payload, database) => resumeRotation(database, keys));
  jobs.registerSchedule('* * * * *', 'records.resume-rotation');
}

/** The records extension: what is said in a consultation and what coaches write for themselves, encrypted, and the keys of both. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
    await actionProvider.registerMany(panelActions);
    const database = careDatabase(strapi);
    const keys = createKeyRing(readConfig('cms'));
    const reportUnreadable =
      (what: string) =>
      ({ code, recordId }: UnreadableRecordError) =>
        strapi.log.error(`${code}: ${what} ${recordId}`);
    const stores = {
      chat: new ChatStore({ database, keys, onUnreadable: reportUnreadable('chat message') }),
      notes: new NoteStore({ database, keys, onUnreadable: reportUnreadable('coach note') }),
      keys: new KeyService(database, keys),
    };
    strapi.add('care.chat', stores.chat);
    strapi.add('care.coachNotes', stores.notes);
    registerJobs(strapi, keys);
    apiRouter(strapi).add(recordsEndpoints(() => stores));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.config.get('care.synchroniseOnly', false)) return;
    await assertKeysHeld(careDatabase(strapi), createKeyRing(readConfig('cms')));
  },
};
