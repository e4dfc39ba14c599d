import { o as splitLocale } from "./locale_BSzvLBZg.mjs";
// src/features/session/next-path.ts
var BASE = "http://site.invalid";
/**
* The address to go to after a form, as an address of this site, or null for anything that could lead elsewhere:
* another origin, `//host`, a backslash, a control character.
*/
function findSafePath(value) {
	if (typeof value !== "string" || !value.startsWith("/") || value.length > 2048) return null;
	if ([...value].some((character) => character === "\\" || character.charCodeAt(0) <= 32)) return null;
	if (!URL.canParse(value, BASE)) return null;
	const url = new URL(value, BASE);
	if (url.origin !== BASE || url.pathname.startsWith("//")) return null;
	return url.pathname + url.search + url.hash;
}
/** Where to go after signing in: the page that was asked for, never a page that would sign out or ask again. */
function findNextPath(value) {
	const path = findSafePath(value);
	if (path === null) return null;
	const page = splitLocale(path.split(/[?#]/)[0] ?? "").path;
	return page === "/login" || page === "/logout" ? null : path;
}
export { findSafePath as n, findNextPath as t };
