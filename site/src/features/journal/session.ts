/** An open journal: everything that needs its key. The key never leaves the page, and the page forgets it when it locks. */
import type {
  Journal,
  NewEntry,
  OwnShare,
  SharedJournal,
  ShareTarget,
  StoredCopy,
  StoredEntry,
} from '@huntzen/records/contracts';
import {
  createShare,
  openCopy,
  openDraft,
  openEntry,
  openOwnShare,
  openShare,
  sealCopy,
  sealDraft,
  sealEntry,
  UnreadableSealError,
  type EntryContent,
  type Key,
  type Sealed,
  type SharePeriod,
} from '@huntzen/records/journal-crypto';

import { RefusedError, type Client } from './client.ts';
import type { OpenedEntry } from './journal.ts';

/** What an open journal works with. */
export interface JournalSession {
  readonly client: Client;
  readonly ownerId: string;
  readonly keyId: string;
  readonly key: Key;
}

interface Page<Row> {
  data: Row[];
  meta: { next: string | null };
}

async function readPages<Row>(client: Client, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | null = null;
  do {
    const page: Page<Row> = await client.get(next === null ? path : `${path}?after=${next}`);
    rows.push(...page.data);
    next = page.meta.next;
  } while (next !== null);
  return rows;
}

const presentOpened = (id: string, revision: number, content: EntryContent): OpenedEntry => ({
  id,
  revision,
  ...content,
});

/** Reads and opens every entry; those that do not open are counted. */
export async function readEntries({ client, ownerId, key }: JournalSession) {
  const stored = await readPages<StoredEntry>(client, '/journal/entries');
  const opened = await Promise.all(
    stored.map(async ({ id, keyId, revision, sealed }) => {
      try {
        return presentOpened(
          id,
          revision,
          await openEntry(key, { ownerId, entryId: id, keyId, revision }, sealed),
        );
      } catch (error) {
        if (error instanceof UnreadableSealError) return null;
        throw error;
      }
    }),
  );
  const entries = opened.filter((entry) => entry !== null);
  return { entries, unreadable: opened.length - entries.length };
}

const seal = async (
  { ownerId, keyId, key }: JournalSession,
  entryId: string,
  revision: number,
  content: EntryContent,
) => sealEntry(key, { ownerId, entryId, keyId, revision }, content);

/** Changes an entry. @throws RefusedError 409 when another device changed it since. */
export async function changeEntry(
  session: JournalSession,
  id: string,
  seenRevision: number,
  content: EntryContent,
): Promise<OpenedEntry> {
  const sealed = await seal(session, id, seenRevision + 1, content);
  const body = { keyId: session.keyId, seenRevision, sealed };
  await session.client.send('PUT', `/journal/entries/${id}`, body);
  return presentOpened(id, seenRevision + 1, content);
}

/**
 * Writes a new entry. After an answer that got lost it may be there already, sealed otherwise: then it is changed, so that it is
 * never there twice.
 */
export async function addEntry(
  session: JournalSession,
  id: string,
  content: EntryContent,
  wasTried: boolean,
): Promise<OpenedEntry> {
  try {
    await sendNew(session, [{ id, keyId: session.keyId, sealed: await seal(session, id, 1, content) }]);
    return presentOpened(id, 1, content);
  } catch (error) {
    if (wasTried && error instanceof RefusedError && error.status === 409)
      return changeEntry(session, id, 1, content);
    throw error;
  }
}

const sendNew = ({ client }: JournalSession, entries: NewEntry[]) =>
  client.send('POST', '/journal/entries', { entries });

const importedAtOnce = 50;

/** Writes entries of a file, some at a time. */
export async function addEntries(
  session: JournalSession,
  contents: readonly EntryContent[],
): Promise<OpenedEntry[]> {
  const added: OpenedEntry[] = [];
  for (let start = 0; start < contents.length; start += importedAtOnce) {
    const batch = contents
      .slice(start, start + importedAtOnce)
      .map((content) => ({ id: crypto.randomUUID(), content }));
    const entries = await Promise.all(
      batch.map(async ({ id, content }) => ({
        id,
        keyId: session.keyId,
        sealed: await seal(session, id, 1, content),
      })),
    );
    await sendNew(session, entries);
    added.push(...batch.map(({ id, content }) => presentOpened(id, 1, content)));
  }
  return added;
}

