import * as z from 'zod';

import { ROLES } from './roles.ts';

const userSchema = z.object({
  id: z.string().min(1),
  role: z.enum(ROLES),
  companyId: z.string().nullable().default(null),
  displayName: z.string(),
});

/** The signed-in person, as every page knows them. */
export type SessionUser = z.output<typeof userSchema>;

/** The answer to a sign-in or a refresh. */
export const sessionAnswerSchema = z.object({
  data: z.object({
    accessToken: z.string().min(1),
    refreshToken: z.string().min(1),
    accessTokenExpiresAt: z.iso.datetime({ offset: true }),
    user: userSchema,
  }),
});

/** The tokens of a session and the person they belong to. */
export type Session = z.output<typeof sessionAnswerSchema>['data'];

const profileSchema = z.object({ user: userSchema, expiresAt: z.iso.datetime({ offset: true }) });

/** What the profile cookie holds: only what the frame of a page shows; the API alone decides what may be seen. */
export type Profile = z.output<typeof profileSchema>;

/** Writes a profile as a cookie value, without anything that does not belong in it. */
export function encodeProfile(profile: Profile): string {
  return Buffer.from(JSON.stringify(profileSchema.parse(profile))).toString('base64url');
}

/** Reads a profile cookie; anything that is not one is null. */
export function decodeProfile(value: string | undefined): Profile | null {
  if (value === undefined || value === '') return null;
  try {
    return profileSchema.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

const REFRESH_BEFORE_MILLISECONDS = 30_000;

/** Whether an access token is still good for a whole page at the given instant. */
export function isFresh(profile: Profile, now: Date): boolean {
  return Date.parse(profile.expiresAt) - now.getTime() >= REFRESH_BEFORE_MILLISECONDS;
}
