// Draws every picture of the demonstration data and writes it beside this file as WebP.
// With `--sheet <file>`, also writes one PNG with all of them, to look at.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { articlePictures, exercisePictures, logos, picture } from './drawing/pictures.ts';

const folder = import.meta.dirname;
const sheetAt = process.argv.indexOf('--sheet');
const sheetPath = sheetAt === -1 ? undefined : process.argv[sheetAt + 1];

const drawings = new Map<string, string>();
for (const [key, draw] of Object.entries({ ...exercisePictures, ...articlePictures }))
  drawings.set(key, picture(draw));
for (const [key, draw] of Object.entries(logos)) drawings.set(key, draw());

await mkdir(join(folder, 'images'), { recursive: true });
const thumbnails: Buffer[] = [];
for (const [key, svg] of drawings) {
  const image = sharp(Buffer.from(svg));
  await image
    .clone()
    .webp({ quality: 82, effort: 6 })
    .toFile(join(folder, 'images', `${key}.webp`));
  if (sheetPath !== undefined) {
    thumbnails.push(await image.resize(390, 260, { fit: 'contain', background: '#ffffff' }).png().toBuffer());
  }
}

if (sheetPath !== undefined) {
  const columns = 5;
  const rows = Math.ceil(thumbnails.length / columns);
  await sharp({ create: { width: columns * 400, height: rows * 270, channels: 3, background: '#ffffff' } })
    .composite(
      thumbnails.map((input, index) => ({
        input,
        left: (index % columns) * 400 + 5,
        top: Math.floor(index / columns) * 270 + 5,
      })),
    )
    .png()
    .toFile(sheetPath);
}
