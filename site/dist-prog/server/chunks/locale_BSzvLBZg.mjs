// src/lib/locale.ts
/** The languages of the site; the first is served without a prefix. */
var LOCALES = ["fr", "en"];
/** The cookie that holds the language a visitor chose. */
var LOCALE_COOKIE = "lang";
/** Whether a text names a language of the site. */
function isLocale(value) {
	return LOCALES.some((locale) => locale === value);
}
/** Splits `/en/login` into its language and its path without prefix; a path without prefix is French. */
function splitLocale(pathname) {
	const match = /^\/en(\/.*)?$/.exec(pathname);
	if (!match) return {
		locale: "fr",
		path: pathname
	};
	return {
		locale: "en",
		path: match[1] === void 0 || match[1] === "/" ? "/" : match[1]
	};
}
/** Adds the prefix of a language to a path without prefix, which may carry a query and a fragment. */
function localizePath(path, locale) {
	if (locale === "fr") return path;
	return path === "/" ? `/${locale}` : path.replace(/^\/(?=[?#]|$)|^(?=\/)/, `/${locale}`);
}
/**
* Where a page view goes when the visitor chose another language than the address has; null when it stays.
* Only pages move: files (a dot in the last segment) and writes stay where they are.
*/
function findPreferredAddress(view) {
	if (view.method !== "GET" && view.method !== "HEAD") return null;
	if (!isLocale(view.chosen) || /\.[^/]+$/.test(view.pathname)) return null;
	const { locale, path } = splitLocale(view.pathname);
	return locale === view.chosen ? null : localizePath(path, view.chosen) + view.search;
}
export { localizePath as a, isLocale as i, LOCALE_COOKIE as n, splitLocale as o, findPreferredAddress as r, LOCALES as t };
