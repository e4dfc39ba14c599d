import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Core } from '@strapi/strapi';

/** Row id of each uploaded file, by its name without extension (pictures) or with it (film, sound, captions). */
export type MediaIds = ReadonlyMap<string, number>;

const folder = join(import.meta.dirname, 'content/media');

const types: Record<string, string> = {
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.vtt': 'text/vtt',
};

/** The text of a film or a sound: its paragraphs, one a line, without the title. */
export async function readTranscript(name: string): Promise<string> {
  const text = await readFile(join(folder, name), 'utf8');
  const [, ...paragraphs] = text.trim().split(/\n{2,}/);
  return paragraphs.map((paragraph) => paragraph.replaceAll('\n', ' ')).join('\n');
}

/** Uploads the pictures, the film, the sound and the captions of the demonstration into the media library. */
export async function loadMedia(strapi: Core.Strapi): Promise<MediaIds> {
  const upload = strapi
    .plugin('upload')
    .service<{ upload: (request: unknown) => Promise<{ id: number }[]> }>('upload');
  const ids = new Map<string, number>();
  const files = [
    ...(await readdir(join(folder, 'images'))).map((name) => join(folder, 'images', name)),
    ...(await readdir(folder)).map((name) => join(folder, name)),
  ].filter((path) => extname(path) in types);
  for (const path of files.sort()) {
    const name = basename(path);
    const extension = extname(path);
    const [created] = await upload.upload({
      data: { fileInfo: { name, alternativeText: '', caption: '' } },
      files: {
        filepath: path,
        originalFilename: name,
        mimetype: types[extension],
        size: (await stat(path)).size,
      },
    });
    if (created === undefined) throw new Error(`${name} was not uploaded`);
    ids.set(extension === '.webp' ? basename(name, extension) : name, created.id);
  }
  return ids;
}
