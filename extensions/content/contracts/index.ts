import { articleRoutes } from './article.ts';
import { newsRoutes } from './news.ts';

export * from './article.ts';
export * from './news.ts';

/** Every route of this extension. */
export const contentRoutes = [...newsRoutes, ...articleRoutes];
