import { documentId, instant, one, portalRoles, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { consentDocumentNames, consentRoutes } from './consents.ts';
import { erasureRoutes } from './erasures.ts';

/** Where the refresh token came from and how long an access token lives are decided by the server alone. */
const token = z.string().min(20).max(512);

/** At least twelve characters: length protects better than rules on kinds of characters (NIST SP 800-63B). */
export const newPassword = z.string().min(12).max(72);

/** Who is signed in, as the site keeps it. */
export const signedInUserSchema = z.object({
  id: documentId,
  role: z.enum(portalRoles),
  companyId: documentId.nullable(),
  displayName: z.string(),
});

/** Who is signed in, as the site keeps it. */
export type SignedInUser = z.infer<typeof signedInUserSchema>;

const tokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  accessTokenExpiresAt: instant,
  user: signedInUserSchema,
});

/** Signs in with e-mail and password. */
export const loginRoute = route({
  method: 'POST',
  path: '/auth/login',
  summary: 'Sign in with e-mail and password.',
  body: z.object({ email: z.email().max(254), password: z.string().min(1).max(200) }),
  response: one(tokens),
});

/** Trades a refresh token for its successor and a new access token. */
export const refreshRoute = route({
  method: 'POST',
  path: '/auth/refresh',
  summary: 'Trade a refresh token for its successor and a new access token.',
  body: z.object({ refreshToken: token }),
  response: one(tokens),
});

/** Ends the sign-in session of the access token or of the refresh token. */
export const logoutRoute = route({
  method: 'POST',
  path: '/auth/logout',
  summary: 'End the sign-in session.',
  body: z.object({ refreshToken: token.optional() }),
  response: null,
});

/** Asks for a link by mail that sets a new password; answers the same whether the account exists or not. */
export const forgotPasswordRoute = route({
  method: 'POST',
  path: '/auth/forgot-password',
  summary: 'Ask for a password reset link by mail. The answer never tells whether the account exists.',
  body: z.object({ email: z.email().max(254) }),
  response: null,
});

/** Sets a new password with the token of a mailed link. */
export const resetPasswordRoute = route({
  method: 'POST',
  path: '/auth/reset-password',
  summary: 'Set a new password with the token of a mailed link (single use, 60 minutes).',
  body: z.object({ token, password: newPassword }),
  response: null,
});

/** Changes the password of the signed-in person, ends their other sessions and continues this one. */
export const changePasswordRoute = route({
  method: 'POST',
  path: '/auth/change-password',
  summary: 'Change the password; every other session ends.',
  body: z.object({ currentPassword: z.string().min(1).max(200), newPassword }),
  response: one(tokens),
});

/** Shows who an invitation is for, so that the page can greet them. */
export const showInvitationRoute = route({
  method: 'POST',
  path: '/auth/invitations/show',
  summary: 'Show whom an invitation is for.',
  body: z.object({ token }),
  response: one(z.object({ email: z.string(), firstName: z.string(), companyName: z.string().nullable() })),
});

/** Takes up an invitation: sets the password, records the consents, signs in. */
export const acceptInvitationRoute = route({
  method: 'POST',
  path: '/auth/invitations/accept',
  summary: 'Take up an invitation: set a password and accept the documents in force.',
  body: z.object({
    token,
    password: newPassword,
    consents: z
      .array(z.object({ document: z.enum(consentDocumentNames), version: z.string().max(20) }))
      .max(10),
  }),
  response: one(tokens),
});

/** HR invites a person of their own company. */
export const inviteRoute = route({
  method: 'POST',
  path: '/invitations',
  summary: 'Invite an employee of the own company by mail (7 days, single use).',
  body: z.object({
    email: z.email().max(254),
    firstName: z.string().trim().min(1).max(80),
    lastName: z.string().trim().min(1).max(80),
    department: z.string().trim().max(80).optional(),
    position: z.string().trim().max(80).optional(),
  }),
  response: one(z.object({ id: documentId, email: z.string() })),
  status: 201,
});

const me = z.object({
  id: documentId,
  role: z.enum(portalRoles),
  companyId: documentId.nullable(),
  companyName: z.string().nullable(),
  displayName: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  language: z.enum(['fr', 'en']),
  timeZone: z.string(),
});

/** The signed-in person's own account. */
export const showMeRoute = route({
  method: 'GET',
  path: '/me',
  summary: 'The own account.',
  response: one(me),
});

/** Changes the name and the language of the own account. */
export const updateMeRoute = route({
  method: 'PATCH',
  path: '/me',
  summary: 'Change the name or the language of the own account.',
  body: z.object({
    firstName: z.string().trim().min(1).max(80).optional(),
    lastName: z.string().trim().min(1).max(80).optional(),
    language: z.enum(['fr', 'en']).optional(),
  }),
  response: one(me),
});

/** A ticket that opens one socket within a minute. */
export const realtimeTicketRoute = route({
  method: 'POST',
  path: '/realtime/tickets',
  summary: 'A ticket that opens one socket (one use, 60 seconds).',
  response: one(z.object({ ticket: z.string(), expiresAt: instant })),
  status: 201,
});

/** Every route of this extension, for the API reference. */
export const identityRoutes = [
  loginRoute,
  refreshRoute,
  logoutRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  changePasswordRoute,
  showInvitationRoute,
  acceptInvitationRoute,
  inviteRoute,
  showMeRoute,
  updateMeRoute,
  realtimeTicketRoute,
  ...consentRoutes,
  ...erasureRoutes,
];
