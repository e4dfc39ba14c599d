import { apiRouter } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { permissions } from '../contracts/index.ts';

/** Strapi's own content routes, by plugin: we answer none of them, so they are taken away before the router is made. */
export function closeStrapiRoutes(strapi: Core.Strapi): void {
  for (const [name, plugin] of Object.entries(strapi.plugins)) {
    const { routes } = plugin as { routes: unknown };
    if (routes !== null && typeof routes === 'object' && 'content-api' in routes) {
      (routes as Record<string, unknown>)['content-api'] = {
        type: 'content-api',
        prefix: `/${name}`,
        routes: [],
      };
    }
  }
}

/** Every route under `/api` that the server answers, ours and any of Strapi's, as `METHOD /api/path`. */
export function listApiRoutes(strapi: Core.Strapi): string[] {
  interface Layer {
    path: string;
    methods: string[];
  }
  // The content API is mounted on the server's router only when it listens, so both are asked.
  const server = strapi.server.listRoutes() as Layer[];
  const contentApi = strapi.server.api('content-api').listRoutes() as Layer[];
  const keys = [...server, ...contentApi]
    .filter((layer) => layer.path === '/api' || layer.path.startsWith('/api/'))
    .flatMap((layer) =>
      layer.methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${layer.path}`),
    );
  return [...new Set([...apiRouter(strapi).keys(), ...keys])].sort();
}

/**
 * Compares the routes of the server with the permission matrix.
 *
 * @throws Error naming every route that the matrix lacks and every line without a route: the boot must stop.
 */
export function assertMatrixIsComplete(routes: readonly string[]): void {
  const known = new Set(Object.keys(permissions));
  const existing = new Set(routes);
  const problems = [
    ...routes.filter((key) => !known.has(key)).map((key) => `${key} is not in the permission matrix`),
    ...[...known]
      .filter((key) => !existing.has(key))
      .map((key) => `${key} is in the permission matrix but no route answers it`),
  ];
  if (problems.length > 0) {
    throw new Error(
      `The permission matrix (extensions/identity/contracts/permissions.ts) is wrong:\n${problems.join('\n')}`,
    );
  }
}
