import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anonymousActor, sql } from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { careDatabase } from '@huntzen/kernel/server';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { Article, ArticleCategory, ArticleSummary } from '../contracts/index.ts';

interface Documents {
  create: (params: { data: object; status?: 'published' }) => Promise<{ id: number; documentId: string }>;
  update: (params: { documentId: string; data: object; status?: 'published' }) => Promise<{ id: number }>;
  publish: (params: { documentId: string }) => Promise<unknown>;
  unpublish: (params: { documentId: string }) => Promise<unknown>;
  discardDraft: (params: { documentId: string }) => Promise<unknown>;
  delete: (params: { documentId: string }) => Promise<unknown>;
  findOne: (params: {
    documentId: string;
    status: 'draft' | 'published';
    populate?: string[];
  }) => Promise<Record<string, unknown> | null>;
}

const unknownId = 'aaaaaaaaaaaaaaaaaaaaaaaa';
const inAnHour = () => new Date(Date.now() + 3_600_000);

let cms: TestCms;
let employee: string;
let prefix: string;
let number = 0;

const documents = (uid: string) => cms.strapi.documents(uid as 'api::tag.tag') as unknown as Documents;
const articles = () => documents('api::article.article');

beforeAll(async () => {
  cms = await startTestCms();
  const company = await createCompany(cms.database.adminPool);
  employee = await tokenOf(cms, await createPerson(cms.database.adminPool, { role: 'employee', company }));
});
afterAll(() => cms.close());

beforeEach(async () => {
  await cms.database.adminPool.query('delete from cms.articles');
  number += 1;
  prefix = `t${number}`;
});

/** Writes a draft; gives what the tests name it by. */
async function draft(data: object = {}) {
  number += 1;
  const slug = `${prefix}-${number}`;
  const { documentId } = await articles().create({
    data: {
      title: `Article ${slug}`,
      slug,
      excerpt: 'Un résumé',
      content: '# Un titre\n\nUn texte.',
      ...data,
    },
  });
  return { documentId, slug };
}

async function published(data: object = {}) {
  const article = await draft(data);
  await articles().publish({ documentId: article.documentId });
  return article;
}

const show = (slug: string, token?: string) =>
  call<Article>(cms, 'GET', `/articles/${slug}`, token === undefined ? {} : { token });
const slugs = async (query = '', token?: string) =>
  (
    await call<ArticleSummary[]>(cms, 'GET', `/articles${query}`, token === undefined ? {} : { token })
  ).data.map(({ slug }) => slug);
const rows = async <Row extends object>(query: string, values: unknown[] = []) =>
  (await cms.database.adminPool.query<Row>(query, values)).rows;
const asVisitor = <Row extends object>(statement: string) =>
  careDatabase(cms.strapi).as(anonymousActor, async (tx) => (await sql.raw<Row>(statement).execute(tx)).rows);

async function expectHidden(slug: string) {
  const unknown = await show('nulle-part');
  for (const token of [undefined, employee]) {
    const answer = await show(slug, token);
    expect([answer.status, answer.text]).toEqual([404, unknown.text]);
    expect(await slugs('', token)).not.toContain(slug);
  }
  // As the administrator the rows are there: it is the policy that hides them.
  expect(await rows('select from cms.articles where slug = $1', [slug])).not.toEqual([]);
  expect(await asVisitor(`select id from cms.articles where slug = '${slug}'`)).toEqual([]);
}

