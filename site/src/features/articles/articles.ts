export type { Article, ArticleCategory, ArticleSummary } from '@huntzen/content/contracts';

/** Articles have no place of their own: their dates are written as the readers of the publisher's country see them. */
export const PUBLISHER_TIME_ZONE = 'Europe/Paris';

/** What a reader of the blog looks for, as the address of the page says it. */
export interface ArticleSearch {
  category: string;
  tag: string;
  search: string;
}

const longestSearch = 100;

/** Reads the search of a page's address; what is too long to be one is cut. */
export function parseArticleSearch(query: URLSearchParams): ArticleSearch {
  const read = (name: string) => (query.get(name) ?? '').trim().slice(0, longestSearch);
  return { category: read('category'), tag: read('tag'), search: read('search') };
}
