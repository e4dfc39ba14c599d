import type { APIContext, MiddlewareNext } from 'astro';

import { findPortal, portalOfRole } from './features/session/roles.ts';
import { clearSession, openSession } from './features/session/session.server.ts';
import { ApiError, createApi, ServiceUnavailableError } from './lib/api.server.ts';
import { findClientAddress } from './lib/client-address.ts';
import { getConfig } from './lib/config.server.ts';
import { findPreferredAddress, LOCALE_COOKIE, splitLocale } from './lib/locale.ts';
import { withLocale } from './lib/request-locale.server.ts';
import { isCrossSiteWrite } from './lib/same-site.ts';
import { applySecurityHeaders } from './lib/security-headers.ts';
import { parseTheme, THEME_COOKIE } from './lib/theme.ts';
import { pathsFor } from './paths.ts';

/** Answers of machines: no session, no language, no page around them. */
const MACHINE_PATHS = new Set(['/healthz', '/readyz', '/robots.txt', '/sitemap.xml', '/rss.xml', '/sw.js']);

/** Pages that carry a token or a form about a person, although nobody is signed in. */
const PERSONAL_PATHS = new Set([
  '/login',
  '/forgot-password',
  '/reset-password',
  '/invitation',
  '/account',
  '/accesses',
  '/notifications',
]);

/** Pages of a signed-in person of any role. */
const ACCOUNT_PATHS = new Set(['/account', '/accesses', '/notifications']);

/** One's own data, with everything below it. */
const isOwnData = (path: string) => path === '/my-data' || path.startsWith('/my-data/');

/** The address itself is the proof and the whole request: mail programs post to it by themselves. */
const isUnsubscribing = (path: string) => path.startsWith('/unsubscribe/');

/**
 * Every request passes here, in this order: refuse writes of other sites, find the language, open the session, guard
 * the portals, render, turn errors into pages, set the headers. English addresses are served by the French-named
 * pages: `/en/login` renders `src/pages/login.astro` with `locals.locale` "en".
 */
export async function onRequest(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const config = getConfig();
  const { locale, path } = splitLocale(context.url.pathname);
  const response = await withLocale(locale, () => answer(context, next));
  const headers = new Headers(response.headers);
  applySecurityHeaders(headers, {
    ...config,
    isFile: path.startsWith('/files/'),
    videoDomain: context.locals.videoDomain,
    isPersonal:
      (context.locals.user ?? null) !== null ||
      PERSONAL_PATHS.has(path) ||
      isOwnData(path) ||
      isUnsubscribing(path) ||
      findPortal(path) !== null,
  });
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

async function answer(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { request, url, cookies, locals } = context;
  const config = getConfig();
  const { locale, path } = splitLocale(url.pathname);
  const api = {
    apiUrl: config.apiUrl,
    siteKey: config.siteKey,
    locale,
    clientAddress: findClientAddress({
      forwardedFor: request.headers.get('x-forwarded-for'),
      socketAddress: context.clientAddress,
      trustedProxyHops: config.trustedProxyHops,
    }),
  };
  let formData: Promise<FormData> | undefined;
  Object.assign(locals, {
    locale,
    path,
    theme: parseTheme(cookies.get(THEME_COOKIE)?.value),
    paths: pathsFor(locale),
    user: null,
    videoDomain: null,
    api: createApi({ ...api, accessToken: null }),
    isRetryable: request.method === 'GET',
    formData: () => (formData ??= context.request.formData()),
  } satisfies App.Locals);

  const render = () => (path === url.pathname ? next() : next(path + url.search));
  const renderError = (status: 403 | 404 | 503, retryAfterSeconds?: number) =>
    renderPage(context, next, `/${status}`, retryAfterSeconds);

  if (!isUnsubscribing(path) && isCrossSiteWrite(request, config.publicUrl)) return renderError(403);
  if (MACHINE_PATHS.has(path)) return render();

  const preferred = findPreferredAddress({
    method: request.method,
    pathname: url.pathname,
    search: url.search,
    chosen: cookies.get(LOCALE_COOKIE)?.value,
  });
  if (preferred !== null) return context.redirect(preferred, 302);

  const session = await openSession(cookies, api, config.publicUrl, new Date());
  locals.user = session.user;
  locals.api = session.api;

  const portal = findPortal(path);
  if (portal !== null || ACCOUNT_PATHS.has(path) || isOwnData(path)) {
    if (session.isUnknown) return renderError(503, 30);
    if (session.user === null) return toLogin(context);
    if (portal !== null && portal !== portalOfRole(session.user.role)) return renderError(403);
  }

  try {
    return await readWhole(await render());
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return renderError(503, error.retryAfterSeconds);
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) {
      clearSession(cookies, config.publicUrl);
      return toLogin(context, 'session-ended');
    }
    if (error.status === 403) return renderError(403);
    if (error.status === 404) return renderError(404);
    if (error.status === 429) return renderError(503, error.retryAfterSeconds ?? 60);
    throw error;
  }
}

/**
 * Reads a page to its end before its first byte leaves: a component that fails half way then becomes an error page.
 * The adapter's own switch against streaming does not reach the pages rendered under another address.
 */
async function readWhole(response: Response): Promise<Response> {
  if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) return response;
  return new Response(await response.arrayBuffer(), response);
}

/** Sends a visitor to sign in, and back to the page afterwards; a write comes back as the page it was sent from. */
function toLogin(context: APIContext, notice?: string): Response {
  const { locale } = splitLocale(context.url.pathname);
  const asked = context.url.pathname + context.url.search;
  return context.redirect(pathsFor(locale).login({ next: asked, notice }), 303);
}

/** Renders one of the error pages instead of the page asked for, whatever was sent. */
async function renderPage(
  context: APIContext,
  next: MiddlewareNext,
  page: string,
  retryAfterSeconds?: number,
): Promise<Response> {
  // A request of its own: the body of the first may be read already, which a plain rewrite refuses.
  const response = await next(new Request(new URL(page, context.url), { headers: context.request.headers }));
  if (retryAfterSeconds !== undefined) response.headers.set('Retry-After', String(retryAfterSeconds));
  return response;
}