describe('what the public sees', () => {
  test('a published article, whole', async () => {
    const category = await documents('api::category.category').create({
      data: { name: `Sommeil ${prefix}`, slug: `${prefix}-sommeil` },
    });
    const tag = await documents('api::tag.tag').create({
      data: { name: `Nuit ${prefix}`, slug: `${prefix}-nuit`, kind: 'topic' },
    });
    const { slug, documentId } = await published({
      category: category.id,
      tags: [tag.documentId],
      content: `# Dormir\n\n${'mot '.repeat(399)}\n\n<script>alert(1)</script>`,
      coverAlt: 'Une lune',
      metaTitle: 'Bien dormir',
      metaDescription: 'Comment',
      keywords: 'sommeil, nuit',
    });
    const { status, data } = await show(slug);
    expect(status).toBe(200);
    expect(data).toMatchObject({
      id: documentId,
      slug,
      category: `Sommeil ${prefix}`,
      categorySlug: `${prefix}-sommeil`,
      tags: [`Nuit ${prefix}`],
      coverUrl: null,
      coverAlt: 'Une lune',
      readingMinutes: 3,
      seo: { metaTitle: 'Bien dormir', metaDescription: 'Comment', keywords: 'sommeil, nuit' },
    });
    expect(data.contentHtml).toMatch(/^<h2>Dormir<\/h2>\n<p>mot mot/);
    expect(data.contentHtml).not.toContain('script');
    expect((await show(slug, employee)).data).toEqual(data);

    expect(await slugs(`?category=${prefix}-sommeil`)).toEqual([slug]);
    expect(await slugs(`?tag=${prefix}-nuit`)).toEqual([slug]);
    expect(await slugs(`?tag=${encodeURIComponent(`Nuit ${prefix}`)}`)).toEqual([slug]);
    expect(await slugs('?category=nulle-part')).toEqual([]);
    expect(await slugs('?tag=nulle-part')).toEqual([]);
    const categories = await call<ArticleCategory[]>(cms, 'GET', '/article-categories');
    expect(categories.data).toEqual([
      { id: category.documentId, slug: `${prefix}-sommeil`, name: `Sommeil ${prefix}`, articles: 1 },
    ]);
  });

  test('never a draft', async () => expectHidden((await draft()).slug));

  test('never an archived article, from the moment it is saved', async () => {
    const { documentId, slug } = await published();
    await articles().update({ documentId, data: { archivedAt: new Date() } });
    await expectHidden(slug);
    await articles().update({ documentId, data: { archivedAt: null } });
    expect((await show(slug)).status).toBe(200);
  });

  test('never an article whose day has not come', async () => {
    const { slug } = await published({ publishedOn: inAnHour() });
    await expectHidden(slug);
    await rows(`update cms.articles set published_on = now() where slug = $1`, [slug]);
    expect((await show(slug)).status).toBe(200);
  });

  test('the draft of a published article changes nothing before it is published', async () => {
    const { documentId, slug } = await published();
    await articles().update({ documentId, data: { title: 'Pas encore' } });
    expect((await show(slug)).data.title).not.toBe('Pas encore');
    await articles().publish({ documentId });
    expect((await show(slug)).data.title).toBe('Pas encore');
  });

  test('categories and tags of drafts alone are not shown, nor is the media library', async () => {
    const category = await documents('api::category.category').create({
      data: { name: `Caché ${prefix}`, slug: `${prefix}-cache` },
    });
    const tag = await documents('api::tag.tag').create({
      data: { name: `Caché ${prefix}`, slug: `${prefix}-cache`, kind: 'topic' },
    });
    await draft({ category: category.id, tags: [tag.documentId] });
    await show((await published()).slug);
    expect((await call<ArticleCategory[]>(cms, 'GET', '/article-categories')).data).toEqual([]);
    expect(await asVisitor(`select name from cms.categories where slug = '${prefix}-cache'`)).toEqual([]);
    expect(await asVisitor(`select name from cms.tags where slug = '${prefix}-cache'`)).toEqual([]);
    expect(await asVisitor('select article_id from cms.articles_tags_lnk')).toEqual([]);
    expect(await rows('select from care.article_views')).not.toEqual([]);
    await expect(asVisitor('select url from cms.files')).rejects.toThrow(/permission denied/);
    await expect(asVisitor('select created_by_id from cms.articles')).rejects.toThrow(/permission denied/);
    await expect(asVisitor(`update cms.articles set title = 'x'`)).rejects.toThrow(/permission denied/);
    expect(await asVisitor('select * from care.article_views')).toEqual([]);
  });

  test('the cover is shown once its article is public', async () => {
    const [file] = await rows<{ id: number }>(
      `insert into cms.files (document_id, name, url, mime, published_at) values ('${unknownId}', 'lune', '/uploads/lune.png', 'image/png', now()) returning id`,
    );
    const { documentId, slug } = await draft({ cover: file?.id });
    const [row] = await rows<{ id: number }>('select id from cms.articles where document_id = $1', [
      documentId,
    ]);
    const cover = (id: number | undefined) =>
      asVisitor<{ url: string | null }>(`select cms.article_cover(${id ?? 0}) as url`);
    expect(await cover(row?.id)).toEqual([{ url: null }]);
    await articles().publish({ documentId });
    expect((await show(slug)).data.coverUrl).toBe('/uploads/lune.png');
    await articles().update({ documentId, data: { archivedAt: new Date() } });
    const all = await rows<{ id: number }>('select id from cms.articles where document_id = $1', [
      documentId,
    ]);
    for (const { id } of all) expect(await cover(id)).toEqual([{ url: null }]);
  });
});

