import { i as createApi, n as ServiceUnavailableError, t as ApiError } from "./api.server_CU61q2uI.mjs";
import { n as isLocalHttp } from "./same-site_BZ1E_hzy.mjs";
import { t as ROLES } from "./roles_Dqn7sdNY.mjs";
import * as z from "zod";
// src/features/session/session.ts
var userSchema = z.object({
	id: z.string().min(1),
	role: z.enum(ROLES),
	companyId: z.string().nullable().default(null),
	displayName: z.string()
});
/** The answer to a sign-in or a refresh. */
var sessionAnswerSchema = z.object({ data: z.object({
	accessToken: z.string().min(1),
	refreshToken: z.string().min(1),
	accessTokenExpiresAt: z.iso.datetime({ offset: true }),
	user: userSchema
}) });
var profileSchema = z.object({
	user: userSchema,
	expiresAt: z.iso.datetime({ offset: true })
});
/** Writes a profile as a cookie value, without anything that does not belong in it. */
function encodeProfile(profile) {
	return Buffer.from(JSON.stringify(profileSchema.parse(profile))).toString("base64url");
}
/** Reads a profile cookie; anything that is not one is null. */
function decodeProfile(value) {
	if (value === void 0 || value === "") return null;
	try {
		return profileSchema.parse(JSON.parse(Buffer.from(value, "base64url").toString("utf8")));
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
		throw error;
	}
}
var REFRESH_BEFORE_MILLISECONDS = 3e4;
/** Whether an access token is still good for a whole page at the given instant. */
function isFresh(profile, now) {
	return Date.parse(profile.expiresAt) - now.getTime() >= REFRESH_BEFORE_MILLISECONDS;
}
// src/features/session/session.server.ts
var REFRESH_LIFETIME_SECONDS = 604800;
/** The names and attributes of the session cookies: `__Host-` and Secure, except on plain http on this machine. */
function sessionCookies(publicUrl) {
	const isLocal = isLocalHttp(publicUrl);
	const prefix = isLocal ? "" : "__Host-";
	return {
		access: `${prefix}care_access`,
		refresh: `${prefix}care_refresh`,
		profile: `${prefix}care_profile`,
		options: {
			httpOnly: true,
			secure: !isLocal,
			sameSite: "lax",
			path: "/"
		}
	};
}
/** Keeps the tokens of a session in cookies that no script can read. */
function startSession(cookies, session, publicUrl) {
	const names = sessionCookies(publicUrl);
	const options = {
		...names.options,
		maxAge: REFRESH_LIFETIME_SECONDS
	};
	cookies.set(names.access, session.accessToken, options);
	cookies.set(names.refresh, session.refreshToken, options);
	const profile = encodeProfile({
		user: session.user,
		expiresAt: session.accessTokenExpiresAt
	});
	cookies.set(names.profile, profile, options);
}
/** Keeps what changed about the signed-in person, for the frame of the pages to come. */
function updateSessionUser(cookies, user, publicUrl) {
	const names = sessionCookies(publicUrl);
	const profile = decodeProfile(cookies.get(names.profile)?.value);
	if (profile === null) return;
	const options = {
		...names.options,
		maxAge: REFRESH_LIFETIME_SECONDS
	};
	cookies.set(names.profile, encodeProfile({
		...profile,
		user
	}), options);
}
/** Forgets the session in this browser; the API still has to be told. */
function clearSession(cookies, publicUrl) {
	const names = sessionCookies(publicUrl);
	for (const name of [
		names.access,
		names.refresh,
		names.profile
	]) cookies.delete(name, names.options);
}
/** The refresh token of this browser, or null. */
function findRefreshToken(cookies, publicUrl) {
	return cookies.get(sessionCookies(publicUrl).refresh)?.value || null;
}
/**
* Reads the session from the cookies and renews it when its access token is absent or about to expire. A refused
* renewal ends the session; an API that does not answer leaves the cookies for the next try.
*/
async function openSession(cookies, context, publicUrl, now) {
	const names = sessionCookies(publicUrl);
	const accessToken = cookies.get(names.access)?.value || null;
	const refreshToken = findRefreshToken(cookies, publicUrl);
	const profile = decodeProfile(cookies.get(names.profile)?.value);
	const visitor = createApi({
		...context,
		accessToken: null
	});
	if (accessToken !== null && profile !== null && isFresh(profile, now)) return {
		user: profile.user,
		api: createApi({
			...context,
			accessToken
		}),
		isUnknown: false
	};
	if (refreshToken === null) {
		if (accessToken !== null || profile !== null) clearSession(cookies, publicUrl);
		return {
			user: null,
			api: visitor,
			isUnknown: false
		};
	}
	try {
		const { data } = await visitor.post("/api/auth/refresh", { refreshToken }, sessionAnswerSchema);
		startSession(cookies, data, publicUrl);
		return {
			user: data.user,
			api: createApi({
				...context,
				accessToken: data.accessToken
			}),
			isUnknown: false
		};
	} catch (error) {
		if (error instanceof ServiceUnavailableError) return {
			user: null,
			api: visitor,
			isUnknown: true
		};
		if (error instanceof ApiError && error.status === 429) return {
			user: null,
			api: visitor,
			isUnknown: true
		};
		if (!(error instanceof ApiError)) throw error;
		clearSession(cookies, publicUrl);
		return {
			user: null,
			api: visitor,
			isUnknown: false
		};
	}
}
export { updateSessionUser as a, startSession as i, findRefreshToken as n, sessionAnswerSchema as o, openSession as r, clearSession as t };