/** Deletes an entry. @throws RefusedError 409 when another device changed it since. */
export const removeEntry = ({ client }: JournalSession, { id, revision }: OpenedEntry): Promise<void> =>
  client.send('DELETE', `/journal/entries/${id}?seenRevision=${revision}`);

/** A share with its period, which only its author can open; null when it does not open. */
export interface OpenedShare extends Omit<OwnShare, 'forOwner'> {
  period: SharePeriod | null;
}

/** Whom one may share with, and what one shares. */
export async function readShares(session: JournalSession) {
  const { client, ownerId, key } = session;
  const [targets, shares] = await Promise.all([
    client.get<{ data: ShareTarget[] }>('/journal/practitioners'),
    client.get<{ data: OwnShare[] }>('/journal/shares'),
  ]);
  const opened = await Promise.all(
    shares.data.map(async ({ forOwner, ...share }): Promise<OpenedShare> => {
      const name = {
        shareId: share.id,
        ownerId,
        practitionerId: share.practitioner.id,
        keyId: share.practitionerKeyId,
      };
      const period = await openOwnShare(key, name, forOwner).catch(() => null);
      return { ...share, period };
    }),
  );
  return { targets: targets.data, shares: opened };
}

/** Shares entries with one practitioner, sealed for them alone. */
export async function shareEntries(
  { client, ownerId, keyId, key }: JournalSession,
  target: { id: string; key: { id: string; publicKey: string } },
  period: SharePeriod,
  entries: readonly OpenedEntry[],
): Promise<void> {
  const shareId = crypto.randomUUID();
  const name = { shareId, ownerId, practitionerId: target.id, keyId: target.key.id };
  const { shareKey, share } = await createShare(key, name, target.key.publicKey, period);
  const copies = await Promise.all(
    entries.map(async ({ id, revision: _revision, ...content }) => ({
      entryId: id,
      sealed: await sealCopy(shareKey, name, id, content),
    })),
  );
  await client.send('POST', '/journal/shares', {
    id: shareId,
    keyId,
    practitionerId: target.id,
    practitionerKeyId: target.key.id,
    ...share,
    entries: copies,
  });
}

/** What a practitioner reads of one share. */
export interface ReadShare extends SharePeriod {
  entries: OpenedEntry[];
}

/** Opens one share as its practitioner. @throws UnreadableSealError, RefusedError 404 once it has ended. */
export async function readShare(
  {
    client,
    practitionerId,
    publicKey,
    privateKey,
  }: { client: Client; practitionerId: string; publicKey: string; privateKey: Key },
  share: SharedJournal,
): Promise<ReadShare> {
  const name = { shareId: share.id, ownerId: share.owner.id, practitionerId, keyId: share.keyId };
  const { shareKey, from, to } = await openShare(privateKey, publicKey, name, share);
  const copies = await readPages<StoredCopy>(client, `/my/shared-journals/${share.id}/entries`);
  const entries = await Promise.all(
    copies.map(async ({ entryId, sealed }) =>
      presentOpened(entryId, 1, await openCopy(shareKey, name, entryId, sealed)),
    ),
  );
  return { from, to, entries };
}

const draftPlace = 'care-journal-draft';

/** Keeps what is being typed on this device, sealed, until it is saved; null forgets it. */
export async function keepDraft(session: JournalSession, draft: unknown): Promise<void> {
  if (draft === null) sessionStorage.removeItem(draftPlace);
  else sessionStorage.setItem(draftPlace, JSON.stringify(await sealDraft(session.key, session, draft)));
}

/** What was being typed when the page went; null when nothing was, or it is another's. */
export async function findDraft(session: JournalSession): Promise<unknown> {
  const kept = sessionStorage.getItem(draftPlace);
  if (kept === null) return null;
  try {
    return await openDraft(session.key, session, JSON.parse(kept) as Sealed);
  } catch {
    // Another journal's, or not ours: nothing to bring back.
    sessionStorage.removeItem(draftPlace);
    return null;
  }
}

/** The journal as the server holds it now; null before its set-up. */
export const readJournal = async (client: Client): Promise<Journal | null> =>
  (await client.get<{ data: Journal | null }>('/journal')).data;
