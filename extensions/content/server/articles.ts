/**
 * The public articles. Policies on cms.articles let nobody see a draft, an archived article or one whose day has not
 * come; categories and tags are seen through the articles that are.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { Article, ArticleCategory, ArticleSummary } from '../contracts/index.ts';
import { renderMarkdown } from './markdown.ts';
import { readingMinutes } from './reading-time.ts';

/** What a reader looks for. */
export interface ArticleFilter {
  category?: string | undefined;
  tag?: string | undefined;
  search?: string | undefined;
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The service of the public articles. */
export class ArticleService {
  readonly #database: CareDatabase;
  readonly #mediaBaseUrl: string;

  constructor(database: CareDatabase, mediaBaseUrl: string) {
    this.#database = database;
    this.#mediaBaseUrl = mediaBaseUrl;
  }

  #select(tx: Transaction) {
    return tx
      .selectFrom('cms.articles as a')
      .leftJoin('cms.categories as c', 'c.id', 'a.category_id')
      .select([
        'a.document_id',
        'a.slug',
        'a.title',
        'a.excerpt',
        'a.cover_alt',
        'a.published_on',
        'c.name as category',
        'c.slug as category_slug',
        sql<number>`care.word_count(coalesce(a.content, ''))`.as('words'),
        sql<string | null>`cms.article_cover(a.id)`.as('cover_url'),
        sql<string[]>`array(
          select t.name from cms.articles_tags_lnk l join cms.tags t on t.id = l.tag_id
          where l.article_id = a.id order by l.tag_ord, t.name
        )`.as('tags'),
      ]);
  }

  /** One page of the public articles, newest first. */
  async list(caller: Caller, page: number, filter: ArticleFilter) {
    const words = (filter.search ?? '').split(/\s+/).filter((word) => word !== '');
    return this.#database.as(caller, async (tx) => {
      let matching = tx.selectFrom('cms.articles as a').select('a.id');
      if (filter.category !== undefined) {
        matching = matching.where('a.category_id', 'in', (select) =>
          select
            .selectFrom('cms.categories')
            .select('id')
            .where('slug', '=', filter.category ?? ''),
        );
      }
      if (filter.tag !== undefined) {
        matching = matching.where('a.id', 'in', (select) =>
          select
            .selectFrom('cms.articles_tags_lnk as l')
            .innerJoin('cms.tags as t', 't.id', 'l.tag_id')
            .select('l.article_id')
            .where(
              sql<boolean>`(t.slug = ${filter.tag ?? ''} or lower(t.name) = lower(${filter.tag ?? ''}))`,
            ),
        );
      }
      for (const word of words) {
        matching = matching.where(
          sql<boolean>`lower(ext.unaccent(concat_ws(' ', a.title, a.excerpt, a.content)))
            like '%' || lower(ext.unaccent(${escapeLike(word)})) || '%'`,
        );
      }
      const rows = await this.#select(tx)
        .where('a.id', 'in', matching)
        .orderBy('a.published_on', 'desc')
        .orderBy('a.id', 'desc')
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      const { total } = await tx
        .selectFrom(matching.as('found'))
        .select((select) => select.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return { data: rows.map(presentSummary), meta: { page, pageSize, total } };
    });
  }

  /** One public article; counts one opening. Throws NotFoundError. */
  async open(caller: Caller, slug: string): Promise<Article> {
    return this.#database.as(caller, async (tx) => {
      const row = await this.#select(tx)
        .select(['a.content', 'a.meta_title', 'a.meta_description', 'a.keywords'])
        .where('a.slug', '=', slug)
        .executeTakeFirst();
      if (row === undefined) throw new NotFoundError();
      // Last, so that the counter's row is locked for the shortest time.
      await sql`select care.count_article_view(${row.document_id})`.execute(tx);
      return {
        ...presentSummary(row),
        contentHtml: renderMarkdown(row.content ?? '', this.#mediaBaseUrl),
        seo: { metaTitle: row.meta_title, metaDescription: row.meta_description, keywords: row.keywords },
      };
    });
  }

  /** The categories that hold public articles, by name. */
  async categories(caller: Caller): Promise<ArticleCategory[]> {
    return this.#database.as(caller, async (tx) => {
      const rows = await tx
        .selectFrom('cms.categories as c')
        .innerJoin('cms.articles as a', 'a.category_id', 'c.id')
        .select((select) => [
          'c.document_id',
          'c.slug',
          'c.name',
          select.fn.countAll<number>().as('articles'),
        ])
        .groupBy(['c.id', 'c.document_id', 'c.slug', 'c.name'])
        .orderBy('c.name')
        .execute();
      return rows.map((row) => ({
        id: row.document_id ?? '',
        slug: row.slug ?? '',
        name: row.name ?? '',
        articles: row.articles,
      }));
    });
  }
}

/** Strapi's columns may all be null; its validation refuses to publish an article without what is required here. */
function presentSummary(row: {
  document_id: string | null;
  slug: string | null;
  title: string | null;
  excerpt: string | null;
  cover_alt: string | null;
  published_on: Date | null;
  category: string | null;
  category_slug: string | null;
  words: number;
  cover_url: string | null;
  tags: string[];
}): ArticleSummary {
  return {
    id: row.document_id ?? '',
    slug: row.slug ?? '',
    title: row.title ?? '',
    excerpt: row.excerpt ?? '',
    category: row.category,
    categorySlug: row.category_slug,
    tags: row.tags,
    coverUrl: row.cover_url,
    coverAlt: row.cover_alt,
    readingMinutes: readingMinutes(row.words),
    publishedAt: row.published_on?.toISOString() ?? '',
  };
}
