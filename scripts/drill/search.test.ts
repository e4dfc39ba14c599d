/** The search of the drill finds what is planted in every form, and says where, without what stands around it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Canaries } from './canary.ts';
import { Search, type Place } from './search.ts';

const canaries = new Canaries();
const secret = canaries.plant('note', 'sealed');
const kept = canaries.plant('phone', 'kept');
const known = canaries.plant('article', 'public');
const key = canaries.add('a key', 'sealed', 'whsec_Zm9vYmFyYmF6cXV4+/=');
const outlet: Place = { name: 'mails', holds: ['public'] };
const store: Place = { name: 'dump', holds: ['public', 'kept'] };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'care-search-'));
});
afterAll(() => rm(folder, { recursive: true }));

const leaksOf = (content: Buffer | string, place = outlet) => {
  const search = new Search(canaries);
  search.look(place, 'here', content);
  return search.leaks.map(({ field }) => field);
};

const each = (text: string, escape: (byte: number) => string) => [...Buffer.from(text)].map(escape).join('');
const hex = (byte: number) => byte.toString(16);
const wrapped = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replaceAll(/(.{20})/g, '$1\r\n');
const zip = (text: string) => {
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 'latin1');
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(5, 26);
  return Buffer.concat([head, Buffer.from('a.txt'), deflateRawSync(text)]);
};

describe('a canary is found', () => {
  test.each([
    ['as it is', `x ${secret} y`],
    ['in capitals', secret.toUpperCase()],
    ['in UTF-16', Buffer.from(secret, 'utf16le')],
    ['in UTF-16 the other way round', Buffer.from(secret, 'utf16le').swap16()],
    ['in hexadecimal', Buffer.from(`x${secret}`).toString('hex')],
    ['in capital hexadecimal', Buffer.from(secret).toString('hex').toUpperCase()],
    ['in Base64', Buffer.from(secret).toString('base64')],
    ['in Base64, one further', Buffer.from(`x${secret}y`).toString('base64')],
    ['in Base64, two further', Buffer.from(`xx${secret}yy`).toString('base64url')],
    ['in Base64 of UTF-16', Buffer.from(`à${secret}`, 'utf16le').toString('base64')],
    ['in Base64 over lines', wrapped(`A long text before it, and then ${secret}.`)],
    ['percent-encoded', each(secret, (byte) => `%${hex(byte)}`)],
    ['escaped as JSON', each(secret, (byte) => `\\u00${hex(byte)}`)],
    ['quoted-printable', each(secret, (byte) => `=${hex(byte).toUpperCase()}`)],
    ['over a soft line break', `${secret.slice(0, 9)}=\r\n${secret.slice(9)}`],
    ['over a folded line', `${secret.slice(0, 9)}\r\n ${secret.slice(9)}`],
    ['in gzip', Buffer.concat([Buffer.from('before'), gzipSync(`x ${secret}`)])],
    [
      'in a stream of a PDF',
      Buffer.concat([Buffer.from('stream\n'), deflateSync(secret), Buffer.from('\nend')]),
    ],
    ['in a ZIP', zip(`x ${secret}`)],
    ['in gzip of gzip', gzipSync(gzipSync(secret))],
  ])('%s', (_form, content) => {
    expect(leaksOf(content)).toEqual(['note']);
  });

  test('cut off, as a part of one', () => {
    expect(leaksOf(`… ${secret.slice(0, 18)}…`)).toEqual(['a part of a canary']);
  });

  test('of another shape', () => {
    expect(leaksOf(`key ${key}`)).toEqual(['a key']);
    expect(leaksOf(Buffer.from(key).toString('hex'))).toEqual(['a key']);
  });

  test('across the border of two parts of a large file, and in its last bytes', async () => {
    const border = 8 * 1024 * 1024;
    for (const at of [border - 5, 3 * border - secret.length]) {
      const large = Buffer.alloc(3 * border, 'a');
      large.write(secret, at);
      const path = join(folder, 'large');
      await writeFile(path, large);
      const search = new Search(canaries);
      await search.lookIntoFile(outlet, 'large', path);
      expect(search.leaks.map(({ field }) => field)).toEqual(['note']);
      expect(search.searched.get('mails')).toEqual({ items: 1, bytes: large.length });
    }
  });

  test('in any file of a folder, and in its name: what the drill is for', async () => {
    await writeFile(join(folder, 'cms.log'), `{"level":"error","message":"could not save ${secret}"}\n`);
    await writeFile(join(folder, 'mail.eml'), `Subject: x\r\n\r\n${wrapped(`Bonjour ${secret}`)}`);
    await writeFile(join(folder, `${kept}.pdf`), '');
    const search = new Search(canaries);
    await search.lookIntoFolder(outlet, folder);
    expect(search.leaks.map(({ detail, field }) => [detail, field])).toEqual(
      expect.arrayContaining([
        ['cms.log', 'note'],
        ['mail.eml', 'note'],
        ['the name of a file', 'phone'],
      ]),
    );
    expect(JSON.stringify(search.findings)).not.toContain(secret);
  });
});

describe('what belongs somewhere', () => {
  test('is no leak there, and is known to have been seen', () => {
    const search = new Search(canaries);
    search.look(store, 'care.practitioner_phones', `${kept} ${known}`);
    search.look(outlet, 'a mail', known);
    expect(search.leaks).toEqual([]);
    expect([search.found('dump', 'phone'), search.found('mails', 'article')]).toEqual([true, true]);
    expect(search.found('mails', 'phone')).toBe(false);
  });

  test('is a leak anywhere else', () => {
    expect(leaksOf(kept)).toEqual(['phone']);
    expect(leaksOf(secret, store)).toEqual(['note']);
  });

  test('is read by those it is for, and by no other', () => {
    expect(leaksOf(secret, { ...outlet, readable: ['note'] })).toEqual([]);
    expect(leaksOf(secret, { ...outlet, readable: ['phone'] })).toEqual(['note']);
  });
});

test('random bytes are nothing', () => {
  expect(leaksOf(Buffer.from(Array.from({ length: 200_000 }, (_, n) => (n * 7919) % 251)))).toEqual([]);
});

test('a public word that was cut off is no leak where public words belong, and does not hide a secret one beside it', () => {
  expect(leaksOf(`${known} … ${known.slice(0, 18)}…`)).toEqual([]);
  expect(leaksOf(`${known} … ${secret.slice(0, 18)}…`)).toEqual(['a part of a canary']);
});
