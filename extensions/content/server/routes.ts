import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../contracts/index.ts';
import type { ArticleService } from './articles.ts';
import type { NewsService } from './news.ts';

/** The services that the routes of this extension call. */
export interface ContentServices {
  news: NewsService;
  articles: ArticleService;
}

/** The endpoints of news and articles. The services are asked for per request: they exist once the plugin is registered. */
export const contentEndpoints = (services: () => ContentServices) => [
  endpoint(routes.listNewsRoute, ({ query }, caller) =>
    services().news.list(caller, query.page, query.state),
  ),
  endpoint(routes.createNewsRoute, async ({ body }, caller, { idempotencyKey }) => ({
    data: await services().news.create(caller, body, idempotencyKey),
  })),
  endpoint(routes.showNewsRoute, async ({ params }, caller) => ({
    data: await services().news.get(caller, params.id),
  })),
  endpoint(routes.updateNewsRoute, async ({ params, body }, caller) => ({
    data: await services().news.update(caller, params.id, body),
  })),
  endpoint(routes.publishNewsRoute, async ({ params }, caller) => ({
    data: await services().news.move(caller, params.id, 'publish'),
  })),
  endpoint(routes.archiveNewsRoute, async ({ params }, caller) => ({
    data: await services().news.move(caller, params.id, 'archive'),
  })),
  endpoint(routes.restoreNewsRoute, async ({ params }, caller) => ({
    data: await services().news.move(caller, params.id, 'restore'),
  })),
  endpoint(routes.listNewsDepartmentsRoute, async (_input, caller) => ({
    data: await services().news.departments(caller),
  })),
  endpoint(routes.listMyNewsRoute, ({ query }, caller) => services().news.listReadable(caller, query.page)),
  endpoint(routes.showMyNewsRoute, async ({ params }, caller) => ({
    data: await services().news.getReadable(caller, params.slug),
  })),
  endpoint(routes.listArticlesRoute, ({ query: { page, ...filter } }, caller) =>
    services().articles.list(caller, page, filter),
  ),
  endpoint(routes.showArticleRoute, async ({ params }, caller) => ({
    data: await services().articles.open(caller, params.slug),
  })),
  endpoint(routes.listArticleCategoriesRoute, async (_input, caller) => ({
    data: await services().articles.categories(caller),
  })),
];
