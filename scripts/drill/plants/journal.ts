/** Plants of a journal and of a share of it: sealed by the very code that the pages use. */
import { randomUUID } from 'node:crypto';
import {
  createKeyPair,
  createShare,
  createVault,
  sealCopy,
  sealEntry,
  type EntryContent,
  type Key,
} from '../../../extensions/records/journal-crypto/index.ts';
import { openValue } from '../../../extensions/records/journal-crypto/sealing.ts';
import type { Drill } from '../context.ts';

const content = (text: string, tag: string): EntryContent => ({
  day: new Date().toISOString().slice(0, 10),
  mood: 2,
  tags: [tag],
  text,
  writtenAt: new Date().toISOString(),
});

/** The key pair of the practitioner; its private key is known to this process alone, which notes it down. */
async function plantShareKey(drill: Drill): Promise<{ id: string; publicKey: string }> {
  const ownerId = drill.person('practitioner').id;
  const id = randomUUID();
  const passphrase = drill.word('passphrase of shared journals');
  const { key, wrappings } = await createVault({ purpose: 'share-key', ownerId, keyId: id }, passphrase);
  const pair = await createKeyPair(key, ownerId, id);
  const binding = ['share-private-key', ownerId, id, pair.publicKey];
  const bytes = await openValue(key, pair.privateKey, binding);
  drill.own('private key of shared journals', String(bytes).slice(-40));
  await drill.tell('practitioner', 'POST', '/api/my/share-key', {
    id,
    replaces: null,
    ...pair,
    ...wrappings,
  });
  return { id, publicKey: pair.publicKey };
}

async function share(drill: Drill, key: Key, keyId: string, entry: { id: string; content: EntryContent }) {
  const practitionerId = drill.person('practitioner').id;
  const shareKey = await plantShareKey(drill);
  const name = {
    shareId: randomUUID(),
    ownerId: drill.person('employee').id,
    practitionerId,
    keyId: shareKey.id,
  };
  const period = { from: '2026-01-01', to: entry.content.day };
  const made = await createShare(key, name, shareKey.publicKey, period);
  await drill.tell('employee', 'POST', '/api/journal/shares', {
    id: name.shareId,
    keyId,
    practitionerId,
    practitionerKeyId: shareKey.id,
    ...made.share,
    entries: [{ entryId: entry.id, sealed: await sealCopy(made.shareKey, name, entry.id, entry.content) }],
  });
  drill.ids.set('share', name.shareId);
}

/** A journal with two entries, one of them shared with the practitioner. */
export async function plantJournal(drill: Drill): Promise<void> {
  const ownerId = drill.person('employee').id;
  const keyId = randomUUID();
  const { key, wrappings, recoveryCode } = await createVault(
    { purpose: 'journal', ownerId, keyId },
    drill.word('passphrase of a journal'),
  );
  drill.own('recovery code of a journal', recoveryCode);
  await drill.tell('employee', 'POST', '/api/journal', { keyId, ...wrappings });
  const tag = drill.word('tag of a journal');
  const entries = (['journal entry', 'shared journal entry'] as const).map((field) => ({
    id: randomUUID(),
    content: content(drill.word(field), tag),
  }));
  const sealed = await Promise.all(
    entries.map(async ({ id, content: text }) => ({
      id,
      keyId,
      sealed: await sealEntry(key, { ownerId, entryId: id, keyId, revision: 1 }, text),
    })),
  );
  await drill.tell('employee', 'POST', '/api/journal/entries', { entries: sealed });
  const [, last] = entries;
  if (last !== undefined) await share(drill, key, keyId, last);
}
