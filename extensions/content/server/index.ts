import { readConfig } from '@huntzen/config';
import { careDatabase, apiRouter } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { ArticleService } from './articles.ts';
import { NewsService } from './news.ts';
import { contentEndpoints, type ContentServices } from './routes.ts';

/** The content extension: company news and the public articles. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const { CMS_PUBLIC_URL: mediaBaseUrl } = readConfig('cms');
    // A function is called at the first request, when identity has registered the database.
    strapi.add('care.content', (): ContentServices => ({
      news: new NewsService(careDatabase(strapi), mediaBaseUrl),
      articles: new ArticleService(careDatabase(strapi), mediaBaseUrl),
    }));
    apiRouter(strapi).add(contentEndpoints(() => strapi.get<ContentServices>('care.content')));
  },
};
