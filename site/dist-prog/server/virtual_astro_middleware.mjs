import { n as findPortal, r as portalOfRole } from "./chunks/roles_Dqn7sdNY.mjs";
import { r as openSession, t as clearSession } from "./chunks/session.server_DL4kQTbs.mjs";
import { i as createApi, n as ServiceUnavailableError, t as ApiError } from "./chunks/api.server_CU61q2uI.mjs";
import { n as getConfig } from "./chunks/config.server_AkIHuIvs.mjs";
import { n as LOCALE_COOKIE, o as splitLocale, r as findPreferredAddress } from "./chunks/locale_BSzvLBZg.mjs";
import { n as overwriteServerAsyncLocalStorage } from "./chunks/runtime_Cl5Y6q3t.mjs";
import { t as isCrossSiteWrite } from "./chunks/same-site_BZ1E_hzy.mjs";
import { n as THEME_COOKIE, r as parseTheme } from "./chunks/theme_B_s4oSEX.mjs";
import { t as pathsFor } from "./chunks/paths_Bgp-7YAI.mjs";
import { t as sequence } from "./chunks/sequence_BHD78O88.mjs";
import { AsyncLocalStorage } from "node:async_hooks";
import { isIP } from "node:net";
// src/lib/client-address.ts
/**
* The address of the person's device. Each proxy of ours appends the address it saw to X-Forwarded-For, so only the
* entry as many places from the right as there are proxies is known to be true; what stands left of it was written
* by the client. Without proxies, or with fewer entries than proxies, the connection itself is believed.
*/
function findClientAddress(request) {
	const entries = (request.forwardedFor ?? "").split(",").map((entry) => entry.trim());
	const address = plainAddress((request.trustedProxyHops > 0 ? entries[entries.length - request.trustedProxyHops] : void 0) ?? "");
	return isIP(address) === 0 ? plainAddress(request.socketAddress) : address;
}
function plainAddress(address) {
	return (/^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address).replace(/^::ffff:(?=[\d.]+$)/i, "");
}
// src/lib/request-locale.server.ts
var storage = new AsyncLocalStorage();
overwriteServerAsyncLocalStorage(storage);
/** Runs `work` so that every message it renders, in components and islands alike, is in `locale`. */
function withLocale(locale, work) {
	return storage.run({
		locale,
		origin: "",
		messageCalls: /* @__PURE__ */ new Set()
	}, work);
}
// src/lib/security-headers.ts
function socketOrigin(url) {
	return new URL(url).origin.replace(/^http/, "ws");
}
/** Adds to the policy that Astro computed (hashes of its inline scripts) the origins known only at run time. */
function completePolicy(policy, context) {
	const own = new URL(context.publicUrl).origin;
	const media = new URL(context.mediaUrl).origin;
	const realtime = new URL(context.realtimeUrl).origin;
	const withMedia = media === own ? policy : policy.replace(/\b(img-src|media-src) 'self'/g, `$1 'self' ${media}`);
	const connections = [
		"'self'",
		...realtime === own ? [] : [realtime],
		socketOrigin(context.realtimeUrl)
	];
	return `${withMedia.replace(/;\s*$/, "")}; connect-src ${connections.join(" ")}`;
}
var CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
/** Sets the security and cache headers of an answer. */
function applySecurityHeaders(headers, context) {
	const policy = headers.get("content-security-policy");
	const isPage = headers.get("content-type")?.startsWith("text/html") ?? false;
	if (policy !== null) headers.set("Content-Security-Policy", completePolicy(policy, context));
	else if (!isPage) headers.set("Content-Security-Policy", CLOSED_POLICY);
	headers.set("X-Content-Type-Options", "nosniff");
	headers.set("X-Frame-Options", "DENY");
	headers.set("Referrer-Policy", "same-origin");
	headers.set("Permissions-Policy", "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()");
	headers.set("Cross-Origin-Opener-Policy", "same-origin");
	headers.set("Cross-Origin-Resource-Policy", "same-origin");
	if (context.publicUrl.startsWith("https:")) headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
	if (context.isPersonal || headers.has("set-cookie")) headers.set("Cache-Control", "private, no-store");
	else if (!headers.has("cache-control")) headers.set("Cache-Control", "no-cache");
	headers.append("Vary", "Cookie");
}
// src/middleware.ts
/** Answers of machines: no session, no language, no page around them. */
var MACHINE_PATHS = /* @__PURE__ */ new Set([
	"/healthz",
	"/readyz",
	"/robots.txt",
	"/sitemap.xml",
	"/rss.xml"
]);
/** Pages that carry a token or a form about a person, although nobody is signed in. */
var PERSONAL_PATHS = /* @__PURE__ */ new Set([
	"/login",
	"/forgot-password",
	"/reset-password",
	"/invitation",
	"/account"
]);
/**
* Every request passes here, in this order: refuse writes of other sites, find the language, open the session, guard
* the portals, render, turn errors into pages, set the headers. English addresses are served by the French-named
* pages: `/en/login` renders `src/pages/login.astro` with `locals.locale` "en".
*/
async function onRequest$1(context, next) {
	const config = getConfig();
	const { locale, path } = splitLocale(context.url.pathname);
	const response = await withLocale(locale, () => answer(context, next));
	const headers = new Headers(response.headers);
	applySecurityHeaders(headers, {
		...config,
		isPersonal: (context.locals.user ?? null) !== null || PERSONAL_PATHS.has(path) || findPortal(path) !== null
	});
	return new Response(response.body, {
		status: response.status,
		statusText: response.statusText,
		headers
	});
}
async function answer(context, next) {
	const { request, url, cookies, locals } = context;
	const config = getConfig();
	const { locale, path } = splitLocale(url.pathname);
	const api = {
		apiUrl: config.apiUrl,
		siteKey: config.siteKey,
		locale,
		clientAddress: findClientAddress({
			forwardedFor: request.headers.get("x-forwarded-for"),
			socketAddress: context.clientAddress,
			trustedProxyHops: config.trustedProxyHops
		})
	};
	let formData;
	Object.assign(locals, {
		locale,
		path,
		theme: parseTheme(cookies.get(THEME_COOKIE)?.value),
		paths: pathsFor(locale),
		user: null,
		api: createApi({
			...api,
			accessToken: null
		}),
		isRetryable: request.method === "GET",
		formData: () => formData ??= context.request.formData()
	});
	const render = () => path === url.pathname ? next() : next(path + url.search);
	const renderError = (status, retryAfterSeconds) => renderPage(context, next, `/${status}`, retryAfterSeconds);
	if (isCrossSiteWrite(request, config.publicUrl)) return renderError(403);
	if (MACHINE_PATHS.has(path)) return render();
	const preferred = findPreferredAddress({
		method: request.method,
		pathname: url.pathname,
		search: url.search,
		chosen: cookies.get(LOCALE_COOKIE)?.value
	});
	if (preferred !== null) return context.redirect(preferred, 302);
	const session = await openSession(cookies, api, config.publicUrl, /* @__PURE__ */ new Date());
	locals.user = session.user;
	locals.api = session.api;
	const portal = findPortal(path);
	if (portal !== null || path === "/account") {
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
			return toLogin(context, "session-ended");
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
async function readWhole(response) {
	if (!(response.headers.get("content-type") ?? "").startsWith("text/html")) return response;
	return new Response(await response.arrayBuffer(), response);
}
/** Sends a visitor to sign in, and back to the page afterwards; a write comes back as the page it was sent from. */
function toLogin(context, notice) {
	const { locale } = splitLocale(context.url.pathname);
	const asked = context.url.pathname + context.url.search;
	return context.redirect(pathsFor(locale).login({
		next: asked,
		notice
	}), 303);
}
/** Renders one of the error pages instead of the page asked for, whatever was sent. */
async function renderPage(context, next, page, retryAfterSeconds) {
	const response = await next(new Request(new URL(page, context.url), { headers: context.request.headers }));
	if (retryAfterSeconds !== void 0) response.headers.set("Retry-After", String(retryAfterSeconds));
	return response;
}
// \0virtual:astro:middleware
var onRequest = sequence(onRequest$1);
export { onRequest };
