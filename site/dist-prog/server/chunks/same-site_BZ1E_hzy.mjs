// src/lib/same-site.ts
var SAFE_METHODS = /* @__PURE__ */ new Set([
	"GET",
	"HEAD",
	"OPTIONS"
]);
var LOOPBACK = /* @__PURE__ */ new Set([
	"localhost",
	"127.0.0.1",
	"[::1]"
]);
/** Whether an address is plain http on this machine, where secure cookies do not exist. */
function isLocalHttp(publicUrl) {
	const url = new URL(publicUrl);
	return url.protocol === "http:" && LOOPBACK.has(url.hostname);
}
function isOwnOrigin(origin, publicUrl) {
	const own = new URL(publicUrl);
	if (origin === own.origin) return true;
	if (!isLocalHttp(publicUrl) || !URL.canParse(origin)) return false;
	const other = new URL(origin);
	return other.protocol === "http:" && LOOPBACK.has(other.hostname) && other.port === own.port;
}
/**
* Whether a request that may change something was sent by another site. A write names its origin; a client that
* leaves it out must at least say that it comes from the site itself (Sec-Fetch-Site), and one that says neither is refused.
*/
function isCrossSiteWrite(request, publicUrl) {
	if (SAFE_METHODS.has(request.method)) return false;
	const origin = request.headers.get("origin");
	if (origin !== null) return !isOwnOrigin(origin, publicUrl);
	const site = request.headers.get("sec-fetch-site");
	return site !== "same-origin" && site !== "none";
}
export { isLocalHttp as n, isCrossSiteWrite as t };
