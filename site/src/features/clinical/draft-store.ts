/**
 * Drafts of notes that this device keeps until they are saved. Each account has a key of its own that no script can read out;
 * drafts are AES-256-GCM under it, bound to account and consultation. Both go when somebody signs out or somebody else
 * signs in.
 */
import { openDB, type DBSchema } from 'idb';

import type { Draft } from './autosave.ts';

interface Schema extends DBSchema {
  keys: { key: string; value: { accountId: string; key: CryptoKey } };
  drafts: {
    key: string;
    value: { place: string; accountId: string; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer };
  };
}

const algorithm = 'AES-GCM';

const open = () =>
  openDB<Schema>('care-notes', 1, {
    upgrade: (database) => {
      database.createObjectStore('keys', { keyPath: 'accountId' });
      database.createObjectStore('drafts', { keyPath: 'place' });
    },
  });

const placeOf = (accountId: string, consultationId: string) => `${accountId} ${consultationId}`;

async function keyOf(accountId: string): Promise<CryptoKey> {
  const database = await open();
  const found = await database.get('keys', accountId);
  if (found !== undefined) return found.key;
  const made = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // Two pages may make one at once: the first that is written down is the key of both.
  const transaction = database.transaction('keys', 'readwrite');
  const first = await transaction.store.get(accountId);
  if (first === undefined) await transaction.store.put({ accountId, key: made });
  await transaction.done;
  return first?.key ?? made;
}

const parameters = (iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
  name: algorithm,
  iv,
  additionalData: new TextEncoder().encode(place),
});

/** Writes a draft down in place of the one before. */
export async function keepDraft(accountId: string, consultationId: string, draft: Draft): Promise<void> {
  const place = placeOf(accountId, consultationId);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const content = new TextEncoder().encode(JSON.stringify(draft));
  const sealed = await crypto.subtle.encrypt(parameters(iv, place), await keyOf(accountId), content);
  await (await open()).put('drafts', { place, accountId, iv, sealed });
}

/** The draft of a consultation; null without one, or when it does not open. */
export async function findDraft(accountId: string, consultationId: string): Promise<Draft | null> {
  const place = placeOf(accountId, consultationId);
  const kept = await (await open()).get('drafts', place);
  if (kept === undefined) return null;
  try {
    const content = await crypto.subtle.decrypt(
      parameters(kept.iv, place),
      await keyOf(accountId),
      kept.sealed,
    );
    return JSON.parse(new TextDecoder().decode(content)) as Draft;
  } catch (error) {
    // Its key is gone: whoever signed out meant it to be.
    if (!(error instanceof DOMException)) throw error;
    await forgetDraft(accountId, consultationId);
    return null;
  }
}

/** Forgets the draft of a consultation. */
export async function forgetDraft(accountId: string, consultationId: string): Promise<void> {
  await (await open()).delete('drafts', placeOf(accountId, consultationId));
}

/** Forgets the drafts and keys of everybody but this account; with null, of everybody. */
export async function forgetDraftsBut(accountId: string | null): Promise<void> {
  const transaction = (await open()).transaction(['keys', 'drafts'], 'readwrite');
  const keys = transaction.objectStore('keys');
  const drafts = transaction.objectStore('drafts');
  for (const owner of await keys.getAllKeys()) if (owner !== accountId) await keys.delete(owner);
  for (const { place, accountId: owner } of await drafts.getAll())
    if (owner !== accountId) await drafts.delete(place);
  await transaction.done;
}
