import { anonymousActor, sql } from '@huntzen/database';
import { careDatabase } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { openApiDocument } from '../api-reference/openapi.ts';
import { apiReferencePage } from '../api-reference/page.ts';

const health = (strapi: Core.Strapi) => [
  {
    method: 'GET',
    path: '/healthz',
    config: { auth: false },
    handler: (ctx: Context) => {
      ctx.body = { status: 'ok' };
    },
  },
  {
    method: 'GET',
    path: '/readyz',
    config: { auth: false },
    handler: async (ctx: Context) => {
      const ready = await contextIsAccepted(strapi);
      ctx.status = ready ? 200 : 503;
      ctx.body = { status: ready ? 'ok' : 'unavailable' };
    },
  },
];

/** Whether the portal's pool reaches the database and the database accepts what we sign. */
async function contextIsAccepted(strapi: Core.Strapi): Promise<boolean> {
  try {
    const { rows } = await careDatabase(strapi).as(anonymousActor, (tx) =>
      sql<{ role: string | null }>`select sec.role() as role`.execute(tx),
    );
    return rows[0]?.role === anonymousActor.role;
  } catch (error) {
    strapi.log.warn(`not ready: ${error instanceof Error ? error.name : 'unknown error'}`);
    return false;
  }
}

const apiReference = () => {
  const document = openApiDocument();
  const page = apiReferencePage(document);
  return [
    {
      method: 'GET',
      path: '/api-reference',
      config: { auth: false },
      handler: (ctx: Context) => {
        ctx.type = 'html';
        ctx.body = page;
      },
    },
    {
      method: 'GET',
      path: '/api-reference.json',
      config: { auth: false },
      handler: (ctx: Context) => {
        ctx.body = document;
      },
    },
  ];
};

/** The operations extension: health, readiness and, in development only, the API reference. */
export default {
  routes: {
    operations: ({ strapi }: { strapi: Core.Strapi }) => ({
      type: 'admin',
      prefix: '',
      routes: [
        ...health(strapi),
        ...(strapi.config.get('environment') === 'development' ? apiReference() : []),
      ],
    }),
  },
};
