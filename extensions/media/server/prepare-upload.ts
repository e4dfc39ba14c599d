/**
 * What a file goes through before the media library keeps it: its content decides what it is, and pictures are written
 * anew, upright, no larger than pages show them, without a trace of camera, place or editor. Whatever hid behind a
 * picture's last byte is not in the new one.
 */
import { open, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';
import { kindOfText, kindOfType, pictures, type FoundKind, type PictureFormat } from './domain/file-kinds.ts';
import { refusal } from './errors.ts';

/** A file as the upload form left it, in a temporary folder. */
export interface IncomingFile {
  filepath: string;
  originalFilename?: string | null;
  mimetype?: string | null;
  detectedMimeType?: string;
  size: number;
}

/** No picture of ours is shown wider or higher. */
const longestSide = 1600;
const mostPixels = 50_000_000;
const beginningBytes = 4096;

async function readBeginning(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginningBytes), 0, beginningBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function detectKind(path: string): Promise<FoundKind> {
  const detected = await fileTypeFromFile(path);
  return detected === undefined ? kindOfText(await readBeginning(path)) : kindOfType(detected.mime);
}

async function redraw(
  from: string,
  to: string,
  format: PictureFormat,
  language: string | null | undefined,
): Promise<void> {
  const options = { animated: true, failOn: 'error', limitInputPixels: false } as const;
  let pixels: number;
  try {
    // An animated picture says the height of all its frames together.
    const { width, height } = await sharp(from, options).metadata();
    pixels = width * height;
  } catch {
    throw refusal('broken', language);
  }
  if (pixels > mostPixels) throw refusal('tooManyPixels', language);
  try {
    await sharp(from, options)
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toFormat(format, { quality: 85 })
      .toFile(to);
  } catch {
    throw refusal('broken', language);
  }
}

/**
 * The file to keep instead of the one sent, under a name that fits its content; the one sent is left alone.
 *
 * @param workspace a folder for what is written anew; the caller removes it.
 * @throws an error of Strapi with the reason in the person's language, when the file is not one of ours.
 */
export async function prepareUpload(
  file: IncomingFile,
  workspace: string,
  language?: string | null,
): Promise<IncomingFile> {
  const kind = await detectKind(file.filepath);
  if (kind === null) throw refusal('unknown', language);
  const { mime, extension } = kind.picture === null ? kind : pictures[kind.picture];
  const named = {
    ...file,
    originalFilename: `${parse(file.originalFilename ?? '').name || 'file'}.${extension}`,
    mimetype: mime,
    detectedMimeType: mime,
  };
  if (kind.picture === null) return named;
  const filepath = join(workspace, `${crypto.randomUUID()}.${extension}`);
  await redraw(file.filepath, filepath, kind.picture, language);
  return { ...named, filepath, size: (await stat(filepath)).size };
}
