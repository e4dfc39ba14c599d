import { instant, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { chatAttachmentSchema } from './attachments.ts';
import { maxAttachments, maxMessageCharacters } from './limits.ts';

/** A message as the two people of a conversation see it. */
export const chatMessageSchema = z.object({
  id: rowId,
  clientMessageId: rowId.describe('Chosen by the sender: the same message sent again keeps it.'),
  senderId: z.string(),
  position: z.number().int().min(1).describe('The place in the conversation, from 1, without a gap.'),
  text: z
    .string()
    .nullable()
    .describe('Null when the stored message no longer opens; empty when it is its files alone.'),
  attachments: z.array(chatAttachmentSchema),
  createdAt: instant,
});

/** A message as the two people of a conversation see it. */
export type ChatMessage = z.output<typeof chatMessageSchema>;

/** Up to which message a person has read, and received; 0 is none. */
export const chatReadSchema = z.object({
  accountId: z.string(),
  position: z.number().int().min(0).describe('Read: shown on a page that was looked at.'),
  readAt: instant.nullable(),
  deliveredPosition: z.number().int().min(0).describe('Received: taken by a page of theirs.'),
});

/** Up to which message a person has read, and received. */
export type ChatRead = z.output<typeof chatReadSchema>;

const hasContent = ({ text, attachmentIds }: { text: string; attachmentIds?: unknown }): boolean =>
  text.trim() !== '' || (Array.isArray(attachmentIds) && attachmentIds.length > 0);

const isWithText = (value: unknown): value is { text: string; attachmentIds?: unknown } =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';

const messageFields = {
  clientMessageId: rowId,
  text: z
    .string()
    .max(maxMessageCharacters)
    .refine((text) => text.isWellFormed())
    .describe('At most 4000 characters; something beside spaces, or files.'),
  attachmentIds: z
    .array(rowId)
    .max(maxAttachments)
    .refine((ids) => new Set(ids).size === ids.length)
    .default([])
    .describe('Files of mine that were uploaded for this conversation and belong to no message yet.'),
};

/** A message to write, with the fields that name its conversation: a text, files, or both. */
export const newMessageSchema = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z
    .strictObject({ ...messageFields, ...fields })
    .refine((message) => !isWithText(message) || hasContent(message), {
      path: ['text'],
      // Said beside what is wrong with the other fields.
      when: ({ value }) => isWithText(value),
    });

/** The history of a conversation, backwards: the last page first. */
export const listMessagesRoute = route({
  method: 'GET',
  path: '/consultations/:id/messages',
  summary:
    'The messages of a consultation, in order: the last ones, or those before a position. Its two people only.',
  params: z.object({ id: rowId }),
  query: z.object({
    before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(50),
  }),
  response: z.object({
    data: z.array(chatMessageSchema),
    meta: z.object({
      hasMore: z.boolean().describe('Whether older messages are left.'),
      isOpen: z.boolean().describe('Whether one may still write.'),
      reads: z.array(chatReadSchema),
      retentionDays: z
        .number()
        .int()
        .nullable()
        .describe('Days after its last message at which the conversation is deleted; null for never.'),
    }),
  }),
});

/** Writes one message where no socket can be opened; sent again under its client id it is the same message. */
export const sendMessageRoute = route({
  method: 'POST',
  path: '/consultations/:id/messages',
  summary:
    'Writes one message; sent again under the same client id it is the same message. Its two people only.',
  params: z.object({ id: rowId }),
  body: newMessageSchema({}),
  response: z.object({ data: chatMessageSchema }),
  status: 201,
});

/** How many messages of one conversation a person has not read. */
export const unreadConversationSchema = z.object({
  consultationId: rowId,
  count: z.number().int().min(1),
});

/** How many messages of one conversation a person has not read. */
export type UnreadConversation = z.output<typeof unreadConversationSchema>;

/** What I have not read yet. */
export const listUnreadRoute = route({
  method: 'GET',
  path: '/my/unread-messages',
  summary: 'How many messages I have not read, by consultation; consultations without any are left out.',
  response: z.object({ data: z.array(unreadConversationSchema) }),
});
