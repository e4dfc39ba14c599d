import { getConfig } from './config.server.ts';
import { isLocalHttp } from './same-site.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The attributes of the cookies that hold a language or colours: a year, for the server only. */
export function preferenceCookie() {
  const secure = !isLocalHttp(getConfig().publicUrl);
  return { httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge: YEAR_SECONDS } as const;
}
