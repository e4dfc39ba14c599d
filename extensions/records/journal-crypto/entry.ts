/** What somebody writes in their journal, and how it is sealed. The day is inside: the server knows when it was saved, no more. */
import { UnreadableSealError } from './errors.ts';
import { openValue, sealValue, type Key, type Sealed } from './sealing.ts';

/** The longest text, in UTF-16 units. */
export const maxEntryCharacters = 10_000;

/** The most tags of an entry. */
export const maxTags = 10;

/** The longest tag, in UTF-16 units. */
export const maxTagCharacters = 30;

/** An entry as it is sealed: the day it is about, how it was, words for it, a text. */
export interface EntryContent {
  day: string;
  mood: number;
  tags: string[];
  text: string;
  writtenAt: string;
}

/** A part of an entry; `entry` is the whole of it. */
export type EntryPart = keyof EntryContent | 'entry';

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most && value.isWellFormed();

const isDay = (value: unknown): boolean =>
  isText(value, 10) &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

const isTag = (value: unknown): boolean =>
  isText(value, maxTagCharacters) && value.trim() === value && value !== '';

// By hand: a library for it would be a third of what the page loads of ours.
const checks: Readonly<Record<keyof EntryContent, (value: unknown) => boolean>> = {
  day: isDay,
  mood: (value) => value === 1 || value === 2 || value === 3 || value === 4 || value === 5,
  tags: (value) => Array.isArray(value) && value.length <= maxTags && value.every(isTag),
  text: (value) => isText(value, maxEntryCharacters),
  writtenAt: (value) =>
    isText(value, 30) && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)),
};

/** The first part of a value for which it is no entry; null when it is one. */
export function findWrongPart(value: unknown): EntryPart | null {
  if (typeof value !== 'object' || value === null) return 'entry';
  const parts = new Map<string, unknown>(Object.entries(value));
  const names = Object.keys(checks) as (keyof EntryContent)[];
  return names.find((name) => !checks[name](parts.get(name))) ?? null;
}

/** An entry out of what was opened. @throws UnreadableSealError when it is none. */
export function presentContent(value: unknown): EntryContent {
  if (findWrongPart(value) !== null) throw new UnreadableSealError();
  const { day, mood, tags, text, writtenAt } = value as EntryContent;
  return { day, mood, tags, text, writtenAt };
}

/** Which entry, whose, under which key, and how often it was saved: what its seal is bound to. */
export interface EntryName {
  readonly ownerId: string;
  readonly entryId: string;
  readonly keyId: string;
  readonly revision: number;
}

const bindingOf = ({ ownerId, entryId, keyId, revision }: EntryName) =>
  ['journal-entry', ownerId, entryId, keyId, revision] as const;

/** Seals an entry under the journal's key. */
export const sealEntry = (key: Key, name: EntryName, content: EntryContent): Promise<Sealed> =>
  sealValue(key, content, bindingOf(name));

/** Opens an entry. @throws UnreadableSealError */
export async function openEntry(key: Key, name: EntryName, sealed: Sealed): Promise<EntryContent> {
  return presentContent(await openValue(key, sealed, bindingOf(name)));
}

/** Which draft: of a new entry, or of the one that is changed. */
export type DraftName = Pick<EntryName, 'ownerId' | 'keyId'>;

const draftBindingOf = ({ ownerId, keyId }: DraftName) => ['journal-draft', ownerId, keyId] as const;

/** Seals what is being typed, so that the device may keep it until it is saved. */
export const sealDraft = (key: Key, name: DraftName, draft: unknown): Promise<Sealed> =>
  sealValue(key, draft, draftBindingOf(name));

/** Opens a draft. @throws UnreadableSealError */
export const openDraft = (key: Key, name: DraftName, sealed: Sealed): Promise<unknown> =>
  openValue(key, sealed, draftBindingOf(name));
