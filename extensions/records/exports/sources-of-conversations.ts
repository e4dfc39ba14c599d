import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { readPages, type PersonalSource } from '@huntzen/kernel/server';
import type { ChatMessage } from '../contracts/chat.ts';
import type { AttachmentStore, ChatStore } from '../chat/index.ts';

interface Reading {
  database: CareDatabase;
  chat: ChatStore;
  attachments: AttachmentStore;
}

const roles = ['employee', 'practitioner'] as const;
const messagesPerPage = 500;

const myConversations = sql`
  select c.consultation_id as key, c.consultation_id from care.chat_conversations as c
  where (select sec.actor()) in (c.employee_id, c.practitioner_id)`;

async function* readMessages(
  chat: ChatStore,
  reader: Actor,
  consultationId: string,
): AsyncGenerator<ChatMessage, void> {
  for (let after = 0, hasMore = true; hasMore;) {
    const page = await chat.copyAfter(reader, consultationId, { after, limit: messagesPerPage });
    yield* page.messages;
    after = page.messages.at(-1)?.position ?? after;
    hasMore = page.hasMore;
  }
}

const messageSource = ({ database, chat }: Reading): PersonalSource => ({
  name: 'messages',
  roles,
  covers: ['chat_messages', 'chat_conversations'],
  meaning: {
    fr: 'Les messages de vos consultations, des deux côtés.',
    en: 'The messages of your consultations, of both sides.',
  },
  columns: ['consultation_id', 'position', 'id', 'is_mine', 'sender_id', 'text', 'attachments', 'created_at'],
  read: async function* (reader) {
    for await (const { consultation_id: id } of readPages(database, reader, myConversations))
      for await (const message of readMessages(chat, reader, String(id)))
        yield {
          row: {
            consultation_id: id,
            position: message.position,
            id: message.id,
            is_mine: message.senderId === reader.accountId,
            sender_id: message.senderId,
            text: message.text,
            attachments: message.attachments,
            created_at: message.createdAt,
          },
        };
  },
});

const attachmentSource = ({ database, attachments }: Reading): PersonalSource => ({
  name: 'message-files',
  roles,
  covers: ['chat_attachments'],
  meaning: {
    fr: 'Les fichiers des messages de vos consultations.',
    en: 'The files of the messages of your consultations.',
  },
  columns: [
    'id',
    'consultation_id',
    'message_id',
    'sender_id',
    'media_type',
    'byte_size',
    'added_at',
    'file',
  ],
  read: async function* (reader) {
    const query = sql`
      select a.id as key, a.id, a.consultation_id, a.message_id, a.sender_id, a.media_type, a.byte_size, a.added_at
      from care.chat_attachments as a where (select sec.actor()) in (a.employee_id, a.practitioner_id)`;
    for await (const row of readPages(database, reader, query))
      yield {
        row,
        openFile: async () => {
          const file = await attachments.open(reader, String(row.consultation_id), String(row.id));
          return {
            fileName: file.name,
            content: (async function* () {
              yield await Promise.resolve(file.content);
            })(),
          };
        },
      };
  },
});

/** What is said in consultations, decrypted as its two people read it. */
export const conversationSources = (reading: Reading): readonly PersonalSource[] => [
  messageSource(reading),
  attachmentSource(reading),
];
