/** What a document's file may be: its content decides, never its name. */
import { InvalidInputError } from '@huntzen/kernel/server';
import { fileTypeFromBuffer } from 'file-type';
import { documentMediaTypes, maxDocumentBytes, type DocumentState } from '../../contracts/index.ts';

/** A type of file that a document may be. */
export type DocumentMediaType = (typeof documentMediaTypes)[number];

const extensions: Record<DocumentMediaType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

const tooLargeText = {
  fr: 'Ce fichier dépasse 10 Mo. Réduisez-le, ou scannez-le avec une qualité moindre, puis ajoutez-le à nouveau.',
  en: 'This file is larger than 10 MB. Make it smaller, or scan it at a lower quality, then add it again.',
};
const unknownTypeText = {
  fr: 'Ce fichier n’est ni un PDF, ni une image JPEG ou PNG : son contenu a été examiné, pas son nom. Convertissez-le, puis ajoutez-le à nouveau.',
  en: 'This file is not a PDF, a JPEG or a PNG: its content was examined, not its name. Convert it, then add it again.',
};

/** The type of a document's file. @throws InvalidInputError on `content` when it is too large or none of ours. */
export async function detectDocumentType(content: Buffer): Promise<DocumentMediaType> {
  if (content.length > maxDocumentBytes)
    throw new InvalidInputError([{ path: 'content', text: tooLargeText }]);
  const detected = await fileTypeFromBuffer(content);
  const known = documentMediaTypes.find((type) => type === detected?.mime);
  if (known === undefined) throw new InvalidInputError([{ path: 'content', text: unknownTypeText }]);
  return known;
}

/** A name for the downloaded file that says nothing of its owner: `diploma.pdf`. */
export const downloadNameOf = (kind: string, mediaType: string): string =>
  `${kind}.${documentMediaTypes.includes(mediaType as DocumentMediaType) ? extensions[mediaType as DocumentMediaType] : 'bin'}`;

const expiringDays = 60;
const dayMs = 86_400_000;

/** Whether a document still counts on a day; both are `YYYY-MM-DD`. */
export function documentState(expiresOn: string | null, today: string): DocumentState {
  if (expiresOn === null) return 'valid';
  const days = (Date.parse(expiresOn) - Date.parse(today)) / dayMs;
  if (days < 0) return 'expired';
  return days <= expiringDays ? 'expiring' : 'valid';
}
