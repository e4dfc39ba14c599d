import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@huntzen/database';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { SessionDetail, SessionItem, Tag } from '../contracts/index.ts';
import { buildClinic, buildExercise, buildSession, editor, servicesOf } from './_util.ts';

const exerciseUid = 'api::exercise.exercise';

let cms: TestCms;
let alice: Actor;
let token: string;

beforeAll(async () => {
  cms = await startTestCms({ ANONYMOUS_CALLS_PER_15_MINUTES: '100000' });
  ({ alice } = await buildClinic(cms));
  token = await tokenOf(cms, alice);
});
afterAll(() => cms.close());

let tags = 0;
async function buildTag(kind: Tag['kind'], name: string): Promise<{ documentId: string; slug: string }> {
  tags += 1;
  const slug = `${kind}-${tags}`;
  const { documentId } = await cms.strapi
    .documents('api::tag.tag')
    .create({ data: { name: `${name} ${tags}`, slug, kind } as never });
  return { documentId, slug };
}

async function give(session: string): Promise<string> {
  await servicesOf(cms).publications.publish(editor, session, {
    audience: { kind: 'patient', patientId: alice.accountId },
    visibleFrom: Temporal.Now.instant(),
  });
  const { rows } = await cms.database.adminPool.query<{ id: string }>(
    `select o.id from care.occurrences o join care.publications p on p.id = o.publication_id where p.session_id = $1`,
    [session],
  );
  return rows[0]?.id ?? '';
}
const show = async (occurrence: string) =>
  (await call<SessionDetail>(cms, 'GET', `/my/sessions/${occurrence}`, { token })).data;

async function addFile(name: string, mime: string): Promise<number> {
  const { rows } = await cms.database.adminPool.query<{ id: number }>(
    `insert into cms.files (document_id, name, url, hash, ext, mime, size, provider, created_at)
     values ($1::text, $1, '/files/' || $1, $1, '', $2, 1, '@huntzen/media/provider', now()) returning id`,
    [name, mime],
  );
  return rows[0]?.id ?? 0;
}

describe('an exercise', () => {
  test('comes to its patient with its position, its equipment and each medium with what goes with it', async () => {
    const chair = await buildTag('equipment', 'Chaise');
    const strength = await buildTag('objective', 'Force');
    const exercise = await buildExercise(cms, {
      objective: 'strength',
      position: 'sitting',
      tags: [chair.documentId, strength.documentId],
      media: [
        { file: await addFile('one.png', 'image/png'), author: 'Alice', licence: 'CC BY 4.0' },
        {
          file: await addFile('two.mp4', 'video/mp4'),
          poster: await addFile('two.png', 'image/png'),
          captions: await addFile('two.vtt', 'text/vtt'),
          captionsLanguage: 'fr',
        },
        { file: await addFile('three.mp3', 'audio/mpeg'), transcript: 'Respirez.' },
      ],
    });
    const session = await buildSession(cms, { blocks: [{ exercise, rounds: 1, restSeconds: 0 }] });
    const [block] = (await show(await give(session))).blocks;
    expect(block).toMatchObject({
      position: 'sitting',
      equipment: [{ slug: chair.slug, kind: 'equipment' }],
      media: [
        { kind: 'image', author: 'Alice', licence: 'CC BY 4.0', captions: null },
        {
          kind: 'video',
          poster: { url: '/files/two.png' },
          captions: { url: '/files/two.vtt', language: 'fr' },
        },
        { kind: 'audio', transcript: [{ kind: 'paragraph', text: 'Respirez.' }] },
      ],
    });
  });

  test('is refused with variables of another shape, which says what is wrong and where', async () => {
    const save = (variables: unknown) =>
      cms.strapi.documents(exerciseUid).create({
        data: { title: 'X', slug: `x-${crypto.randomUUID()}`, instructions: '.', variables } as never,
      });
    const refusal = (variables: unknown) =>
      save(variables).then(
        () => null,
        (thrown: unknown) => {
          const { name, details } = thrown as Error & {
            details?: { errors: { path: string[]; message: string }[] };
          };
          return [name, details?.errors[0]?.path, details?.errors[0]?.message];
        },
      );
    expect(await refusal([{ name: 'Répétitions', type: 'integer' }])).toEqual([
      'ValidationError',
      ['variables'],
      expect.stringContaining('Variable nº 1 : le nom') as string,
    ]);
    expect(await refusal([{ name: 'a' }, { name: 'b', step: 0 }])).toMatchObject([
      'ValidationError',
      ['variables'],
      expect.stringContaining('Variable nº 2 : un pas'),
    ]);
    expect(await refusal({ name: 'a' })).toMatchObject(['ValidationError', ['variables'], expect.anything()]);
    expect(await refusal(Array.from({ length: 21 }, (_, index) => ({ name: `a${index}` })))).not.toBeNull();
    expect(await refusal([{ name: 'a', minimum: '3' }])).not.toBeNull();
    expect(await refusal([])).toBeNull();
    expect(await refusal(null)).toBeNull();
    const { documentId } = await save([{ name: 'sets', value: '3', colour: 'red' }]);
    const kept = await cms.strapi.documents(exerciseUid).findOne({ documentId });
    expect(kept?.variables).toEqual([{ name: 'sets', type: 'integer', value: '3' }]);
    await expect(
      cms.strapi
        .documents(exerciseUid)
        .update({ documentId, data: { variables: [{ name: 'two words' }] } as never }),
    ).rejects.toThrow('Variable nº 1');
  });

  test('takes a position and an objective of the list alone', async () => {
    await expect(buildExercise(cms, { position: 'upside_down' })).rejects.toThrow('position');
    await expect(buildExercise(cms, { objective: 'flying' })).rejects.toThrow('objective');
  });
});

