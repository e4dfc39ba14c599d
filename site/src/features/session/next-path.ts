import { splitLocale } from '../../lib/locale.ts';

const BASE = 'http://site.invalid';

/**
 * The address to go to after a form, as an address of this site, or null for anything that could lead elsewhere:
 * another origin, `//host`, a backslash, a control character.
 */
export function findSafePath(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('/') || value.length > 2048) return null;
  // Browsers drop tabs and line breaks inside an address, which would turn /\t/host into //host.
  if (value.includes('\\') || Array.from(value).some((character) => character <= ' ')) return null;
  if (!URL.canParse(value, BASE)) return null;
  const url = new URL(value, BASE);
  if (url.origin !== BASE || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search + url.hash;
}

/** Where to go after signing in: the page that was asked for, never a page that would sign out or ask again. */
export function findNextPath(value: unknown): string | null {
  const path = findSafePath(value);
  if (path === null) return null;
  const page = splitLocale(path.split(/[?#]/)[0] ?? '').path;
  return page === '/login' || page === '/logout' ? null : path;
}
