import { pageSize } from '@huntzen/kernel/contracts';
import { endpoint } from '@huntzen/kernel/server';
import type { ChatStore } from '../chat/index.ts';
import type { ClinicalNoteStore } from '../clinical/index.ts';
import * as routes from '../contracts/index.ts';
import type { AccessStore } from '../ledger/index.ts';
import type { NoteStore } from '../notes/index.ts';
import type { KeyService } from './key-rotations.ts';

/** The stores that the routes of this extension call. */
export interface RecordsStores {
  chat: ChatStore;
  notes: NoteStore;
  clinicalNotes: ClinicalNoteStore;
  accesses: AccessStore;
  keys: KeyService;
}

/** The endpoints of conversations, notes, the ledger and keys. The stores are asked for per request: they exist once the plugin is registered. */
export const recordsEndpoints = (stores: () => RecordsStores) => [
  endpoint(routes.listMessagesRoute, async ({ params, query }, caller) => {
    const { messages, hasMore, isOpen, reads } = await stores().chat.listBefore(caller, params.id, query);
    return { data: messages, meta: { hasMore, isOpen, reads } };
  }),
  endpoint(routes.sendMessageRoute, async ({ params, body }, caller) => ({
    data: await stores().chat.send(caller, { consultationId: params.id, ...body }),
  })),
  endpoint(routes.showNoteRoute, async ({ params }, caller) => ({
    data: await stores().notes.show(caller, params.id),
  })),
  endpoint(routes.saveNoteRoute, async ({ params, body }, caller) => ({
    data: await stores().notes.save(caller, params.id, body),
  })),
  endpoint(routes.deleteNoteRoute, ({ params }, caller) => stores().notes.remove(caller, params.id)),
  endpoint(routes.listAccessesRoute, ({ query }, caller) => stores().accesses.list(caller, query)),
  endpoint(routes.showKeysRoute, async (_input, caller) => ({ data: await stores().keys.show(caller) })),
  endpoint(routes.rotateKeysRoute, async (_input, caller) => ({ data: await stores().keys.rotate(caller) })),
  ...clinicalEndpoints(() => stores().clinicalNotes),
];

const clinicalEndpoints = (notes: () => ClinicalNoteStore) => [
  endpoint(routes.showClinicalNoteRoute, async ({ params }, caller) => ({
    data: await notes().show(caller, params.id),
  })),
  endpoint(routes.saveClinicalNoteRoute, async ({ params, body }, caller) => ({
    data: await notes().save(caller, params.id, body),
  })),
  endpoint(routes.listClinicalVersionsRoute, async ({ params, query: { page } }, caller) => {
    const { versions, total } = await notes().listVersions(caller, params.id, page);
    return { data: versions, meta: { page, pageSize, total } };
  }),
  endpoint(routes.showClinicalVersionRoute, async ({ params }, caller) => ({
    data: await notes().showVersion(caller, params.id, params.revision),
  })),
  endpoint(routes.shareClinicalNoteRoute, async ({ params, body }, caller) => ({
    data: await notes().share(caller, params.id, body.revision),
  })),
  endpoint(routes.withdrawClinicalNoteRoute, ({ params }, caller) => notes().withdraw(caller, params.id)),
  endpoint(routes.showSharedNoteRoute, async ({ params }, caller) => ({
    data: await notes().showShared(caller, params.id),
  })),
  endpoint(routes.listClinicalNotesRoute, async ({ query: { page } }, caller) => {
    const { notes: data, total } = await notes().list(caller, page);
    return { data, meta: { page, pageSize, total } };
  }),
];
