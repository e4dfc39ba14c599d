import { bodyBytesFor, fileContent, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { attachmentMediaTypes, maxAttachmentBytes } from './limits.ts';

/** A type of file that a message takes. */
export type AttachmentMediaType = (typeof attachmentMediaTypes)[number];

/** A file of a message, without its bytes. */
export const chatAttachmentSchema = z.object({
  id: rowId,
  name: z.string().nullable().describe('Null when it no longer opens.'),
  mediaType: z.enum(attachmentMediaTypes),
  bytes: z.number().int(),
});

/** A file of a message, without its bytes. */
export type ChatAttachment = z.output<typeof chatAttachmentSchema>;

/** Uploads a file for a message that is about to be written. */
export const addAttachmentRoute = route({
  method: 'POST',
  path: '/consultations/:id/attachments',
  summary:
    'Upload a picture or a PDF, by its content, 10 MB at most, for a message to come. Kept encrypted; removed after a day without its message.',
  params: z.object({ id: rowId }),
  body: z.strictObject({
    fileName: z
      .string()
      .max(400)
      .refine((name) => name.isWellFormed())
      .describe('As it was called; folders and control characters are taken out.'),
    content: fileContent,
  }),
  bodyBytes: bodyBytesFor(maxAttachmentBytes),
  response: one(chatAttachmentSchema),
  status: 201,
});

/** The bytes of a file. */
export const openAttachmentRoute = route({
  method: 'GET',
  path: '/consultations/:id/attachments/:attachmentId/file',
  summary: 'A file of a message, for the two people of the consultation; its ETag is asked again each time.',
  params: z.object({ id: rowId, attachmentId: rowId }),
  response: { file: 'application/octet-stream' },
});
