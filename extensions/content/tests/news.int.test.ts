import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anonymousActor, sql, type Actor } from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { portalRoles } from '@huntzen/kernel/contracts';
import { careDatabase } from '@huntzen/kernel/server';
import { call, tokenOf, type Answer } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { News, NewsSummary, ReaderNews, ReaderNewsSummary } from '../contracts/index.ts';

const unknownId = '01900000-0000-7000-8000-000000000000';

let cms: TestCms;
let company: string;
let otherCompany: string;
let alice: Actor;
let bob: Actor;
let carol: Actor;
let hr: string;
let sales: string;
let workshop: string;
let otherHr: string;
let otherEmployee: string;

beforeAll(async () => {
  cms = await startTestCms();
});
afterAll(() => cms.close());

beforeEach(async () => {
  const { adminPool } = cms.database;
  company = await createCompany(adminPool);
  otherCompany = await createCompany(adminPool);
  const sign = (role: string, of: string, department: string) =>
    createPerson(adminPool, { role, company: of, department, firstName: 'Alice' });
  alice = await sign('hr', company, 'Ventes');
  bob = await sign('employee', company, 'Ventes');
  carol = await sign('employee', company, 'Atelier');
  [hr, sales, workshop, otherHr, otherEmployee] = await Promise.all([
    tokenOf(cms, alice),
    tokenOf(cms, bob),
    tokenOf(cms, carol),
    sign('hr', otherCompany, 'Ventes').then((person) => tokenOf(cms, person)),
    sign('employee', otherCompany, 'Ventes').then((person) => tokenOf(cms, person)),
  ]);
});

const text = { title: 'Semaine de la santé', body: 'Une **marche** chaque midi.' };

async function write(input: object = text, token = hr): Promise<News> {
  const answer = await call<News>(cms, 'POST', '/news', { token, body: input });
  expect(answer.status).toBe(201);
  return answer.data;
}

async function move(id: string, name: string, token = hr): Promise<Answer<News>> {
  return call<News>(cms, 'POST', `/news/${id}/${name}`, { token });
}

async function publish(input: object = text): Promise<News> {
  const { id } = await write(input);
  const answer = await move(id, 'publish');
  expect(answer.status).toBe(200);
  return answer.data;
}

const readableBy = async (token: string) =>
  (await call<ReaderNewsSummary[]>(cms, 'GET', '/my/news', { token })).data.map(({ title }) => title);

/** What the policies themselves let a person see, whatever the service asks. */
const visibleTo = (person: Actor) =>
  careDatabase(cms.strapi).as(person, async (tx) =>
    (await tx.selectFrom('care.news').select('title').orderBy('id').execute()).map(({ title }) => title),
  );

const rows = async <Row extends object>(query: string, values: unknown[] = []) =>
  (await cms.database.adminPool.query<Row>(query, values)).rows;

