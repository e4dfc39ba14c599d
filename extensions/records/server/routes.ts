import { endpoint } from '@huntzen/kernel/server';
import type { AttachmentStore, ChatStore } from '../chat/index.ts';
import * as routes from '../contracts/index.ts';
import type { AccessStore } from '../ledger/index.ts';
import type { NoteStore } from '../notes/index.ts';
import { receiveAttachment } from './receive-attachment.ts';

/** The stores that the routes of this extension call. */
export interface RecordsStores {
  chat: ChatStore;
  attachments: AttachmentStore;
  notes: NoteStore;
  accesses: AccessStore;
}

/** The endpoints of conversations, their files, notes and the ledger. The stores are asked for per request: they exist once the plugin is registered. */
export const recordsEndpoints = (stores: () => RecordsStores) => [
  endpoint(routes.listMessagesRoute, async ({ params, query }, caller) => {
    const { messages, hasMore, isOpen, reads, retentionDays } = await stores().chat.listBefore(
      caller,
      params.id,
      query,
    );
    return { data: messages, meta: { hasMore, isOpen, reads, retentionDays } };
  }),
  endpoint(routes.sendMessageRoute, async ({ params, body }, caller) => ({
    data: await stores().chat.send(caller, { consultationId: params.id, ...body }),
  })),
  endpoint(routes.addAttachmentRoute, async ({ params, body }, caller) => {
    // Nobody else's file is looked into.
    await stores().chat.isOpen(caller, params.id);
    const file = await receiveAttachment(body.fileName, body.content);
    return { data: await stores().attachments.add(caller, params.id, file) };
  }),
  endpoint(routes.openAttachmentRoute, async ({ params }, caller) => {
    const file = await stores().attachments.open(caller, params.id, params.attachmentId);
    return {
      fileName: file.name,
      mediaType: file.mediaType,
      // A PDF is kept and opened by the reader's own program, never inside our origin.
      isInline: file.mediaType !== 'application/pdf',
      etag: file.id,
      content: (async function* () {
        yield await Promise.resolve(file.content);
      })(),
    };
  }),
  endpoint(routes.listUnreadRoute, async (_input, caller) => ({
    data: await stores().chat.listUnread(caller),
  })),
  endpoint(routes.showNoteRoute, async ({ params }, caller) => ({
    data: await stores().notes.show(caller, params.id),
  })),
  endpoint(routes.saveNoteRoute, async ({ params, body }, caller) => ({
    data: await stores().notes.save(caller, params.id, body),
  })),
  endpoint(routes.deleteNoteRoute, ({ params }, caller) => stores().notes.remove(caller, params.id)),
  endpoint(routes.listAccessesRoute, ({ query }, caller) => stores().accesses.list(caller, query)),
];
