import { listMessagesRoute, sendMessageRoute } from '@huntzen/records/contracts';

import type { Api } from '../../lib/api.server.ts';
import type { ChatHistory } from './chat.ts';

const path = (consultationId: string) => `/api/consultations/${encodeURIComponent(consultationId)}/messages`;

/** The last page of a conversation, or the page before a position. */
export async function loadHistory(api: Api, consultationId: string, before?: number): Promise<ChatHistory> {
  const { data, meta } = await api.get(path(consultationId), listMessagesRoute.response, { before });
  return { messages: data, ...meta };
}

/** Writes one message; the same client id again is the same message. */
export async function sendMessage(
  api: Api,
  consultationId: string,
  message: { clientMessageId: string; text: string },
): Promise<void> {
  await api.post(path(consultationId), message, sendMessageRoute.response);
}
