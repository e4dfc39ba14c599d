import {
  listArticleCategoriesRoute,
  listArticlesRoute,
  showArticleRoute,
  type Article,
  type ArticleCategory,
  type ArticleSummary,
} from '@huntzen/content/contracts';

import type { Api } from '../../lib/api.server.ts';
import type { ArticleSearch } from './articles.ts';

/** One page of the published articles, newest first. */
export function listArticles(api: Api, page: number, search?: ArticleSearch) {
  return api.get('/api/articles', listArticlesRoute.response, { page, ...search });
}

/** One published article; throws ApiError 404 when there is none under that slug. Counts as one opening. */
export async function getArticle(api: Api, slug: string): Promise<Article> {
  const { data } = await api.get(`/api/articles/${encodeURIComponent(slug)}`, showArticleRoute.response);
  return data;
}

/** The categories that hold published articles. */
export async function listArticleCategories(api: Api): Promise<ArticleCategory[]> {
  const { data } = await api.get('/api/article-categories', listArticleCategoriesRoute.response);
  return data;
}

const MOST_PAGES = 200;

/** Every published article, for the site map; stops after a number of pages that no blog reaches. */
export async function listAllArticles(api: Api): Promise<ArticleSummary[]> {
  const articles: ArticleSummary[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data, meta } = await listArticles(api, page);
    articles.push(...data);
    if (data.length === 0 || page * meta.pageSize >= meta.total) break;
  }
  return articles;
}
