/** What somebody writes in their journal, and how it is sealed. The day is inside: the server knows when it was saved, no more. */
import * as z from 'zod/mini';
import { openValue, sealValue, type Key, type Sealed } from './sealing.ts';

/** The longest text, in UTF-16 units. */
export const maxEntryCharacters = 10_000;

/** The most tags of an entry. */
export const maxTags = 10;

/** The longest tag, in UTF-16 units. */
export const maxTagCharacters = 30;

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/** An entry as it is sealed: the day it is about, how it was, words for it, a text. */
export const entryContentSchema = z.object({
  day: z.string().check(z.refine(isDay)),
  mood: z.int().check(z.minimum(1), z.maximum(5)),
  tags: z
    .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(maxTagCharacters)))
    .check(z.maxLength(maxTags)),
  text: z.string().check(
    z.maxLength(maxEntryCharacters),
    z.refine((text) => text.isWellFormed()),
  ),
  writtenAt: z.iso.datetime(),
});

/** An entry as it is sealed. */
export type EntryContent = z.output<typeof entryContentSchema>;

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
  return entryContentSchema.parse(await openValue(key, sealed, bindingOf(name)));
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
