import { articleRoutes } from './article.ts';
import { newsRoutes } from './news.ts';
import { stateRoutes } from './states.ts';

export * from './article.ts';
export * from './news.ts';
export * from './states.ts';

/** Every route of this extension. */
export const contentRoutes = [...newsRoutes, ...articleRoutes, ...stateRoutes];
