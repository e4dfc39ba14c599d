/**
 * The router of everything under `/api`. It answers before Strapi's own middlewares: those build a body parser, a
 * security policy and a session for each request, which takes longer than the rest of it (docs/decisions/008).
 */
import cors from '@koa/cors';
import type { Core } from '@strapi/strapi';
import findMyWay from 'find-my-way';
import type { Context, Middleware, Next } from 'koa';
import { routeKey, type RouteContract } from '../contracts/index.ts';
import { MethodNotAllowedError, NotFoundError } from './errors.ts';
import { respond, sendError, type Endpoint } from './http.ts';
import { preferredLanguage } from './language.ts';

const methods: readonly RouteContract['method'][] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

// What the OWASP REST Security Cheat Sheet asks of an API; `Cache-Control` comes with each answer.
const securityHeaders = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Where the extensions' endpoints are found by method and path. */
export class ApiRouter {
  // A title makes a long slug; nothing longer than this is an id of ours.
  readonly #router = findMyWay({ maxParamLength: 500 });
  readonly #keys: string[] = [];

  /** @throws when a route is already answered. */
  add(endpoints: readonly Endpoint[]): void {
    for (const endpoint of endpoints) {
      const { method, path } = endpoint.contract;
      this.#router.on(method, `/api${path}`, () => undefined, endpoint);
      this.#keys.push(routeKey(endpoint.contract));
    }
  }

  /** The routes that are answered, as in the permission matrix. */
  keys(): readonly string[] {
    return this.#keys;
  }

  /** The middleware that answers every path under `/api`, and leaves the others to what follows. */
  middleware(strapi: Core.Strapi, allowedOrigins: readonly string[]): Middleware {
    const handle = async (ctx: Context) => {
      ctx.set(securityHeaders);
      // HEAD is GET without its body, which Koa leaves out.
      const method = ctx.method === 'HEAD' ? 'GET' : (ctx.method as RouteContract['method']);
      const found = this.#router.find(method, ctx.path);
      if (found !== null) return respond(strapi, ctx, found.store as Endpoint, found.params);
      const others = methods.filter((other) => this.#router.find(other, ctx.path) !== null);
      if (others.length > 0) ctx.set('Allow', others.join(', '));
      const error = others.length > 0 ? new MethodNotAllowedError() : new NotFoundError();
      sendError(strapi, ctx, error, ctx.method, preferredLanguage(ctx.get('accept-language')));
    };
    const shareWith = cors({
      credentials: true,
      // An empty answer sends no header at all.
      origin: (ctx) => {
        const origin = ctx.get('origin');
        return allowedOrigins.includes(origin) ? origin : '';
      },
    });
    return async (ctx: Context, next: Next): Promise<void> => {
      if (ctx.path === '/api' || ctx.path.startsWith('/api/')) await shareWith(ctx, () => handle(ctx));
      else await next();
    };
  }
}

/** The router, registered by identity. */
export const apiRouter = (strapi: Core.Strapi): ApiRouter => strapi.get<ApiRouter>('care.router');
