import type { AstroCookies } from 'astro';

import {
  ApiError,
  createApi,
  ServiceUnavailableError,
  type Api,
  type ApiContext,
} from '../../lib/api.server.ts';
import { isLocalHttp } from '../../lib/same-site.ts';
import {
  decodeProfile,
  encodeProfile,
  isFresh,
  sessionAnswerSchema,
  type Session,
  type SessionUser,
} from './session.ts';

const REFRESH_LIFETIME_SECONDS = 7 * 24 * 60 * 60;

/** The part of Astro's cookies that a session uses. */
export type Cookies = Pick<AstroCookies, 'get' | 'set' | 'delete'>;

/** The names and attributes of the session cookies: `__Host-` and Secure, except on plain http on this machine. */
export function sessionCookies(publicUrl: string) {
  const isLocal = isLocalHttp(publicUrl);
  const prefix = isLocal ? '' : '__Host-';
  return {
    access: `${prefix}care_access`,
    refresh: `${prefix}care_refresh`,
    profile: `${prefix}care_profile`,
    options: { httpOnly: true, secure: !isLocal, sameSite: 'lax', path: '/' } as const,
  };
}

/** Keeps the tokens of a session in cookies that no script can read. */
export function startSession(cookies: Cookies, session: Session, publicUrl: string): void {
  const names = sessionCookies(publicUrl);
  const options = { ...names.options, maxAge: REFRESH_LIFETIME_SECONDS };
  cookies.set(names.access, session.accessToken, options);
  cookies.set(names.refresh, session.refreshToken, options);
  const profile = encodeProfile({ user: session.user, expiresAt: session.accessTokenExpiresAt });
  cookies.set(names.profile, profile, options);
}

/** Keeps what changed about the signed-in person, for the frame of the pages to come. */
export function updateSessionUser(cookies: Cookies, user: SessionUser, publicUrl: string): void {
  const names = sessionCookies(publicUrl);
  const profile = decodeProfile(cookies.get(names.profile)?.value);
  if (profile === null) return;
  const options = { ...names.options, maxAge: REFRESH_LIFETIME_SECONDS };
  cookies.set(names.profile, encodeProfile({ ...profile, user }), options);
}

/** Forgets the session in this browser; the API still has to be told. */
export function clearSession(cookies: Cookies, publicUrl: string): void {
  const names = sessionCookies(publicUrl);
  for (const name of [names.access, names.refresh, names.profile]) cookies.delete(name, names.options);
}

/** The refresh token of this browser, or null. */
export function findRefreshToken(cookies: Cookies, publicUrl: string): string | null {
  return cookies.get(sessionCookies(publicUrl).refresh)?.value || null;
}

/** Who is signed in, with the API as that person; the token lasts at least as long as the page takes. */
export interface OpenedSession {
  user: SessionUser | null;
  api: Api;
  /** The API could not be asked for a new token: nobody knows whether the person is still signed in. */
  isUnknown: boolean;
}

/**
 * Reads the session from the cookies and renews it when its access token is absent or about to expire. A refused
 * renewal ends the session; an API that does not answer leaves the cookies for the next try.
 */
export async function openSession(
  cookies: Cookies,
  context: Omit<ApiContext, 'accessToken'>,
  publicUrl: string,
  now: Date,
): Promise<OpenedSession> {
  const names = sessionCookies(publicUrl);
  const accessToken = cookies.get(names.access)?.value || null;
  const refreshToken = findRefreshToken(cookies, publicUrl);
  const profile = decodeProfile(cookies.get(names.profile)?.value);
  const visitor = createApi({ ...context, accessToken: null });

  if (accessToken !== null && profile !== null && isFresh(profile, now)) {
    return { user: profile.user, api: createApi({ ...context, accessToken }), isUnknown: false };
  }
  if (refreshToken === null) {
    if (accessToken !== null || profile !== null) clearSession(cookies, publicUrl);
    return { user: null, api: visitor, isUnknown: false };
  }
  try {
    const { data } = await visitor.post('/api/auth/refresh', { refreshToken }, sessionAnswerSchema);
    startSession(cookies, data, publicUrl);
    return {
      user: data.user,
      api: createApi({ ...context, accessToken: data.accessToken }),
      isUnknown: false,
    };
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return { user: null, api: visitor, isUnknown: true };
    if (error instanceof ApiError && error.status === 429)
      return { user: null, api: visitor, isUnknown: true };
    if (!(error instanceof ApiError)) throw error;
    clearSession(cookies, publicUrl);
    return { user: null, api: visitor, isUnknown: false };
  }
}
