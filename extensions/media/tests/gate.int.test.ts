import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { memoryInUse } from '../../../scripts/testing/memory.ts';
import { buildClinic, buildExercise, buildProgramme, buildSession } from '../../programmes/tests/_util.ts';
import { nameOf, read, upload, type UploadedFile } from './_util.ts';

let cms: TestCms;
let editor: string;
const visitor = undefined;
let alice: { accountId: string };
let bob: { accountId: string };
let tokens: { alice: string; bob: string; coach: string; otherCoach: string; employee: string };
let group: string;
let coach: { accountId: string };

beforeAll(async () => {
  cms = await startTestCms();
  editor = await panelTokenOf(cms, 'editor');
  const { adminPool } = cms.database;
  const clinic = await buildClinic(cms);
  ({ alice, bob } = clinic);
  coach = await createPerson(adminPool, { role: 'coach' });
  const otherCoach = await createPerson(adminPool, { role: 'coach' });
  const employee = await createPerson(adminPool, {
    role: 'employee',
    company: await createCompany(adminPool),
  });
  tokens = {
    alice: await tokenOf(cms, alice),
    bob: await tokenOf(cms, bob),
    coach: await tokenOf(cms, coach),
    otherCoach: await tokenOf(cms, otherCoach),
    employee: await tokenOf(cms, employee),
  };
  const { rows } = await adminPool.query<{ id: string }>(
    `insert into care.groups (company_id, name, coach_id) values ($1, 'Les matinaux', $2) returning id`,
    [clinic.company, coach.accountId],
  );
  group = rows[0]?.id ?? '';
  await adminPool.query(
    'insert into care.group_members (company_id, group_id, patient_id) values ($1, $2, $3)',
    [clinic.company, group, alice.accountId],
  );
});
afterAll(() => cms.close());

async function addPicture(): Promise<UploadedFile> {
  const content = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#884422' } })
    .webp()
    .toBuffer();
  const [file] = (await upload(cms, editor, content, { name: 'squat.webp', type: 'image/webp' })).files;
  if (file === undefined) throw new Error('not uploaded');
  return file;
}

