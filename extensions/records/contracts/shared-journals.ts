import { documentId, instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { createJournalRoute, createShareRoute, listEntriesRoute, rewrapJournalRoute } from './journal.ts';

const { passphrase, recovery } = createJournalRoute.body.shape;
const { ephemeralKey, forPractitioner } = createShareRoute.body.shape;

const keyPairShape = { publicKey: ephemeralKey, privateKey: forPractitioner };

const shareKeySchema = z.object({
  id: rowId,
  revision: z.number().int().min(1),
  ...keyPairShape,
  passphrase,
  recovery,
});

/** The key pair of a practitioner as their browser reads it. */
export type ShareKey = z.output<typeof shareKeySchema>;

/** The key pair for shared journals of the signed-in practitioner. */
export const showShareKeyRoute = route({
  method: 'GET',
  path: '/my/share-key',
  summary:
    'My key pair for journals that are shared with me, its private key sealed in my browser. Null before its set-up.',
  response: one(shareKeySchema.nullable()),
});

const newShareKey = z.strictObject({
  id: rowId,
  replaces: rowId.nullable().describe('The key that it takes the place of; null for the first.'),
  ...keyPairShape,
  passphrase,
  recovery,
});

/** A key pair that the browser made. */
export type NewShareKey = z.output<typeof newShareKey>;

/** Sets the key pair up, or replaces it. */
export const createShareKeyRoute = route({
  method: 'POST',
  path: '/my/share-key',
  summary:
    'Set up my key pair for shared journals, or replace it: what was shared under the one before opens no more.',
  body: newShareKey,
  response: one(shareKeySchema),
  status: 201,
});

/** Changes the passphrase or the recovery code of the key pair. */
export const rewrapShareKeyRoute = route({
  method: 'PUT',
  path: '/my/share-key/keys',
  summary: 'Change the passphrase or the recovery code of my key pair for shared journals.',
  body: rewrapJournalRoute.body,
  response: one(shareKeySchema),
});

const sharedJournalSchema = z.object({
  id: rowId,
  owner: z.object({ id: documentId, displayName: z.string() }),
  keyId: rowId.describe('The key pair of mine that it was made for.'),
  ephemeralKey,
  forPractitioner,
  entryCount: z.number().int().min(0),
  createdAt: instant,
});

/** A share as its practitioner sees it. */
export type SharedJournal = z.output<typeof sharedJournalSchema>;

/** What employees share with the signed-in practitioner. */
export const listSharedJournalsRoute = route({
  method: 'GET',
  path: '/my/shared-journals',
  summary: 'The periods of journals that are shared with me now.',
  response: one(z.array(sharedJournalSchema)),
});

const copySchema = createShareRoute.body.shape.entries.element;

/** The copy of an entry, as it is stored. */
export type StoredCopy = z.output<typeof copySchema>;

/** The entries of one share. */
export const listSharedEntriesRoute = route({
  method: 'GET',
  path: '/my/shared-journals/:id/entries',
  summary: 'The entries of a period that is shared with me, sealed for me, page by page.',
  params: z.object({ id: rowId }),
  query: listEntriesRoute.query,
  response: z.object({ data: z.array(copySchema), meta: listEntriesRoute.response.shape.meta }),
});