describe('the library', () => {
  test('is filtered by the equipment of a session or of its exercises', async () => {
    const band = await buildTag('equipment', 'Élastique');
    const none = await buildTag('equipment', 'Sans matériel');
    const topic = await buildTag('topic', 'Élastique');
    const exercise = await buildExercise(cms, { tags: [band.documentId] });
    const blocks = [{ exercise, rounds: 1, restSeconds: 0 }];
    await give(await buildSession(cms, { title: 'Avec', blocks }));
    await give(await buildSession(cms, { title: 'Sans', tags: [none.documentId, topic.documentId] }));
    const titles = async (query: string) =>
      (await call<SessionItem[]>(cms, 'GET', `/my/sessions?${query}`, { token })).data.map(
        ({ title }) => title,
      );
    expect(await titles(`equipment=${band.slug}`)).toEqual(['Avec']);
    expect(await titles(`equipment=${none.slug}`)).toEqual(['Sans']);
    expect(await titles(`equipment=${topic.slug}`)).toEqual([]);
    expect(await titles(`equipment=${band.slug}&objective=relaxation`)).toEqual([]);
    const { data } = await call<Tag[]>(cms, 'GET', '/my/session-tags', { token });
    expect(data.filter(({ slug }) => [band.slug, topic.slug].includes(slug)).map(({ kind }) => kind)).toEqual(
      ['equipment', 'topic'],
    );
  });
});

describe('what was published before exercises had several media', () => {
  test('is still shown, with its picture, its film and its text', async () => {
    const occurrence = await give(await buildSession(cms));
    await cms.database.adminPool.query(
      `update care.publications set tags = '[{"slug": "matin", "name": "Matin"}]', blocks = jsonb_build_array(
         (blocks -> 0) - 'media' - 'position' - 'equipment' || '{
           "image": {"kind": "image", "url": "/files/a.png", "mime": "image/png", "alt": "", "width": 1, "height": 1},
           "media": [{"kind": "video", "url": "/files/a.mp4", "mime": "video/mp4", "alt": "", "width": null, "height": null}],
           "captions": [{"kind": "paragraph", "text": "Levez-vous."}]}')
       where id = (select publication_id from care.occurrences where id = $1)`,
      [occurrence],
    );
    const session = await show(occurrence);
    expect(session.tags).toEqual([{ slug: 'matin', name: 'Matin', kind: 'topic' }]);
    expect(session.blocks[0]).toMatchObject({
      position: null,
      equipment: [],
      media: [
        { url: '/files/a.png', transcript: [] },
        { url: '/files/a.mp4', transcript: [{ text: 'Levez-vous.' }] },
      ],
    });
  });
});

