import type { Language } from '@huntzen/kernel/contracts';
import type { PersonalReader, Text } from '@huntzen/kernel/server';

/** The format of exports; its number grows when something of it changes for whoever reads it. See docs/my-data-export.md. */
export const exportFormat = { name: 'huntzen-care-export', version: 1 } as const;

/** A file of an export. */
export interface ManifestFile {
  path: string;
  bytes: number;
  /** SHA-256, in hexadecimal digits. */
  sha256: string;
  /** Of a file of a list. */
  rows?: number;
}

/** A list of an export. */
export interface ManifestList {
  name: string;
  meaning: string;
  rows: number;
  /** Its files, JSON and CSV of each part. */
  files: string[];
  /** How many files belong to its rows, and how many of them could not be read. */
  attachments: number;
  unreadable: number;
}

/** What an export holds. */
export interface Manifest {
  format: typeof exportFormat.name;
  version: typeof exportFormat.version;
  madeAt: string;
  language: Language;
  person: { id: string; role: string };
  lists: ManifestList[];
  /** Every file but the manifest itself. */
  files: ManifestFile[];
}

/** The manifest of an export that holds nothing yet. */
export const emptyManifest = (reader: PersonalReader, madeAt: Date): Manifest => ({
  format: exportFormat.name,
  version: exportFormat.version,
  madeAt: madeAt.toISOString(),
  language: reader.language,
  person: { id: reader.accountId, role: reader.role },
  lists: [],
  files: [],
});

/** A text in the language of the reader. */
export const inLanguage = (text: Text, language: Language): string => text[language];
