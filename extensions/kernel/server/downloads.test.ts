import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { begun, DownloadPlaces } from './downloads.ts';
import { TooManyDownloadsError } from './errors.ts';

function source() {
  const seen = { read: 0, ended: false };
  async function* generate(): AsyncGenerator<string, void> {
    try {
      for (;;) {
        await Promise.resolve();
        seen.read += 1;
        yield 'x'.repeat(1000);
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, generate };
}

test('a place is free again after an end, a failure, and a reader who never read', async () => {
  const places = new DownloadPlaces(1);
  const { seen, generate } = source();
  const first = await begun(places.hold(generate()));
  await expect(begun(places.hold(generate()))).rejects.toBeInstanceOf(TooManyDownloadsError);

  const stream = Readable.from(first, { objectMode: false });
  stream.destroy();
  await new Promise((resolve) => stream.once('close', resolve));
  expect(seen).toEqual({ read: 1, ended: true });

  const second = Readable.from(await begun(places.hold(generate())));
  const failed = new Promise((resolve) => second.once('error', resolve));
  second.destroy(new Error('the client went away'));
  await failed;
  await begun(places.hold(generate()));
});

test('what fails at once fails before anything is given', async () => {
  async function* failing(): AsyncGenerator<string, void> {
    await Promise.resolve();
    yield* [];
    throw new Error('no database');
  }
  await expect(begun(failing())).rejects.toThrow('no database');
});

test('nothing is read ahead of a slow reader', async () => {
  const { seen, generate } = source();
  const stream = Readable.from(await begun(generate()), { objectMode: false, highWaterMark: 4000 });
  stream.once('readable', () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen.read).toBeLessThan(10);
  stream.destroy();
});
