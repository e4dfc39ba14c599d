import fc from 'fast-check';
import JSZip from 'jszip';
import type { PersonalSource } from '@huntzen/kernel/server';
import { describe, expect, it, test } from 'vitest';
import { createDataKey, UnreadableRecordError } from '../crypto/index.ts';
import { buildExport, harmlessPart } from './build.ts';
import { chunkBytes, ChunkWriter, openChunk, sealChunk, type ChunkPlace } from './chunks.ts';

const owner = { exportId: 'e', personId: 'alice', attempt: 2 };

async function written(parts: readonly Uint8Array[]) {
  const stored: { content: Buffer; place: ChunkPlace }[] = [];
  const writer = new ChunkWriter((content, place) => {
    stored.push({ content: Buffer.from(content), place });
    return Promise.resolve();
  });
  for (const part of parts) await writer.write(part);
  return { bytes: await writer.end(), stored };
}

describe('the pieces of an export', () => {
  it.each([1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes])(
    'of %i bytes are whole, in order, and one is the last',
    async (size) => {
      const content = Buffer.alloc(size, 7);
      const { bytes, stored } = await written([content.subarray(0, 1), content.subarray(1)]);
      expect(bytes).toBe(size);
      expect(Buffer.concat(stored.map((chunk) => chunk.content)).equals(content)).toBe(true);
      expect(stored.map(({ place }) => place)).toEqual(
        stored.map((_chunk, place) => ({ place, isLast: place === stored.length - 1 })),
      );
    },
  );

  test('do not open anywhere else', () => {
    const key = createDataKey();
    const place = { place: 3, isLast: false };
    const sealed = sealChunk(key, Buffer.from('a piece'), owner, place);
    expect(openChunk(key, sealed, owner, place).toString()).toBe('a piece');
    const elsewhere = [
      () => openChunk(key, sealed, owner, { ...place, place: 4 }),
      () => openChunk(key, sealed, owner, { ...place, isLast: true }),
      () => openChunk(key, sealed, { ...owner, attempt: 3 }, place),
      () => openChunk(key, sealed, { ...owner, exportId: 'f' }, place),
      () => openChunk(key, sealed, { ...owner, personId: 'bob' }, place),
      () => openChunk(createDataKey(), sealed, owner, place),
    ];
    for (const open of elsewhere) expect(open).toThrow(UnreadableRecordError);
  });
});

async function zipOf(source: PersonalSource): Promise<JSZip> {
  const parts: Uint8Array[] = [];
  const reader = { accountId: 'alice', role: 'employee' as const, companyId: null, language: 'fr' as const };
  await buildExport({ reader, sources: [source], madeAt: new Date('2026-11-22T08:00:00Z') }, (bytes) => {
    parts.push(bytes.slice());
    return Promise.resolve();
  });
  return JSZip.loadAsync(Buffer.concat(parts), { checkCRC32: true });
}

describe('the files of an export', () => {
  test('a long list is cut into parts; none is empty and no row is lost', async () => {
    const zip = await zipOf({
      name: 'numbers',
      covers: [],
      meaning: { fr: 'Nombres.', en: 'Numbers.' },
      columns: ['number'],
      read: async function* () {
        for (let number = 0; number < 20_000; number += 1) yield await Promise.resolve({ row: { number } });
      },
    });
    const rowsOf = async (path: string) =>
      (JSON.parse((await zip.file(path)?.async('string')) ?? 'null') as { number: number }[]).map(
        ({ number }) => number,
      );
    const rows = [...(await rowsOf('data/numbers.json')), ...(await rowsOf('data/numbers-2.json'))];
    expect(rows).toEqual(Array.from({ length: 20_000 }, (_unused, number) => number));
    expect(zip.file('data/numbers-2.csv')).not.toBeNull();
    expect(zip.file('data/numbers-3.json')).toBeNull();
  });

  test('no name of a file leaves the folder of its list', () => {
    for (const name of ['../../etc/passwd', '/root', 'C:\\autoexec.bat', '..', '', 'a\u202Efdp.exe', 'x\0y'])
      expect(harmlessPart(name)).toMatch(/^[^/\\:\0\u202E]+$/);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const kept = harmlessPart(name);
        return kept !== '' && !/^\.|[/\\\p{C}]/u.test(kept) && Array.from(kept).length <= 120;
      }),
    );
  });
});
