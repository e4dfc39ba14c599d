import {
  addAttachmentRoute,
  listMessagesRoute,
  listUnreadRoute,
  maxAttachmentBytes,
  sendMessageRoute,
  type ChatAttachment,
} from '@huntzen/records/contracts';

import { ApiError, ServiceUnavailableError, type Api } from '../../lib/api.server.ts';
import { m } from '../../paraglide/messages.js';
import type { ChatHistory } from './chat.ts';

const part = (consultationId: string, name: 'messages' | 'attachments') =>
  `/api/consultations/${encodeURIComponent(consultationId)}/${name}`;

/** The last page of a conversation, or the page before a position. */
export async function loadHistory(api: Api, consultationId: string, before?: number): Promise<ChatHistory> {
  const { data, meta } = await api.get(part(consultationId, 'messages'), listMessagesRoute.response, {
    before,
  });
  return { messages: data, ...meta };
}

/** Writes one message; the same client id again is the same message. */
export async function sendMessage(
  api: Api,
  consultationId: string,
  message: { clientMessageId: string; text: string; attachmentIds?: readonly string[] },
): Promise<void> {
  await api.post(part(consultationId, 'messages'), message, sendMessageRoute.response);
}

/** Uploads a file for a message to come. Throws ApiError with the reason when it is not taken. */
export async function addAttachment(api: Api, consultationId: string, file: File): Promise<ChatAttachment> {
  if (file.size > maxAttachmentBytes) {
    const message = m.chat_file_too_large();
    throw new ApiError(413, { code: 'too_large', message, details: [{ path: 'content', message }] }, null);
  }
  const content = Buffer.from(await file.arrayBuffer()).toString('base64');
  const body = { fileName: file.name.slice(0, 400), content };
  return (await api.post(part(consultationId, 'attachments'), body, addAttachmentRoute.response)).data;
}

type Counts = ReadonlyMap<string, number>;

const asked = new WeakMap<Api, Promise<Counts>>();

/** How many messages the reader has not read, by consultation; asked once per request. Without an answer there is no number. */
export function findUnread(api: Api): Promise<Counts> {
  const known = asked.get(api);
  if (known !== undefined) return known;
  const counts = api.get('/api/my/unread-messages', listUnreadRoute.response).then(
    ({ data }): Counts => new Map(data.map(({ consultationId, count }) => [consultationId, count])),
    (error: unknown): Counts => {
      if (error instanceof ServiceUnavailableError || error instanceof ApiError) return new Map();
      throw error;
    },
  );
  asked.set(api, counts);
  return counts;
}
