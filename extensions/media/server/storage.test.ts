import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileStorage } from './storage.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'care-storage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the files of the earlier folder are taken over once; what is here already stays', async () => {
  const earlier = join(folder, 'uploads');
  await mkdir(earlier);
  for (const name of ['squat.webp', 'known.webp', '.gitkeep'])
    await writeFile(join(earlier, name), 'earlier');
  const storage = new FileStorage(join(folder, 'media'));
  await storage.save('known.webp', Readable.from(['here']));
  await storage.adopt(earlier);
  await storage.adopt(earlier);
  await storage.adopt(join(folder, 'nowhere'));
  expect(await readdir(earlier)).toEqual(['.gitkeep']);
  expect((await readdir(storage.directory)).sort()).toEqual(['known.webp', 'squat.webp']);
  expect(await readFile(join(storage.directory, 'known.webp'), 'utf8')).toBe('here');
  expect(await readFile(join(storage.directory, 'squat.webp'), 'utf8')).toBe('earlier');
});

test('a file that broke off leaves nothing', async () => {
  const storage = new FileStorage(folder);
  const broken = Readable.from(
    (function* () {
      yield 'half';
      throw new Error('broke off');
    })(),
  );
  await expect(storage.save('film.mp4', broken)).rejects.toThrow('broke off');
  expect([await storage.has('film.mp4'), await readdir(folder)]).toEqual([false, []]);
});
