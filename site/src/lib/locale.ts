/** The languages of the site; the first is served without a prefix. */
export const LOCALES = ['fr', 'en'] as const;

/** A language of the site. */
export type Locale = (typeof LOCALES)[number];

/** The language served without a prefix. */
export const BASE_LOCALE: Locale = 'fr';

/** The cookie that holds the language a visitor chose. */
export const LOCALE_COOKIE = 'lang';

/** Whether a text names a language of the site. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** Splits `/en/login` into its language and its path without prefix; a path without prefix is French. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
  const match = /^\/en(\/.*)?$/.exec(pathname);
  if (!match) return { locale: BASE_LOCALE, path: pathname };
  return { locale: 'en', path: match[1] === undefined || match[1] === '/' ? '/' : match[1] };
}

/** Adds the prefix of a language to a path without prefix, which may carry a query and a fragment. */
export function localizePath(path: string, locale: Locale): string {
  if (locale === BASE_LOCALE) return path;
  return path === '/' ? `/${locale}` : path.replace(/^\/(?=[?#]|$)|^(?=\/)/, `/${locale}`);
}

/**
 * Where a page view goes when the visitor chose another language than the address has; null when it stays.
 * Only pages move: files (a dot in the last segment) and writes stay where they are.
 */
export function findPreferredAddress(view: {
  method: string;
  pathname: string;
  search: string;
  chosen: string | undefined;
}): string | null {
  if (view.method !== 'GET' && view.method !== 'HEAD') return null;
  if (!isLocale(view.chosen) || /\.[^/]+$/.test(view.pathname)) return null;
  const { locale, path } = splitLocale(view.pathname);
  return locale === view.chosen ? null : localizePath(path, view.chosen) + view.search;
}
