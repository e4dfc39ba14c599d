/**
 * A file for a message, as it came: its content decides what it is. Pictures are written anew, upright, without a trace of camera or
 * place, and without whatever hid behind their last byte. A PDF that does anything but show itself is refused.
 */
import { InvalidInputError, type Text } from '@huntzen/kernel/server';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import type { NewAttachment } from '../chat/index.ts';
import { attachmentMediaTypes, maxAttachmentBytes, type AttachmentMediaType } from '../contracts/index.ts';
import { harmlessName } from './domain/file-name.ts';
import { findPdfProblem, withoutPdfMetadata, type PdfProblem } from './domain/pdf.ts';

// A photographed page is still read at this size.
const longestSide = 2560;
const mostPixels = 50_000_000;

const tooLarge: Text = {
  fr: 'Ce fichier dépasse 10 Mo. Réduisez-le, puis ajoutez-le à nouveau.',
  en: 'This file is larger than 10 MB. Make it smaller, then add it again.',
};
const unknownType: Text = {
  fr: 'Ce fichier n’est ni une image JPEG, PNG ou WebP, ni un PDF : son contenu a été examiné, pas son nom. Convertissez-le, puis ajoutez-le à nouveau.',
  en: 'This file is not a JPEG, PNG or WebP picture, nor a PDF: its content was examined, not its name. Convert it, then add it again.',
};
const broken: Text = {
  fr: 'Cette image est abîmée ou trop grande pour être ouverte. Choisissez-en une autre.',
  en: 'This picture is damaged or too large to be opened. Choose another one.',
};
const pdfTexts: Record<PdfProblem, Text> = {
  active: {
    fr: 'Ce PDF contient un script, une action ou un autre fichier : il n’est pas envoyé. Imprimez-le en PDF, puis ajoutez le nouveau fichier.',
    en: 'This PDF holds a script, an action or another file: it is not sent. Print it to PDF, then add the new file.',
  },
  closed: {
    fr: 'Ce PDF est protégé ou abîmé : il ne peut pas être vérifié. Enregistrez-le sans mot de passe, puis ajoutez-le à nouveau.',
    en: 'This PDF is protected or damaged: it cannot be checked. Save it without a password, then add it again.',
  },
};

const refusal = (text: Text) => new InvalidInputError([{ path: 'content', text }]);

async function redraw(content: Buffer, format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  try {
    return await sharp(content, { failOn: 'error', limitInputPixels: mostPixels })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toFormat(format, { quality: 85 })
      .toBuffer();
  } catch {
    // What the library says of a picture may quote it.
    throw refusal(broken);
  }
}

async function prepare(mediaType: AttachmentMediaType, content: Buffer): Promise<Buffer> {
  switch (mediaType) {
    case 'image/jpeg':
      return redraw(content, 'jpeg');
    case 'image/png':
      return redraw(content, 'png');
    case 'image/webp':
      return redraw(content, 'webp');
    case 'application/pdf': {
      const problem = findPdfProblem(content);
      if (problem !== null) throw refusal(pdfTexts[problem]);
      return withoutPdfMetadata(content);
    }
  }
}

/** The file to keep instead of the one that came. @throws InvalidInputError on `content` when it is not one of ours. */
export async function receiveAttachment(fileName: string, base64: string): Promise<NewAttachment> {
  const received = Buffer.from(base64, 'base64');
  if (received.length > maxAttachmentBytes) throw refusal(tooLarge);
  const detected = await fileTypeFromBuffer(received);
  const mediaType = attachmentMediaTypes.find((type) => type === detected?.mime);
  if (mediaType === undefined) throw refusal(unknownType);
  const content = await prepare(mediaType, received);
  if (content.length > maxAttachmentBytes) throw refusal(tooLarge);
  return { name: harmlessName(fileName, mediaType), mediaType, content };
}