describe('the life of a news', () => {
  test('it starts as a draft, is published, archived and restored; the database keeps the instants and who did it', async () => {
    const draft = await write();
    expect(draft).toMatchObject({
      state: 'draft',
      slug: 'semaine-de-la-sante',
      publishedAt: null,
      archivedAt: null,
      revision: 1,
    });
    expect(draft.bodyHtml).toBe('<p>Une <strong>marche</strong> chaque midi.</p>');

    const published = (await move(draft.id, 'publish')).data;
    expect(published.state).toBe('published');
    expect(published.publishedAt).not.toBeNull();

    const archived = (await move(draft.id, 'archive')).data;
    expect(archived).toMatchObject({ state: 'archived', publishedAt: published.publishedAt });
    expect(archived.archivedAt).not.toBeNull();

    const restored = (await move(draft.id, 'restore')).data;
    expect(restored).toMatchObject({
      state: 'published',
      publishedAt: published.publishedAt,
      archivedAt: null,
    });
    expect(restored.history.map(({ change }) => change)).toEqual([
      'restored',
      'archived',
      'published',
      'created',
    ]);
    expect(new Set(restored.history.map(({ byName }) => byName))).toEqual(new Set(['Alice Person']));
  });

  test('an archived draft is restored as a draft', async () => {
    const { id } = await write();
    await move(id, 'archive');
    expect((await move(id, 'restore')).data.state).toBe('draft');
  });

  test('a move from another state answers 409', async () => {
    const { id } = await write();
    expect(await move(id, 'restore')).toMatchObject({ status: 409, code: 'news_state' });
    await move(id, 'publish');
    expect((await move(id, 'publish')).status).toBe(409);
    await move(id, 'archive');
    expect((await move(id, 'archive')).status).toBe(409);
    expect((await move(id, 'publish')).status).toBe(409);
  });

  test('ten people who publish at once: one does', async () => {
    const { id } = await write();
    const answers = await Promise.all(Array.from({ length: 10 }, () => move(id, 'publish')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
  });

  test('the database itself refuses another move, other instants and deletion', async () => {
    const { id } = await publish();
    const asHr = (statement: string) =>
      careDatabase(cms.strapi).as(alice, (tx) => sql.raw(statement).execute(tx));
    await expect(asHr(`update care.news set state = 'draft' where id = '${id}'`)).rejects.toThrow(
      /cannot go from published to draft/,
    );
    await expect(asHr(`update care.news set published_at = now() where id = '${id}'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(asHr(`delete from care.news where id = '${id}'`)).rejects.toThrow(/permission denied/);
    await expect(asHr(`delete from care.news_changes where news_id = '${id}'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(asHr(`update care.news set title = title where id = '${id}'`)).resolves.toBeDefined();
  });
});

describe('editing', () => {
  test('keeps who and when, and the address of what was published', async () => {
    const draft = await write();
    const renamed = await call<News>(cms, 'PATCH', `/news/${draft.id}`, {
      token: hr,
      body: { title: 'Le mois du sommeil' },
    });
    expect(renamed.data).toMatchObject({ slug: 'le-mois-du-sommeil', body: text.body, revision: 2 });
    await move(draft.id, 'publish');
    const again = await call<News>(cms, 'PATCH', `/news/${draft.id}`, {
      token: hr,
      body: { title: 'Autre titre', body: 'Autre texte' },
    });
    expect(again.data).toMatchObject({
      title: 'Autre titre',
      slug: 'le-mois-du-sommeil',
      body: 'Autre texte',
      revision: 4,
    });
    expect(again.data.history[0]).toMatchObject({ change: 'edited', byName: 'Alice Person' });
  });

  test('an edit that began before somebody else’s answers 409 and changes nothing', async () => {
    const { id, revision } = await write();
    const first = await call(cms, 'PATCH', `/news/${id}`, { token: hr, body: { body: 'Un', revision } });
    const second = await call(cms, 'PATCH', `/news/${id}`, { token: hr, body: { body: 'Deux', revision } });
    expect([first.status, second.status, second.code]).toEqual([200, 409, 'news_changed']);
    expect((await call<News>(cms, 'GET', `/news/${id}`, { token: hr })).data.body).toBe('Un');
  });

  test('an edit that changes nothing leaves no trace', async () => {
    const { id } = await write();
    const answer = await call<News>(cms, 'PATCH', `/news/${id}`, { token: hr, body: text });
    expect(answer.data).toMatchObject({ revision: 1 });
    expect(answer.data.history).toHaveLength(1);
  });

  test.each([
    ['an empty title', { ...text, title: '  ' }, 'title'],
    ['a title that is too long', { ...text, title: 'a'.repeat(161) }, 'title'],
    ['no text', { title: 'Titre' }, 'body'],
    ['a text that is too long', { ...text, body: 'a'.repeat(20_001) }, 'body'],
    ['a department where nobody is', { ...text, department: 'Marine' }, 'department'],
    ['a number for a title', { ...text, title: 3 }, 'title'],
  ])('%s answers 400 with its path', async (_name, body, path) => {
    expect(await call(cms, 'POST', '/news', { token: hr, body })).toMatchObject({
      status: 400,
      paths: [path],
    });
  });

  test('the same request twice is one news', async () => {
    const key = `test-${Math.random().toString(36).slice(2)}`;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => call<News>(cms, 'POST', '/news', { token: hr, body: text, key })),
    );
    expect(new Set(answers.map(({ data }) => data.id)).size).toBe(1);
    expect(await rows('select from care.news where company_id = $1', [company])).toHaveLength(1);
  });
});

describe('addresses', () => {
  test('the same title written by many at once gives as many addresses', async () => {
    const written = await Promise.all(Array.from({ length: 12 }, () => write()));
    const expected = [
      'semaine-de-la-sante',
      ...Array.from({ length: 11 }, (_, index) => `semaine-de-la-sante-${index + 2}`),
    ];
    expect(written.map(({ slug }) => slug).sort()).toEqual(expected.sort());
  });

  test('drafts renamed to one title at once get an address each', async () => {
    const drafts = [await write({ ...text, title: 'Un' }), await write({ ...text, title: 'Deux' })];
    const renamed = await Promise.all(
      drafts.map(({ id }) =>
        call<News>(cms, 'PATCH', `/news/${id}`, { token: hr, body: { title: 'Trois' } }),
      ),
    );
    expect(renamed.map(({ data }) => data.slug).sort()).toEqual(['trois', 'trois-2']);
  });

  test('two companies may use the same address', async () => {
    expect((await write(text, hr)).slug).toBe((await write(text, otherHr)).slug);
  });
});

describe('who reads what', () => {
  test('readers see what is published, never a draft or what is archived', async () => {
    await write({ ...text, title: 'Brouillon' });
    const published = await publish({ ...text, title: 'Publiée' });
    const archived = await publish({ ...text, title: 'Archivée' });
    expect(await readableBy(sales)).toContain('Archivée');
    await move(archived.id, 'archive');

    expect(await readableBy(sales)).toEqual(['Publiée']);
    expect(await readableBy(hr)).toEqual(['Publiée']);
    expect(await visibleTo(bob)).toEqual(['Publiée']);
    expect(await visibleTo(alice)).toEqual(['Brouillon', 'Publiée', 'Archivée']);
    expect(await visibleTo({ ...bob, companyId: otherCompany })).toEqual([]);
    expect(await visibleTo(anonymousActor)).toEqual([]);
    expect(await visibleTo({ accountId: 'panel', role: 'super-admin', companyId: null })).toEqual([]);
    const read = await call<ReaderNews>(cms, 'GET', `/my/news/${published.slug}`, { token: sales });
    expect(read.data).toMatchObject({
      title: 'Publiée',
      excerpt: 'Une marche chaque midi.',
      readingMinutes: 1,
    });
    const nowhere = await call(cms, 'GET', '/my/news/nulle-part', { token: sales });
    expect(nowhere.status).toBe(404);
    for (const slug of ['brouillon', archived.slug]) {
      const answer = await call(cms, 'GET', `/my/news/${slug}`, { token: sales });
      expect([answer.status, answer.text]).toEqual([404, nowhere.text]);
    }
  });

  test('a news for one department is not there for the others', async () => {
    const { slug } = await publish({ ...text, department: 'ventes' });
    expect(await readableBy(sales)).toHaveLength(1);
    expect(await readableBy(hr)).toHaveLength(1);
    expect(await readableBy(workshop)).toEqual([]);
    expect([await visibleTo(bob), await visibleTo(carol)]).toEqual([[text.title], []]);
    expect((await call(cms, 'GET', `/my/news/${slug}`, { token: workshop })).status).toBe(404);
    expect((await call(cms, 'GET', `/my/news/${slug}`, { token: sales })).status).toBe(200);
  });

  test('another company’s news answers what an unknown one answers, to the byte', async () => {
    const { id, slug } = await publish();
    expect(await readableBy(otherEmployee)).toEqual([]);
    const list = await call<NewsSummary[]>(cms, 'GET', '/news', { token: otherHr });
    expect([list.data, list.total]).toEqual([[], 0]);

    const unknown = await call(cms, 'GET', `/news/${unknownId}`, { token: otherHr });
    expect(unknown.status).toBe(404);
    const answers = await Promise.all([
      call(cms, 'GET', `/news/${id}`, { token: otherHr }),
      call(cms, 'GET', '/news/not-an-id', { token: otherHr }),
      call(cms, 'PATCH', `/news/${id}`, { token: otherHr, body: { title: 'À moi' } }),
      ...['publish', 'archive', 'restore'].map((name) => move(id, name, otherHr)),
      call(cms, 'GET', `/my/news/${slug}`, { token: otherEmployee }),
      call(cms, 'GET', '/my/news/nulle-part', { token: otherEmployee }),
    ]);
    for (const answer of answers) expect([answer.status, answer.text]).toEqual([404, unknown.text]);
    expect((await call<News>(cms, 'GET', `/news/${id}`, { token: hr })).data).toMatchObject({
      title: text.title,
      state: 'published',
    });
  });

  test('lists go by twenty, newest first, and know their total', async () => {
    for (let number = 1; number <= 21; number += 1) await publish({ ...text, title: `Numéro ${number}` });
    const first = await call<ReaderNewsSummary[]>(cms, 'GET', '/my/news', { token: sales });
    const second = await call<ReaderNewsSummary[]>(cms, 'GET', '/my/news?page=2', { token: sales });
    expect([first.data.length, first.total, first.data[0]?.title]).toEqual([20, 21, 'Numéro 21']);
    expect(second.data.map(({ title }) => title)).toEqual(['Numéro 1']);
    const drafts = await call(cms, 'GET', '/news?state=draft', { token: hr });
    expect(drafts.total).toBe(0);
    expect((await call(cms, 'GET', '/news?state=published&page=2', { token: hr })).total).toBe(21);
  });

  test('only HR writes; coaches and practitioners, who serve several companies, have no news', async () => {
    const { id } = await publish();
    for (const role of portalRoles) {
      const shared = role === 'coach' || role === 'practitioner';
      const person = await createPerson(cms.database.adminPool, { role, ...(shared ? {} : { company }) });
      const token = await tokenOf(cms, person);
      const writing = role === 'hr' ? [200, 201] : [403, 403];
      expect([
        (await call(cms, 'GET', '/news', { token })).status,
        (await call(cms, 'POST', '/news', { token, body: text })).status,
      ]).toEqual(writing);
      expect((await call(cms, 'GET', '/my/news', { token })).status).toBe(shared ? 403 : 200);
      if (role !== 'hr') {
        expect((await move(id, 'archive', token)).status).toBe(403);
        expect((await call(cms, 'PATCH', `/news/${id}`, { token, body: { title: 'x' } })).status).toBe(403);
      }
    }
    for (const [method, path] of [
      ['GET', '/news'],
      ['POST', '/news'],
      ['GET', '/my/news'],
      ['POST', `/news/${id}/archive`],
    ] as const) {
      expect((await call(cms, method, path, method === 'POST' ? { body: text } : {})).status).toBe(401);
    }
  });

  test('departments are those of the company, with their people', async () => {
    const answer = await call<{ name: string; people: number }[]>(cms, 'GET', '/news-departments', {
      token: hr,
    });
    expect(answer.data).toEqual([
      { name: 'Atelier', people: 1 },
      { name: 'Ventes', people: 2 },
    ]);
  });

  test('hostile text reaches readers as text', async () => {
    const { slug } = await publish({
      title: '<script>alert(1)</script>',
      body: 'Bonjour <img src=x onerror=alert(1)> [lien](javascript:alert(1))',
    });
    const { data } = await call<ReaderNews>(cms, 'GET', `/my/news/${slug}`, { token: sales });
    expect(data.bodyHtml).toBe('<p>Bonjour  <a rel="noopener noreferrer nofollow">lien</a></p>');
    expect(data.title).toBe('<script>alert(1)</script>');
  });

  test('an account that goes leaves its news behind, without a name', async () => {
    const { id } = await publish();
    const token = await tokenOf(cms, await createPerson(cms.database.adminPool, { role: 'hr', company }));
    await rows('delete from care.people where account_id = $1', [alice.accountId]);
    const { data } = await call<News>(cms, 'GET', `/news/${id}`, { token });
    expect(data).toMatchObject({ authorName: null, state: 'published', revision: 2 });
    expect(data.history.map(({ byName }) => byName)).toEqual([null, null]);
  });
});
