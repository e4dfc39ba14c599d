import type { ContentKind } from '@huntzen/kernel/contracts';
import { endpoint, ForbiddenError, type Caller } from '@huntzen/kernel/server';
import * as routes from '../contracts/index.ts';
import type { ContentAttention } from './attention.ts';
import type { ArticleService } from './articles.ts';
import type { NewsService } from './news.ts';
import type { ContentStates } from './states.ts';

/** The services that the routes of this extension call. */
export interface ContentServices {
  news: NewsService;
  articles: ArticleService;
  states: ContentStates;
  attention: ContentAttention;
}

/** Platform administrators see to the articles; the rest belongs to editors. */
function assertMayMove({ role }: Caller, kind: ContentKind): void {
  if (role === 'platform-admin' && kind !== 'article') throw new ForbiddenError();
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
  endpoint(routes.showContentStateRoute, async ({ params }, caller, { language }) => {
    assertMayMove(caller, params.kind);
    const { check, ...state } = await services().states.show(caller, params);
    return {
      data: {
        ...state,
        problems: check.problems.map(({ path, text }) => ({ path, message: text[language] })),
        unpublished: [...check.unpublished],
      },
    };
  }),
  endpoint(routes.listContentStatesRoute, async ({ params, query }, caller) => {
    assertMayMove(caller, params.kind);
    return { data: await services().states.list(caller, params.kind, query.documentIds) };
  }),
  endpoint(routes.publishContentRoute, ({ params, body }, caller) => {
    assertMayMove(caller, params.kind);
    return services().states.publish(caller, params, body.withNeeded);
  }),
  endpoint(routes.scheduleContentRoute, ({ params, body }, caller) => {
    assertMayMove(caller, params.kind);
    return services().states.schedule(caller, params, body);
  }),
  endpoint(routes.archiveContentRoute, async ({ params, body }, caller) => {
    assertMayMove(caller, params.kind);
    return {
      data: {
        moved: await services().states.archive(caller, params.kind, body.documentIds, body.isArchived),
      },
    };
  }),
  endpoint(routes.contentCalendarRoute, async ({ query }, caller) => ({
    data: await services().states.calendar(caller, query),
  })),
  endpoint(routes.contentAttentionRoute, async (_input, caller) => ({
    data: await services().attention.show(caller),
  })),
];
