import { documentId, instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { maxShareEntries } from './limits.ts';

/** Bytes of a known size as base64url. */
const bytes = (least: number, most = least) =>
  z
    .base64url()
    .min(Math.ceil((least * 4) / 3))
    .max(Math.ceil((most * 4) / 3));

/** Something that a browser sealed (AES-256-GCM): the server stores it and cannot open it. */
const sealed = (least: number, most = least) =>
  z.strictObject({ content: bytes(least, most), iv: bytes(12), tag: bytes(16) });

/** The most bytes of a sealed entry; padded, so a multiple of 256. */
export const maxSealedEntryBytes = 65_536;

const isPadded = ({ content }: { content: string }) => Math.floor((content.length * 3) / 4) % 256 === 0;

const sealedEntry = sealed(256, maxSealedEntryBytes).refine(isPadded);
const sealedBucket = sealed(256);
const publicKey = bytes(65)
  .regex(/^B[A-P]/)
  .describe('A point of P-256, uncompressed.');

const wrappingsShape = {
  passphrase: z.strictObject({
    salt: bytes(16),
    iterations: z.number().int().min(600_000).max(10_000_000),
    sealed: sealed(32),
  }),
  recovery: z.strictObject({ salt: bytes(16), sealed: sealed(32) }),
};

const revision = z.number().int().min(1);
const seenRevision = revision.describe(
  'The revision that this was made from: another one by now is a conflict.',
);

const journalSchema = z.object({
  keyId: rowId,
  revision,
  ...wrappingsShape,
  entryCount: z.number().int().min(0),
});

/** A journal as its owner's browser reads it: its wrapped key. */
export type Journal = z.output<typeof journalSchema>;

/** The journal of the signed-in employee; null before its set-up. */
export const showJournalRoute = route({
  method: 'GET',
  path: '/journal',
  summary:
    'My journal: its key, wrapped in my browser by my passphrase and my recovery code. Null before its set-up.',
  response: one(journalSchema.nullable()),
});

/** Sets the journal up. */
export const createJournalRoute = route({
  method: 'POST',
  path: '/journal',
  summary: 'Set my journal up with a key that my browser made and wrapped. One journal per employee.',
  body: z.strictObject({ keyId: rowId, ...wrappingsShape }),
  response: one(journalSchema),
  status: 201,
});

const rewrapBody = z
  .strictObject({
    keyId: rowId,
    seenRevision,
    passphrase: wrappingsShape.passphrase.optional(),
    recovery: wrappingsShape.recovery.optional(),
  })
  .refine(({ passphrase, recovery }) => passphrase !== undefined || recovery !== undefined);

/** What changes of the wrappings of a key. */
export type Rewrapping = z.output<typeof rewrapBody>;

/** Changes the passphrase or the recovery code; the entries stay as they are. */
export const rewrapJournalRoute = route({
  method: 'PUT',
  path: '/journal/keys',
  summary: 'Change the passphrase or the recovery code of my journal: its key is wrapped anew, entries stay.',
  body: rewrapBody,
  response: one(journalSchema),
});

/** Deletes the journal with everything in it. */
export const deleteJournalRoute = route({
  method: 'DELETE',
  path: '/journal',
  summary: 'Delete my journal with its key, entries and shares, for good.',
  response: null,
});

const entrySchema = z.object({
  id: rowId,
  keyId: rowId,
  revision,
  sealed: sealedEntry,
  createdAt: instant,
  updatedAt: instant,
});

/** An entry as it is stored. */
export type StoredEntry = z.output<typeof entrySchema>;

/** How many entries a page holds. */
export const entriesPerPage = 200;

const cursorQuery = z.object({ after: rowId.optional().describe('`meta.next` of the page before.') });
const cursorMeta = z.object({
  next: rowId.nullable().describe('Where the next page begins; null at the end.'),
});

/** The entries, page by page, for the browser to open and search. */
export const listEntriesRoute = route({
  method: 'GET',
  path: '/journal/entries',
  summary: 'My journal entries, as sealed by my browser, page by page.',
  query: cursorQuery,
  response: z.object({ data: z.array(entrySchema), meta: cursorMeta }),
});

/** How many entries may be written at once. */
export const maxEntriesAtOnce = 50;

const newEntry = z.strictObject({ id: rowId, keyId: rowId, sealed: sealedEntry });

/** An entry that the browser made. */
export type NewEntry = z.output<typeof newEntry>;

/** Writes entries; the same entry sent again is the same entry. */
export const addEntriesRoute = route({
  method: 'POST',
  path: '/journal/entries',
  summary: 'Write entries that my browser sealed. The same entry sent again is the same entry.',
  body: z.strictObject({ entries: z.array(newEntry).min(1).max(maxEntriesAtOnce) }),
  bodyBytes: 6 * 1024 * 1024,
  response: one(z.array(entrySchema)),
  status: 201,
});

/** Changes an entry. */
export const changeEntryRoute = route({
  method: 'PUT',
  path: '/journal/entries/:id',
  summary: 'Change an entry of mine. 409 when another device changed it since: nothing is overwritten.',
  params: z.object({ id: rowId }),
  body: z.strictObject({ keyId: rowId, seenRevision, sealed: sealedEntry }),
  response: one(entrySchema),
});

/** Deletes an entry. */
export const deleteEntryRoute = route({
  method: 'DELETE',
  path: '/journal/entries/:id',
  summary:
    'Delete an entry of mine, with the copies that I shared. 409 when another device changed it since.',
  params: z.object({ id: rowId }),
  query: z.object({ seenRevision: z.coerce.number().int().min(1) }),
  response: null,
});

const shareTarget = z.object({
  id: documentId,
  displayName: z.string(),
  title: z.string().nullable(),
  key: z.object({ id: rowId, publicKey }).nullable().describe('Null while they did not make one.'),
});

/** Somebody to share with. */
export type ShareTarget = z.output<typeof shareTarget>;

/** With whom one may share. */
export const listShareTargetsRoute = route({
  method: 'GET',
  path: '/journal/practitioners',
  summary: 'The practitioners I have or had a consultation with, and the public key of each.',
  response: one(z.array(shareTarget)),
});

const ownShareSchema = z.object({
  id: rowId,
  practitioner: z.object({ id: documentId, displayName: z.string() }),
  practitionerKeyId: rowId,
  isKeyCurrent: z.boolean().describe('Whether the practitioner still has the key it was made for.'),
  forOwner: sealedBucket,
  entryCount: z.number().int().min(0),
  createdAt: instant,
  revokedAt: instant.nullable(),
});

/** A share as its author sees it. */
export type OwnShare = z.output<typeof ownShareSchema>;

/** What one shares, and what one has shared. */
export const listSharesRoute = route({
  method: 'GET',
  path: '/journal/shares',
  summary: 'The periods of my journal that I share, and those that I shared.',
  response: one(z.array(ownShareSchema)),
});

const newShare = z.strictObject({
  id: rowId,
  keyId: rowId,
  practitionerId: documentId,
  practitionerKeyId: rowId,
  ephemeralKey: publicKey,
  forPractitioner: sealedBucket,
  forOwner: sealedBucket,
  entries: z
    .array(z.strictObject({ entryId: rowId, sealed: sealedEntry }))
    .min(1)
    .max(maxShareEntries),
});

/** A share as the browser makes it. */
export type NewShare = z.output<typeof newShare>;

/** Shares a period with one practitioner. */
export const createShareRoute = route({
  method: 'POST',
  path: '/journal/shares',
  summary: 'Share a period with one practitioner: copies that my browser sealed for them.',
  body: newShare,
  bodyBytes: 16 * 1024 * 1024,
  response: one(ownShareSchema),
  status: 201,
});

/** Ends a share. */
export const revokeShareRoute = route({
  method: 'DELETE',
  path: '/journal/shares/:id',
  summary: 'End a share of mine at once: its copies and its key are deleted.',
  params: z.object({ id: rowId }),
  response: null,
});
