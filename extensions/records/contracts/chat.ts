import { instant, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { maxMessageCharacters } from './limits.ts';

/** A message as the two people of a conversation see it. */
export const chatMessageSchema = z.object({
  id: rowId,
  clientMessageId: rowId.describe('Chosen by the sender: the same message sent again keeps it.'),
  senderId: z.string(),
  position: z.number().int().min(1).describe('The place in the conversation, from 1, without a gap.'),
  text: z.string().nullable().describe('Null when the stored message no longer opens.'),
  createdAt: instant,
});

/** A message as the two people of a conversation see it. */
export type ChatMessage = z.output<typeof chatMessageSchema>;

/** Up to which message a person has read. */
export const chatReadSchema = z.object({
  accountId: z.string(),
  position: z.number().int().min(1),
  readAt: instant,
});

/** Up to which message a person has read. */
export type ChatRead = z.output<typeof chatReadSchema>;

/** The text of a message: something beside spaces, well-formed, at most 4000 characters. */
export const chatTextSchema = z
  .string()
  .max(maxMessageCharacters)
  .refine((text) => text.trim() !== '' && text.isWellFormed());

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
  body: z.strictObject({ clientMessageId: rowId, text: chatTextSchema }),
  response: z.object({ data: chatMessageSchema }),
  status: 201,
});
