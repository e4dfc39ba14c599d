import { bodyBytesFor, day, fileContent, instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** What a practitioner's document proves; `registration` is a number of ADELI or RPPS. */
export const documentKinds = ['diploma', 'insurance', 'registration', 'other'] as const;

/** What a practitioner's document proves. */
export type DocumentKind = (typeof documentKinds)[number];

/** Whether a document still counts: `expiring` within 60 days. */
export const documentStates = ['valid', 'expiring', 'expired'] as const;

/** Whether a document still counts. */
export type DocumentState = (typeof documentStates)[number];

/** The largest file of a document, in bytes; care.practitioner_documents refuses more. */
export const maxDocumentBytes = 10 * 1024 * 1024;

/** How many documents one practitioner keeps; care.practitioner_documents refuses more. */
export const maxDocuments = 20;

/** The types of files that a document may be. */
export const documentMediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;

/** A document of a practitioner, without its bytes. */
export const practitionerDocumentSchema = z.object({
  id: rowId,
  kind: z.enum(documentKinds),
  mediaType: z.enum(documentMediaTypes),
  bytes: z.number().int(),
  fileName: z.string().nullable().describe('Null when it no longer opens.'),
  number: z.string().nullable().describe('As of a registration or a contract.'),
  expiresOn: day.nullable(),
  state: z.enum(documentStates),
  addedAt: instant,
});

/** A document of a practitioner, without its bytes. */
export type PractitionerDocument = z.output<typeof practitionerDocumentSchema>;

/** What is said of a document when it is added. */
export const documentFields = {
  kind: z.enum(documentKinds),
  number: z.string().trim().min(1).max(60).nullable().default(null),
  expiresOn: day.nullable().default(null),
};

const body = z.strictObject({
  ...documentFields,
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((name) => name.isWellFormed()),
  content: fileContent,
});

/** A document to add, as parsed. */
export type NewDocument = z.output<typeof body>;

const params = z.object({ id: rowId });
const bodyBytes = bodyBytesFor(maxDocumentBytes);

/** My documents. */
export const listDocumentsRoute = route({
  method: 'GET',
  path: '/my/documents',
  summary: 'The documents by which I am verified: what expires first comes first.',
  response: z.object({ data: z.array(practitionerDocumentSchema) }),
});

/** Adds a document. */
export const addDocumentRoute = route({
  method: 'POST',
  path: '/my/documents',
  summary: 'Add a document: PDF, JPEG or PNG by its content, 10 MB at most. Kept encrypted.',
  body,
  bodyBytes,
  response: one(practitionerDocumentSchema),
  status: 201,
});

/** Puts a document in the place of another. */
export const replaceDocumentRoute = route({
  method: 'PUT',
  path: '/my/documents/:id',
  summary: 'Replace a document of mine; the one before is deleted, and the answer has another id.',
  params,
  body,
  bodyBytes,
  response: one(practitionerDocumentSchema),
});

/** Deletes a document. */
export const removeDocumentRoute = route({
  method: 'DELETE',
  path: '/my/documents/:id',
  summary: 'Delete a document of mine.',
  params,
  response: null,
});

/** The bytes of a document of one's own. */
export const openDocumentRoute = route({
  method: 'GET',
  path: '/my/documents/:id/file',
  summary: 'The file of a document of mine.',
  params,
  response: { file: 'application/octet-stream' },
});
