import { readConfig } from '@huntzen/config';
import { careDatabase, apiRouter, jobRegistry, personalData } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { ArticleService } from './articles.ts';
import { ContentAttention } from './attention.ts';
import { NewsService } from './news.ts';
import { watchPanelMoves } from './panel-moves.ts';
import { contentSources } from './personal-data.ts';
import { contentEndpoints, type ContentServices } from './routes.ts';
import { Checks, ContentStates } from './states.ts';

/** The content extension: company news, the public articles, and the states of what editors write. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const { CMS_PUBLIC_URL: mediaBaseUrl } = readConfig('cms');
    // A function is called at the first request, when identity has registered the database.
    const checks = new Checks();
    strapi.add('care.content-checks', checks);
    strapi.add('care.content', (): ContentServices => ({
      states: new ContentStates(strapi, careDatabase(strapi), checks),
      attention: new ContentAttention(strapi, careDatabase(strapi), checks),
      news: new NewsService(careDatabase(strapi), mediaBaseUrl),
      articles: new ArticleService(careDatabase(strapi), mediaBaseUrl),
    }));
    const services = () => strapi.get<ContentServices>('care.content');
    jobRegistry(strapi).registerTask('content.scheduled-move', (payload) => services().states.run(payload));
    personalData(strapi).register(contentSources(() => careDatabase(strapi)));
    watchPanelMoves(strapi, () => services().states);
    apiRouter(strapi).add(contentEndpoints(services));
  },
};
