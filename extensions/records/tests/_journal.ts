/** A browser of a test: it seals with the very code that the pages use. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '@huntzen/database';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import type { TestCms } from '../../../scripts/testing/cms.ts';
import type { OwnShare, SharedJournal, ShareKey, StoredCopy, StoredEntry } from '../contracts/index.ts';
import {
  createKeyPair,
  createShare,
  createVault,
  openCopy,
  openEntry,
  openPrivateKey,
  openShare,
  sealCopy,
  sealEntry,
  type EntryContent,
  type Key,
} from '../journal-crypto/index.ts';

/** The passphrase of every test journal. */
export const passphrase = 'quatre chats dorment au soleil';

/** What is written where a test does not care. */
export const someContent: EntryContent = {
  day: '2026-11-21',
  mood: 4,
  tags: ['sommeil'],
  text: 'Marché au bord de l’eau.',
  writtenAt: '2026-11-22T07:00:00.000Z',
};

/** An employee's browser with an open journal. */
export interface JournalBrowser {
  owner: Actor;
  token: string;
  keyId: string;
  key: Key;
}

/** Sets a journal up. */
export async function openJournal(cms: TestCms, owner: Actor): Promise<JournalBrowser> {
  const keyId = randomUUID();
  const { key, wrappings } = await createVault(
    { purpose: 'journal', ownerId: owner.accountId, keyId },
    passphrase,
  );
  const token = await tokenOf(cms, owner);
  const made = await call(cms, 'POST', '/journal', { token, body: { keyId, ...wrappings } });
  if (made.status !== 201) throw new Error(made.text);
  return { owner, token, keyId, key };
}

/** Seals an entry as the browser does. */
export const sealFor = (
  { owner, key, keyId }: JournalBrowser,
  entryId: string,
  content: EntryContent,
  revision = 1,
) => sealEntry(key, { ownerId: owner.accountId, entryId, keyId, revision }, content);

/** Writes an entry; returns the answer. */
export async function write(
  cms: TestCms,
  browser: JournalBrowser,
  content = someContent,
  id: string = randomUUID(),
) {
  const sealed = await sealFor(browser, id, content);
  const { token, keyId } = browser;
  return call<StoredEntry[]>(cms, 'POST', '/journal/entries', {
    token,
    body: { entries: [{ id, keyId, sealed }] },
  });
}

/** Reads and opens every entry. */
export async function readAll(cms: TestCms, { token, owner, key }: JournalBrowser): Promise<EntryContent[]> {
  const { data } = await call<StoredEntry[]>(cms, 'GET', '/journal/entries', { token });
  return Promise.all(
    data.map(({ id, keyId, revision, sealed }) =>
      openEntry(key, { ownerId: owner.accountId, entryId: id, keyId, revision }, sealed),
    ),
  );
}

/** A practitioner's browser with an open key pair. */
export interface PractitionerBrowser {
  actor: Actor;
  token: string;
  shareKey: ShareKey;
  privateKey: Key;
}

/** Sets a key pair up, or replaces it. */
export async function openShareKey(
  cms: TestCms,
  actor: Actor,
  replaces: string | null = null,
): Promise<PractitionerBrowser> {
  const id = randomUUID();
  const ownerId = actor.accountId;
  const { key, wrappings } = await createVault({ purpose: 'share-key', ownerId, keyId: id }, passphrase);
  const pair = await createKeyPair(key, ownerId, id);
  const token = await tokenOf(cms, actor);
  const made = await call<ShareKey>(cms, 'POST', '/my/share-key', {
    token,
    body: { id, replaces, ...pair, ...wrappings },
  });
  if (made.status !== 201) throw new Error(made.text);
  return { actor, token, shareKey: made.data, privateKey: await openPrivateKey(key, ownerId, id, pair) };
}

/** Shares entries with a practitioner; returns the answer. */
export async function share(
  cms: TestCms,
  browser: JournalBrowser,
  { actor, shareKey }: Pick<PractitionerBrowser, 'actor' | 'shareKey'>,
  entries: readonly { id: string; content: EntryContent }[],
) {
  const shareId = randomUUID();
  const name = {
    shareId,
    ownerId: browser.owner.accountId,
    practitionerId: actor.accountId,
    keyId: shareKey.id,
  };
  const period = { from: '2026-11-01', to: '2026-11-30' };
  const made = await createShare(browser.key, name, shareKey.publicKey, period);
  const copies = await Promise.all(
    entries.map(async ({ id, content }) => ({
      entryId: id,
      sealed: await sealCopy(made.shareKey, name, id, content),
    })),
  );
  const body = {
    id: shareId,
    keyId: browser.keyId,
    practitionerId: actor.accountId,
    practitionerKeyId: shareKey.id,
    ...made.share,
    entries: copies,
  };
  return call<OwnShare>(cms, 'POST', '/journal/shares', { token: browser.token, body });
}

/** Opens everything that is shared with a practitioner. */
export async function readShared(cms: TestCms, { token, actor, shareKey, privateKey }: PractitionerBrowser) {
  const { data: shares } = await call<SharedJournal[]>(cms, 'GET', '/my/shared-journals', { token });
  return Promise.all(
    shares.map(async (stored) => {
      const name = {
        shareId: stored.id,
        ownerId: stored.owner.id,
        practitionerId: actor.accountId,
        keyId: stored.keyId,
      };
      const opened = await openShare(privateKey, shareKey.publicKey, name, stored);
      const { data } = await call<StoredCopy[]>(cms, 'GET', `/my/shared-journals/${stored.id}/entries`, {
        token,
      });
      const entries = await Promise.all(
        data.map(({ entryId, sealed }) => openCopy(opened.shareKey, name, entryId, sealed)),
      );
      return { owner: stored.owner.displayName, from: opened.from, to: opened.to, entries };
    }),
  );
}
