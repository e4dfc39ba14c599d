import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPerson } from '@huntzen/database/testing/people';
import { careDatabase } from '@huntzen/kernel/server';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { FileStorage } from '../server/storage.ts';
import { sweepFiles } from '../server/sweep.ts';
import { nameOf, read, upload, type UploadedFile } from './_util.ts';

let cms: TestCms;
let editor: string;

beforeAll(async () => {
  cms = await startTestCms({ MEDIA_MAX_MEGABYTES: '1' });
  editor = await panelTokenOf(cms, 'editor');
});
afterAll(() => cms.close());

const directory = () => cms.environment.MEDIA_DIRECTORY ?? '';
const stored = (file: Pick<UploadedFile, 'hash' | 'ext'>) => readFile(join(directory(), nameOf(file)));
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3366aa' } });

async function uploadOne(content: Uint8Array | string, options?: { name?: string; type?: string }) {
  const { status, files, message } = await upload(cms, editor, content, options);
  const [file] = files;
  if (file === undefined) throw new Error(`${status} ${message}`);
  return file;
}

describe('what the media library takes', () => {
  test('a picture is made no wider than 1600 pixels, upright, without its metadata, in smaller formats too', async () => {
    const photograph = await picture(2400, 1200)
      .withExif({ IFD0: { Copyright: 'alice', Artist: 'alice' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(photograph).metadata()).exif).toBeDefined();

    const file = await uploadOne(photograph, { name: 'vacances.jpeg', type: 'image/jpeg' });
    expect(file).toMatchObject({ mime: 'image/jpeg', ext: '.jpg', width: 800, height: 1600 });
    const kept = await sharp(await stored(file)).metadata();
    expect([kept.exif, kept.orientation, kept.width]).toEqual([undefined, undefined, 800]);
    expect(Object.keys(file.formats ?? {}).sort()).toEqual(['large', 'medium', 'small', 'thumbnail']);
    for (const format of Object.values(file.formats ?? {}))
      expect((await sharp(await stored(format)).metadata()).exif).toBeUndefined();
  });

  test('metadata goes even when the new picture is larger than the old one', async () => {
    const noise = Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, index) => (index * 7919) % 251));
    const rough = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
      .withExif({ IFD0: { Artist: 'alice' } })
      .jpeg({ quality: 5 })
      .toBuffer();
    const kept = await stored(await uploadOne(rough, { name: 'rough.jpg' }));
    expect(kept.length).toBeGreaterThan(rough.length);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
  });

  test('the content decides, whatever the name and the declared type say', async () => {
    const png = await picture(20, 20).png().toBuffer();
    const file = await uploadOne(png, { name: 'film.mp4', type: 'video/mp4' });
    expect([file.mime, file.ext]).toEqual(['image/png', '.png']);
    const captions = await uploadOne('WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour', {
      name: 'film.vtt',
      type: 'text/html',
    });
    expect([captions.mime, captions.ext]).toEqual(['text/vtt', '.vtt']);
  });

  test('what hides behind the last byte of a picture is not kept', async () => {
    const png = await picture(20, 20).png().toBuffer();
    const file = await uploadOne(Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]));
    expect((await stored(file)).toString('latin1')).not.toContain('script');
  });

  test.each([
    ['a page named .png', '<!doctype html><script>alert(1)</script>', 'page.png'],
    ['a program named .png', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]), 'tool.png'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'a.svg'],
    ['a script', '#!/bin/sh\nrm -r /', 'film.mp4'],
    ['nothing named .mp3', '\n', 'vide.mp3'],
  ])('%s is refused with the reason', async (_what, content, name) => {
    const { status, message } = await upload(cms, editor, content, { name });
    expect([status, message]).toEqual([
      400,
      expect.stringMatching(/ni une image.*son contenu a été examiné/),
    ]);
  });

  test('half a picture is refused with the reason, in the language of the person', async () => {
    const png = await picture(200, 200).png().toBuffer();
    const half = png.subarray(0, Math.floor(png.length / 2));
    expect((await upload(cms, editor, half)).message).toContain('abîmée');
    await cms.strapi.db.query('admin::user').updateMany({ where: {}, data: { preferedLanguage: 'en' } });
    expect((await upload(cms, editor, half)).message).toContain('damaged');
    await cms.strapi.db.query('admin::user').updateMany({ where: {}, data: { preferedLanguage: 'fr' } });
  });

  test('a picture of too many pixels is refused before it is drawn', async () => {
    const bomb = await picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer();
    expect((await upload(cms, editor, bomb)).message).toContain('50 millions');
  });

  test('a file larger than the configuration allows is refused', async () => {
    const { status, message } = await upload(cms, editor, Buffer.alloc(1024 * 1024 + 1), {
      name: 'film.mp4',
    });
    expect([status, message]).toEqual([413, 'FileTooBig']);
  });

  test('refused files leave nothing behind', async () => {
    const count = () => cms.strapi.db.query('plugin::upload.file').count();
    const before = await count();
    await upload(cms, editor, 'nothing of ours');
    expect(await count()).toBe(before);
  });
});