describe('lists', () => {
  test('go newest first, twenty by twenty, with their total', async () => {
    for (let day = 1; day <= 21; day += 1) await published({ publishedOn: new Date(Date.UTC(2026, 0, day)) });
    const first = await call<ArticleSummary[]>(cms, 'GET', '/articles');
    expect([first.data.length, first.total]).toEqual([20, 21]);
    expect(first.data[0]?.publishedAt).toBe('2026-01-21T00:00:00.000Z');
    const second = await call<ArticleSummary[]>(cms, 'GET', '/articles?page=2');
    expect(second.data.map(({ publishedAt }) => publishedAt)).toEqual(['2026-01-01T00:00:00.000Z']);
    expect(await slugs('?page=3')).toEqual([]);
    expect((await call(cms, 'GET', '/articles?page=0')).paths).toEqual(['page']);
  });

  test('a search finds every word, without accents or case, and takes signs as they are', async () => {
    const { slug } = await published({ title: 'Retrouver l’énergie', content: 'Avec 100 % de marche.' });
    await published({ title: 'Autre chose' });
    expect(await slugs('?search=ENERGIE%20marche')).toEqual([slug]);
    expect(await slugs('?search=energie%20natation')).toEqual([]);
    const capital = await published({ title: 'Éveil en douceur' });
    expect(await slugs('?search=eveil')).toEqual([capital.slug]);
    expect(await slugs(`?search=${encodeURIComponent('100 %')}`)).toEqual([slug]);
    expect(await slugs(`?search=${encodeURIComponent('a%e_o')}`)).toEqual([]);
    expect(await slugs(`?search=${encodeURIComponent("' or 1=1 --")}`)).toEqual([]);
  });
});

describe('Strapi works as before under the policies', () => {
  test('create, publish, unpublish, publish again, discard, delete', async () => {
    const tag = await documents('api::tag.tag').create({
      data: { name: `Vie ${prefix}`, slug: `${prefix}-vie`, kind: 'topic' },
    });
    const category = await documents('api::category.category').create({
      data: { name: `Vie ${prefix}`, slug: `${prefix}-vie` },
    });
    const { documentId, slug } = await draft({ tags: [tag.documentId], category: category.id });
    await articles().publish({ documentId });
    const first = await show(slug);
    expect(first.data).toMatchObject({ tags: [`Vie ${prefix}`], category: `Vie ${prefix}` });

    await articles().unpublish({ documentId });
    expect((await show(slug)).status).toBe(404);
    await articles().publish({ documentId });
    await articles().update({ documentId, data: { title: 'Nouveau titre' } });
    await articles().publish({ documentId });
    const again = await show(slug);
    // The day of the first publication stays, however often Strapi makes the row anew.
    expect(again.data).toMatchObject({
      title: 'Nouveau titre',
      publishedAt: first.data.publishedAt,
      tags: [`Vie ${prefix}`],
    });
    expect(await rows('select from cms.articles where document_id = $1', [documentId])).toHaveLength(2);

    await articles().update({ documentId, data: { title: 'À oublier' } });
    await articles().discardDraft({ documentId });
    expect((await articles().findOne({ documentId, status: 'draft' }))?.title).toBe('Nouveau titre');
    const found = await articles().findOne({
      documentId,
      status: 'published',
      populate: ['tags', 'category'],
    });
    expect(found).toMatchObject({
      slug,
      tags: [{ name: `Vie ${prefix}` }],
      category: { name: `Vie ${prefix}` },
    });

    await articles().delete({ documentId });
    expect((await show(slug)).status).toBe(404);
    expect(await rows('select from cms.articles where document_id = $1', [documentId])).toEqual([]);
  });

  test('an article written straight into its published state has its day too', async () => {
    const { documentId } = await articles().create({
      data: { title: 'Direct', slug: `${prefix}-direct`, excerpt: 'x', content: 'y' },
      status: 'published',
    });
    expect((await show(`${prefix}-direct`)).status).toBe(200);
    const days = await rows<{ published_on: Date | null }>(
      'select published_on from cms.articles where document_id = $1',
      [documentId],
    );
    expect(days).toHaveLength(2);
    expect(days.every(({ published_on: day }) => day !== null)).toBe(true);
  });

  test('two articles cannot be published under one address', async () => {
    const { slug } = await published();
    await expect(
      rows(`insert into cms.articles (document_id, title, slug, published_at) values ($1, 'x', $2, now())`, [
        unknownId,
        slug,
      ]),
    ).rejects.toThrow(/articles_published_slug/);
  });
});

describe('openings', () => {
  const views = async (documentId: string) =>
    (
      await rows<{ views: number }>('select views::int from care.article_views where article_id = $1', [
        documentId,
      ])
    )[0]?.views;

  test('are counted once each, by many at once, and by nobody’s name', async () => {
    const { documentId, slug } = await published();
    await Promise.all(Array.from({ length: 20 }, () => show(slug)));
    expect(await views(documentId)).toBe(20);
    await slugs();
    expect(await views(documentId)).toBe(20);
    const columns = await rows<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'care' and table_name = 'article_views' order by 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['article_id', 'day', 'views']);
  });

  test('last through a new publication; a draft has none', async () => {
    const { documentId, slug } = await published();
    await show(slug);
    await articles().publish({ documentId });
    await show(slug);
    expect(await views(documentId)).toBe(2);
    const hidden = await draft();
    await show(hidden.slug);
    await asVisitor(`select care.count_article_view('${hidden.documentId}')`);
    await asVisitor(`select care.count_article_view('${unknownId}')`);
    expect([await views(hidden.documentId), await views(unknownId)]).toEqual([undefined, undefined]);
  });
});