async function publishTo(
  patient: { accountId: string },
  file: UploadedFile,
  token = editor,
  rest: { poster?: number; captions?: number } = {},
) {
  const exercise = await buildExercise(cms, { media: [{ file: file.id, ...rest }] });
  const session = await buildSession(cms, { blocks: [{ exercise, rounds: 1, restSeconds: 0 }] });
  const answer = await call<{ id: string }>(cms, 'POST', `/sessions/${session}/publications`, {
    token,
    body: { audience: { kind: 'patient', patientId: patient.accountId } },
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.data.id;
}

const statusOf = async (name: string, token?: string) => (await read(cms, name, token)).status;

describe('who reads a file', () => {
  test('the patient it was sent to, until it is taken back; nobody else learns that it is there', async () => {
    const file = await addPicture();
    const name = nameOf(file);
    expect(await statusOf(name, tokens.alice)).toBe(404);
    const publication = await publishTo(alice, file);

    const response = await read(cms, name, tokens.alice);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(response.headers.get('cache-control')).toBe('private, max-age=300, no-transform');
    for (const token of [tokens.bob, tokens.employee, visitor]) {
      const refused = await read(cms, name, token);
      const absent = await read(cms, 'absent_0123456789.webp', token);
      expect([refused.status, await refused.text()]).toEqual([404, await absent.text()]);
      expect(refused.headers.get('cache-control')).toBe('no-store');
    }

    await call(cms, 'POST', `/publications/${publication}/withdraw`, { token: editor });
    expect(await statusOf(name, tokens.alice)).toBe(404);
  });

  test('what goes with a medium too: its poster and its captions', async () => {
    const [medium, poster] = [await addPicture(), await addPicture()];
    const [captions] = (
      await upload(cms, editor, 'WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour', {
        name: 'fr.vtt',
        type: 'text/vtt',
      })
    ).files;
    if (captions === undefined) throw new Error('not uploaded');
    const names = [poster, captions].map(nameOf);
    const before = await Promise.all(names.map((name) => statusOf(name, tokens.alice)));
    await publishTo(alice, medium, editor, { poster: poster.id, captions: captions.id });
    const after = await Promise.all(names.map((name) => statusOf(name, tokens.alice)));
    const others = await Promise.all(names.map((name) => statusOf(name, tokens.bob)));
    const coach = await Promise.all(names.map((name) => statusOf(name, tokens.coach)));
    expect({ before, after, others, coach }).toEqual({
      before: [404, 404],
      after: [200, 200],
      others: [404, 404],
      coach: [200, 200],
    });
  });

  test('its smaller formats go with it', async () => {
    const file = await addPicture();
    await publishTo(alice, file);
    const thumbnail = file.formats?.thumbnail;
    if (thumbnail === undefined) throw new Error('no thumbnail');
    expect([
      await statusOf(nameOf(thumbnail), tokens.alice),
      await statusOf(nameOf(thumbnail), tokens.bob),
    ]).toEqual([200, 404]);
  });

  test('a publication of before, whose addresses were below /uploads, still shows its pictures', async () => {
    const file = await addPicture();
    await publishTo(bob, await addPicture());
    await cms.database.adminPool.query(
      `update care.publications set cover = jsonb_build_object('kind', 'image', 'url', $1::text)
       where id = (select publication_id from care.occurrences where patient_id = $2 order by id desc limit 1)`,
      [`/uploads/${nameOf(file)}`, bob.accountId],
    );
    expect([await statusOf(nameOf(file), tokens.bob), await statusOf(nameOf(file), tokens.alice)]).toEqual([
      200, 404,
    ]);
  });

  test('the patient whose programme shows it, also when the panel has replaced it since', async () => {
    const file = await addPicture();
    const exercise = await buildExercise(cms, { media: [{ file: file.id }] });
    const session = await buildSession(cms, { blocks: [{ exercise, rounds: 1, restSeconds: 0 }] });
    const programme = await buildProgramme(cms, { steps: [{ session }] });
    const answer = await call(cms, 'POST', `/programmes/${programme}/assignments`, {
      token: editor,
      body: {
        groupIds: [group],
        startsOn: new Date().toISOString().slice(0, 10),
        days: [1, 3, 5],
      },
    });
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
    await upload(
      cms,
      editor,
      await sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
        .png()
        .toBuffer(),
      { id: file.id },
    );
    expect([await statusOf(nameOf(file), tokens.alice), await statusOf(nameOf(file), tokens.bob)]).toEqual([
      200, 404,
    ]);
    expect(await statusOf(nameOf(file), tokens.coach)).toBe(200);
  });

  test('a coach: what is published in the panel, and what their own patients were sent', async () => {
    const draft = await addPicture();
    expect(await statusOf(nameOf(draft), tokens.coach)).toBe(404);
    const published = await addPicture();
    await buildExercise(cms, { media: [{ file: published.id }] });
    expect(await statusOf(nameOf(published), tokens.coach)).toBe(200);
    expect(await statusOf(nameOf(published), tokens.alice)).toBe(404);
    const seen = await addPicture();
    await cms.database.adminPool.query(
      `update care.programme_sessions set content = content || jsonb_build_object('cover', jsonb_build_object('url', $1::text))
       where patient_id = $2`,
      [`/files/${nameOf(seen)}`, alice.accountId],
    );
    expect([
      await statusOf(nameOf(seen), tokens.coach),
      await statusOf(nameOf(seen), tokens.otherCoach),
    ]).toEqual([200, 404]);
  });

  test('what is sent to patients names lasting addresses, never the ones of the panel', async () => {
    const { rows } = await cms.database.adminPool.query<{ frozen: string }>(
      'select blocks::text as frozen from care.publications union all select content::text from care.programme_sessions',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { frozen } of rows) expect(frozen).not.toContain('signature');
  });

  test('everybody: the cover and the pictures of a public article, while it is public', async () => {
    const [cover, inText] = [await addPicture(), await addPicture()];
    const article = cms.strapi.documents('api::article.article');
    const { documentId } = await article.create({
      data: {
        title: 'Marcher',
        slug: 'marcher',
        excerpt: 'Un pas après l’autre',
        content: `![Une marche](http://localhost:1337${inText.url})`,
        cover: cover.id,
      } as never,
    });
    expect([await statusOf(nameOf(cover)), await statusOf(nameOf(inText))]).toEqual([404, 404]);
    await article.publish({ documentId });
    for (const file of [cover, inText]) {
      const response = await read(cms, nameOf(file));
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=604800, immutable');
    }
    const shown = await call<{ contentHtml: string; coverUrl: string }>(cms, 'GET', '/articles/marcher');
    expect(shown.data).toMatchObject({
      contentHtml: expect.stringContaining(`src="/files/${nameOf(inText)}"`) as string,
      coverUrl: `/files/${nameOf(cover)}`,
    });
    await article.unpublish({ documentId });
    expect(await statusOf(nameOf(cover))).toBe(404);
  });

  test('whoever has an account: the photograph of a practitioner', async () => {
    const photo = await addPicture();
    await cms.strapi.documents('api::practitioner.practitioner').create({
      data: {
        displayName: 'Dr Carol',
        specialities: ['psychologist'],
        languages: ['fr'],
        modes: ['video'],
        timeZone: 'Europe/Paris',
        photo: photo.id,
      } as never,
    });
    expect([await statusOf(nameOf(photo)), await statusOf(nameOf(photo), tokens.employee)]).toEqual([
      404, 200,
    ]);
  });

  test.each(['..%2F..%2F.env', '.hidden.webp', 'a%00.webp', `${'a'.repeat(300)}.webp`, 'a.html', 'webp'])(
    'nobody reads %s',
    async (name) => {
      expect(await statusOf(name, editor)).toBe(404);
    },
  );

  test('a file beside the names we give is not there either', async () => {
    const directory = cms.environment.MEDIA_DIRECTORY ?? '';
    await mkdir(join(directory, 'folder.webp'), { recursive: true });
    await writeFile(join(directory, 'notes.html'), '<script>');
    expect([await statusOf('folder.webp', editor), await statusOf('notes.html', editor)]).toEqual([404, 404]);
  });
});

describe('how a file is sent', () => {
  const name = 'film_0123456789.mp4';
  const size = 100 * 1024 * 1024;
  const chunk = randomBytes(1024 * 1024);
  /** What stands at a place of the film. */
  const expected = (from: number, length: number) =>
    Buffer.from(Array.from({ length }, (_, index) => chunk[(from + index) % chunk.length] ?? 0));

  /** Asks without fetch, which adds caching headers of its own. */
  const ask = ({ method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> }) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      request(`${cms.url}/api/media/${name}`, {
        method,
        headers: { authorization: `Bearer ${editor}`, ...headers },
        agent: false,
      })
        .once('response', resolve)
        .once('error', reject)
        .end();
    });

  beforeAll(async () => {
    const path = join(cms.environment.MEDIA_DIRECTORY ?? '', name);
    await pipeline(
      Readable.from(
        (function* () {
          for (let written = 0; written < size; written += chunk.length) yield chunk;
        })(),
      ),
      createWriteStream(path),
    );
  });

  test('from the place a player seeks to', async () => {
    for (const [asked, from, to] of [
      ['bytes=0-9', 0, 9],
      [
        `bytes=${70 * 1024 * 1024 + 5}-${70 * 1024 * 1024 + 104}`,
        70 * 1024 * 1024 + 5,
        70 * 1024 * 1024 + 104,
      ],
      ['bytes=-16', size - 16, size - 1],
      [`bytes=${size - 8}-`, size - 8, size - 1],
    ] as const) {
      const response = await read(cms, name, editor, { range: asked });
      expect(response.status).toBe(206);
      expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to}/${size}`);
      expect(response.headers.get('accept-ranges')).toBe('bytes');
      expect(Buffer.from(await response.arrayBuffer()).equals(expected(from, to - from + 1))).toBe(true);
    }
  });

  test('not from beyond its end, which is said with its size', async () => {
    const response = await read(cms, name, editor, { range: `bytes=${size}-` });
    expect([response.status, response.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
    expect(((await response.json()) as { error: { code: string } }).error.code).toBe('range_not_satisfiable');
  });

  test('not again to who has it, and in part only to who has the rest of the same', async () => {
    const etag = `"${name}"`;
    const known = await ask({ headers: { 'if-none-match': etag } });
    expect([known.statusCode, known.headers.etag, known.headers['content-length']]).toEqual([
      304,
      etag,
      undefined,
    ]);
    const same = await ask({ headers: { 'if-range': etag, range: 'bytes=0-9' } });
    expect([same.statusCode, same.headers['content-length']]).toEqual([206, '10']);
    const other = await ask({ headers: { 'if-range': '"other"', range: 'bytes=0-9' } });
    expect([other.statusCode, other.headers['content-length']]).toEqual([200, String(size)]);
    expect((await ask({ headers: { 'if-match': '"other"' } })).statusCode).toBe(412);
    for (const response of [known, same, other]) response.destroy();
  });

  test('as its head alone', async () => {
    const response = await ask({ method: 'HEAD' });
    expect([response.statusCode, response.headers]).toEqual([
      200,
      expect.objectContaining({
        'content-length': String(size),
        'content-type': 'video/mp4',
        'accept-ranges': 'bytes',
        'x-content-type-options': 'nosniff',
      }),
    ]);
    let received = 0;
    for await (const part of response) received += (part as Buffer).length;
    expect(received).toBe(0);
  });

  test('to a slow reader in constant memory', async () => {
    const before = memoryInUse();
    let sent = 0;
    const response = await ask({});
    await new Promise<void>((resolve, reject) => {
      response.once('error', reject).once('end', resolve);
      response.on('data', (part: Buffer) => {
        const isFirst = sent === 0;
        sent += part.length;
        if (!isFirst) return;
        // Whoever does not wait for the reader has the whole film in memory by then.
        response.pause();
        setTimeout(() => {
          expect.soft(memoryInUse() - before).toBeLessThan(30 * 1024 * 1024);
          response.resume();
        }, 1_000);
      });
    });
    expect(sent).toBe(size);
  });
});