describe('what the media library shows and keeps', () => {
  test('the panel sees addresses that expire, for a picture and its formats', async () => {
    const file = await uploadOne(await picture(600, 600).webp().toBuffer(), { name: 'a.webp' });
    for (const { url } of [file, ...Object.values(file.formats ?? {})]) {
      const response = await fetch(`${cms.url}${url}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect(response.headers.get('cache-control')).toContain('private');
      expect(
        (await fetch(`${cms.url}${url.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))}`)).status,
      ).toBe(404);
      expect((await fetch(`${cms.url}${url.replace(/\?.*/, '')}`)).status).toBe(404);
    }
    expect((await fetch(`${cms.url}/uploads/${nameOf(file)}`)).status).toBe(404);
  });

  test('the database and our own readers keep the address that lasts', async () => {
    const file = await uploadOne(await picture(30, 30).png().toBuffer());
    const row: unknown = await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id: file.id } });
    expect((row as UploadedFile).url).toBe(`/files/${nameOf(file)}`);
  });

  test('a replaced file has another name and the same id; its earlier bytes stay until nobody needs them', async () => {
    const first = await uploadOne(await picture(600, 300).png().toBuffer());
    const { files } = await upload(cms, editor, await picture(300, 600).jpeg().toBuffer(), { id: first.id });
    const [second] = files;
    if (second === undefined) throw new Error('not replaced');
    expect(second.id).toBe(first.id);
    expect(nameOf(second)).not.toBe(nameOf(first));
    expect([second.mime, second.ext]).toEqual(['image/jpeg', '.jpg']);
    await stored(first);
    for (const format of Object.values(second.formats ?? {})) {
      expect(nameOf(format)).toContain(second.hash);
      await stored(format);
    }
  });

  test('the sweep deletes what nobody names, and nothing else', async () => {
    const file = await uploadOne(await picture(400, 400).png().toBuffer());
    const names = ['forgotten_0123456789.png', 'young_0123456789.png', 'sent_0123456789.png'];
    for (const name of names) await writeFile(join(directory(), name), 'x');
    const old = new Date(Date.now() - 48 * 3600 * 1000);
    const aged = [names[0], names[2], nameOf(file), ...Object.values(file.formats ?? {}).map(nameOf)];
    for (const name of aged) await utimes(join(directory(), name ?? ''), old, old);
    await cms.database.adminPool.query(
      `insert into care.programme_versions (template_id, version, content_hash, title, sessions, created_by)
       values ('template0000000000000000', 1, decode(repeat('00', 32), 'hex'), 'x', $1, 'editor')`,
      [JSON.stringify([{ content: { cover: { url: '/uploads/sent_0123456789.png' } } }])],
    );
    const storage = new FileStorage(directory());
    await sweepFiles(cms.strapi, careDatabase(cms.strapi), storage);
    const left = await Promise.all([...names, ...aged].map((name) => storage.has(name ?? '')));
    expect(left.slice(0, 3)).toEqual([false, true, true]);
    expect(left.slice(4).every(Boolean)).toBe(true);
  });

  test('people without the media library see no private file, nor do visitors', async () => {
    const file = await uploadOne(await picture(30, 30).png().toBuffer());
    const coach = await tokenOf(cms, await createPerson(cms.database.adminPool, { role: 'coach' }));
    const accountant = await panelTokenOf(cms, 'accountant');
    const statuses = [];
    for (const token of [undefined, coach, accountant, editor])
      statuses.push((await read(cms, nameOf(file), token)).status);
    expect(statuses).toEqual([404, 404, 404, 200]);
  });
});
