import type { CareDatabase } from '@huntzen/database';
import { querySources, type PersonalSource } from '@huntzen/kernel/server';
import type { AttachmentStore, ChatStore } from '../chat/index.ts';
import type { ClinicalNoteStore } from '../clinical/index.ts';
import type { JournalStore, ShareStore } from '../journal/index.ts';
import type { NoteStore } from '../notes/index.ts';
import { conversationSources } from './sources-of-conversations.ts';
import { journalSources } from './sources-of-journals.ts';
import { noteSources } from './sources-of-notes.ts';
import { sourcesOfRecords } from './sources-of-records.ts';

/** What the sources of records are read through: the stores that decrypt, and that write the ledger. */
export interface RecordsReading {
  database: CareDatabase;
  chat: ChatStore;
  attachments: AttachmentStore;
  notes: NoteStore;
  clinicalNotes: ClinicalNoteStore;
  journals: JournalStore;
  shares: ShareStore;
}

/** What records hold of a person. */
export const recordsSources = (reading: RecordsReading): readonly PersonalSource[] => [
  ...querySources(() => reading.database, sourcesOfRecords),
  ...conversationSources(reading),
  ...noteSources(reading),
  ...journalSources(reading),
];
