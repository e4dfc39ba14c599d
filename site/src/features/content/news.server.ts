import {
  createNewsRoute,
  listMyNewsRoute,
  listNewsDepartmentsRoute,
  listNewsRoute,
  showMyNewsRoute,
  showNewsRoute,
  updateNewsRoute,
  type News,
  type NewsMove,
  type NewsState,
  type ReaderNews,
} from '@huntzen/content/contracts';

import type { Api } from '../../lib/api.server.ts';
import type { NewsFormInput } from './news.ts';

const path = (id: string) => `/api/news/${encodeURIComponent(id)}`;

/** One page of the company's news in every state, or in one. */
export function listNews(api: Api, page: number, state: NewsState | undefined) {
  return api.get('/api/news', listNewsRoute.response, { page, state });
}

/** One news of the company, for HR. */
export async function getNews(api: Api, id: string): Promise<News> {
  const { data } = await api.get(path(id), showNewsRoute.response);
  return data;
}

/** The departments that a news can be for. */
export async function listNewsDepartments(api: Api) {
  const { data } = await api.get('/api/news-departments', listNewsDepartmentsRoute.response);
  return data;
}

/** Publishes, archives or restores a news. */
export async function moveNews(api: Api, id: string, move: NewsMove): Promise<News> {
  const { data } = await api.post(`${path(id)}/${move}`, {}, showNewsRoute.response);
  return data;
}

/** Writes a news and publishes it when that was asked; a form sent twice makes one news, with the last text. */
export async function createNews(
  api: Api,
  { title, body, department, key, then }: NewsFormInput,
): Promise<News> {
  const text = { title, body, department };
  const options = key === undefined ? {} : { idempotencyKey: key };
  let { data: news } = await api.post('/api/news', text, createNewsRoute.response, options);
  if (news.title !== title || news.body !== body || news.department !== department) {
    news = (await api.patch(path(news.id), text, updateNewsRoute.response)).data;
  }
  return then === 'publish' && news.state === 'draft' ? moveNews(api, news.id, 'publish') : news;
}

/** Saves an edit and publishes it when that was asked. */
export async function updateNews(
  api: Api,
  id: string,
  { title, body, department, revision, then }: NewsFormInput,
): Promise<News> {
  const { data } = await api.patch(path(id), { title, body, department, revision }, updateNewsRoute.response);
  return then === 'publish' && data.state === 'draft' ? moveNews(api, id, 'publish') : data;
}

/** One page of the news that the signed-in person may read. */
export function listMyNews(api: Api, page: number) {
  return api.get('/api/my/news', listMyNewsRoute.response, { page });
}

/** One news that the signed-in person may read; throws ApiError 404 when there is none under that slug. */
export async function getMyNews(api: Api, slug: string): Promise<ReaderNews> {
  const { data } = await api.get(`/api/my/news/${encodeURIComponent(slug)}`, showMyNewsRoute.response);
  return data;
}
