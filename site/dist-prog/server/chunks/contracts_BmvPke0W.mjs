import { a as one, n as documentId, r as instant } from "./contracts_CaP4KZu3.mjs";
import { n as portalRoles, r as rolesWithoutCompany, t as panelRoles } from "./roles_BqCmKvyq.mjs";
import { t as route } from "./route_CBTLNn8g.mjs";
import * as z from "zod";
// ../extensions/identity/contracts/auth.ts
/** Where the refresh token came from and how long an access token lives are decided by the server alone. */
var token = z.string().min(20).max(512);
/** At least twelve characters: length protects better than rules on kinds of characters (NIST SP 800-63B). */
var newPassword = z.string().min(12).max(72);
/** The documents that a person accepts when they take up an invitation, with the version in force. */
var consentDocuments = [{
	document: "terms",
	version: "2026-11"
}, {
	document: "privacy",
	version: "2026-11"
}];
/** Who is signed in, as the site keeps it. */
var signedInUserSchema = z.object({
	id: documentId,
	role: z.enum(portalRoles),
	companyId: documentId.nullable(),
	displayName: z.string()
});
var tokens = z.object({
	accessToken: z.string(),
	refreshToken: z.string(),
	accessTokenExpiresAt: instant,
	user: signedInUserSchema
});
route({
	method: "POST",
	path: "/auth/login",
	summary: "Sign in with e-mail and password.",
	body: z.object({
		email: z.email().max(254),
		password: z.string().min(1).max(200)
	}),
	response: one(tokens)
});
route({
	method: "POST",
	path: "/auth/refresh",
	summary: "Trade a refresh token for its successor and a new access token.",
	body: z.object({ refreshToken: token }),
	response: one(tokens)
});
route({
	method: "POST",
	path: "/auth/logout",
	summary: "End the sign-in session.",
	body: z.object({ refreshToken: token.optional() }),
	response: null
});
route({
	method: "POST",
	path: "/auth/forgot-password",
	summary: "Ask for a password reset link by mail. The answer never tells whether the account exists.",
	body: z.object({ email: z.email().max(254) }),
	response: null
});
route({
	method: "POST",
	path: "/auth/reset-password",
	summary: "Set a new password with the token of a mailed link (single use, 60 minutes).",
	body: z.object({
		token,
		password: newPassword
	}),
	response: null
});
route({
	method: "POST",
	path: "/auth/change-password",
	summary: "Change the password; every other session ends.",
	body: z.object({
		currentPassword: z.string().min(1).max(200),
		newPassword
	}),
	response: one(tokens)
});
/** Shows who an invitation is for, so that the page can greet them. */
var showInvitationRoute = route({
	method: "POST",
	path: "/auth/invitations/show",
	summary: "Show whom an invitation is for.",
	body: z.object({ token }),
	response: one(z.object({
		email: z.string(),
		firstName: z.string(),
		companyName: z.string().nullable()
	}))
});
route({
	method: "POST",
	path: "/auth/invitations/accept",
	summary: "Take up an invitation: set a password and accept the documents in force.",
	body: z.object({
		token,
		password: newPassword,
		consents: z.array(z.object({
			document: z.enum(["terms", "privacy"]),
			version: z.string().max(20)
		})).max(10)
	}),
	response: one(tokens)
});
route({
	method: "POST",
	path: "/invitations",
	summary: "Invite an employee of the own company by mail (7 days, single use).",
	body: z.object({
		email: z.email().max(254),
		firstName: z.string().trim().min(1).max(80),
		lastName: z.string().trim().min(1).max(80),
		department: z.string().trim().max(80).optional(),
		position: z.string().trim().max(80).optional()
	}),
	response: one(z.object({
		id: documentId,
		email: z.string()
	})),
	status: 201
});
var me = z.object({
	id: documentId,
	role: z.enum(portalRoles),
	companyId: documentId.nullable(),
	companyName: z.string().nullable(),
	displayName: z.string(),
	firstName: z.string(),
	lastName: z.string(),
	email: z.string(),
	language: z.enum(["fr", "en"]),
	timeZone: z.string()
});
/** The signed-in person's own account. */
var showMeRoute = route({
	method: "GET",
	path: "/me",
	summary: "The own account.",
	response: one(me)
});
/** Changes the name and the language of the own account. */
var updateMeRoute = route({
	method: "PATCH",
	path: "/me",
	summary: "Change the name or the language of the own account.",
	body: z.object({
		firstName: z.string().trim().min(1).max(80).optional(),
		lastName: z.string().trim().min(1).max(80).optional(),
		language: z.enum(["fr", "en"]).optional()
	}),
	response: one(me)
});
/** A ticket that opens one socket within a minute. */
var realtimeTicketRoute = route({
	method: "POST",
	path: "/realtime/tickets",
	summary: "A ticket that opens one socket (one use, 60 seconds).",
	response: one(z.object({
		ticket: z.string(),
		expiresAt: instant
	})),
	status: 201
});
[...portalRoles, ...panelRoles];
portalRoles.filter((role) => !rolesWithoutCompany.includes(role));
export { showMeRoute as a, showInvitationRoute as i, newPassword as n, updateMeRoute as o, realtimeTicketRoute as r, consentDocuments as t };
