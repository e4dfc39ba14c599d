import { anonymousActor, sql } from '@huntzen/database';
import { careDatabase } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

/**
 * `/healthz` says that the process answers; `/readyz` that it can also work: the portal's pool reaches the database and
 * the signed context is accepted there.
 */
const healthRoutes = ({ strapi }: { strapi: Core.Strapi }) => ({
  type: 'admin',
  prefix: '',
  routes: [
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
        try {
          const { rows } = await careDatabase(strapi).as(anonymousActor, (tx) =>
            sql<{ role: string | null }>`select sec.role() as role`.execute(tx),
          );
          const ready = rows[0]?.role === anonymousActor.role;
          ctx.status = ready ? 200 : 503;
          ctx.body = { status: ready ? 'ok' : 'the database refuses the signed context' };
        } catch {
          ctx.status = 503;
          ctx.body = { status: 'the database does not answer' };
        }
      },
    },
  ],
});

/** The operations extension: what those who run the platform need. */
export default { routes: { health: healthRoutes } };
