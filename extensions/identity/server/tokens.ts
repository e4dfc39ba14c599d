import { createHash, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { PortalRole } from '@huntzen/kernel/contracts';
import jsonwebtoken from 'jsonwebtoken';
import * as z from 'zod';

/** How long an access token opens doors, in seconds. */
export const accessTokenSeconds = 15 * 60;

/** How long a refresh token may wait to be used, in seconds. */
export const refreshTokenSeconds = 7 * 24 * 3600;

/** For how long a rotated token still gives its own successor: two tabs may refresh at once, in milliseconds. */
export const refreshGraceMs = 10_000;

/** What an access token says. */
export interface AccessClaims {
  accountId: string;
  sessionId: string;
  role: string;
  companyId: string | null;
}

const claimsSchema = z.object({
  sub: z.string(),
  sid: z.guid(),
  role: z.string(),
  company: z.string().nullable(),
  exp: z.number(),
});

const standing = { issuer: 'huntzen-care', audience: 'portal', algorithm: 'HS256' } as const;

/** The key of access tokens. Made once: from a string, jsonwebtoken tries every kind of key at each token. */
export const accessKey = (secret: string): KeyObject => createSecretKey(secret, 'utf8');

/** Signs an access token; returns it with the instant it ends. */
export function signAccessToken(
  claims: { accountId: string; sessionId: string; role: PortalRole; companyId: string | null },
  key: KeyObject,
): { accessToken: string; accessTokenExpiresAt: string } {
  const expiresAt = Math.floor(Date.now() / 1000) + accessTokenSeconds;
  const accessToken = jsonwebtoken.sign(
    {
      sub: claims.accountId,
      sid: claims.sessionId,
      role: claims.role,
      company: claims.companyId,
      exp: expiresAt,
    },
    key,
    standing,
  );
  return { accessToken, accessTokenExpiresAt: new Date(expiresAt * 1000).toISOString() };
}

/** Reads an access token; null when it is not ours, has ended, or is signed in any way but ours. */
export function readAccessToken(token: string, key: KeyObject): AccessClaims | null {
  let payload: unknown;
  try {
    payload = jsonwebtoken.verify(token, key, {
      issuer: standing.issuer,
      audience: standing.audience,
      algorithms: [standing.algorithm],
    });
  } catch (error) {
    if (error instanceof jsonwebtoken.JsonWebTokenError) return null;
    throw error;
  }
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) return null;
  const { sub, sid, role, company } = claims.data;
  return { accountId: sub, sessionId: sid, role, companyId: company };
}

/** A token nobody can guess: 256 random bits, base64url. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * The successor of a refresh token. It follows from the token and a secret, so that two refreshes at once get the same
 * one although only hashes are stored; without the secret it cannot be foreseen.
 */
export const successorOf = (token: string, secret: string): string =>
  createHmac('sha256', secret).update(`refresh|${token}`).digest('base64url');