describe('the move of what editors had', () => {
  const migration = join(
    import.meta.dirname,
    '../../../cms/database/migrations/2026.11.21T00.00.00.exercise-media.sql',
  );

  test('keeps every picture, film, text and variable, in their order', async () => {
    const exercise = await buildExercise(cms);
    const { adminPool } = cms.database;
    const files = await Promise.all([
      addFile('before.png', 'image/png'),
      addFile('before.mp4', 'video/mp4'),
      addFile('before.mp3', 'audio/mpeg'),
    ]);
    const sql = await readFile(migration, 'utf8');
    const client = await adminPool.connect();
    try {
      // The tables as they were, in a transaction that does not stay.
      await client.query('begin; set local role care_cms');
      await client.query(`
        delete from cms.exercises_cmps;
        delete from cms.files_related_mph;
        drop table cms.components_programme_media;
        alter table cms.exercises drop column variables, add column captions text;
        create table cms.components_programme_variables (
          id serial primary key, name varchar(255), label varchar(255), type varchar(255), unit varchar(255), value varchar(255),
          minimum numeric(10, 2), maximum numeric(10, 2), step numeric(10, 2), weekly_step numeric(10, 2), ceiling numeric(10, 2));`);
      await client.query(
        `with links (file, field, place) as (values ($2::int, 'image', 1), ($4, 'media', 2), ($3, 'media', 1))
         insert into cms.files_related_mph (file_id, related_id, related_type, field, "order")
         select l.file, e.id, 'api::exercise.exercise', l.field, l.place
         from links as l, cms.exercises as e where e.document_id = $1`,
        [exercise, ...files],
      );
      await client.query(`update cms.exercises set captions = 'Le texte du film' where document_id = $1`, [
        exercise,
      ]);
      await client.query(
        `with made as (
           insert into cms.components_programme_variables (name, type, value, minimum, step)
           values ('sets', 'integer', '3', 1, 0.5), ('pace', 'text', 'calme', null, null) returning id, name
         )
         insert into cms.exercises_cmps (entity_id, cmp_id, component_type, field, "order")
         select e.id, m.id, 'programme.variable', 'variables', case m.name when 'pace' then 1 else 2 end
         from made as m, cms.exercises as e where e.document_id = $1`,
        [exercise],
      );
      await client.query(sql);
      const { rows } = await client.query<{ moved: string }>(
        `select jsonb_build_object('variables', e.variables, 'published', e.published_at is not null, 'media', (
           select jsonb_agg(jsonb_build_array(f.name, m.transcript) order by l."order")
           from cms.exercises_cmps as l
           join cms.components_programme_media as m on m.id = l.cmp_id
           join cms.files_related_mph as r on r.related_type = 'programme.medium' and r.related_id = m.id and r.field = 'file'
           join cms.files as f on f.id = r.file_id
           where l.entity_id = e.id and l.field = 'media' and l.component_type = 'programme.medium'))::text as moved
         from cms.exercises as e where e.document_id = $1 order by e.published_at is not null`,
        [exercise],
      );
      const media = [
        ['before.png', null],
        ['before.mp4', 'Le texte du film'],
        ['before.mp3', null],
      ];
      const variables = [
        { name: 'pace', type: 'text', value: 'calme', minimum: null },
        { name: 'sets', type: 'integer', value: '3', minimum: 1, step: 0.5 },
      ];
      expect(rows.map(({ moved }) => JSON.parse(moved) as unknown)).toMatchObject([
        { published: false, media, variables },
        { published: true, media, variables },
      ]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
