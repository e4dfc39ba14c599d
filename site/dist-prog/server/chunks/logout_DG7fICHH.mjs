import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { n as findRefreshToken, t as clearSession } from "./session.server_DL4kQTbs.mjs";
import { n as ServiceUnavailableError, r as anyAnswer, t as ApiError } from "./api.server_CU61q2uI.mjs";
import { n as getConfig } from "./config.server_AkIHuIvs.mjs";
// src/pages/logout.ts
var logout_exports = /* @__PURE__ */ __exportAll({
	GET: () => GET,
	POST: () => POST
});
/** Signs out: the API ends the session, the browser forgets it even when the API does not answer. */
var POST = async ({ cookies, locals, redirect }) => {
	const { publicUrl } = getConfig();
	const refreshToken = findRefreshToken(cookies, publicUrl);
	if (refreshToken !== null) try {
		await locals.api.post("/api/auth/logout", { refreshToken }, anyAnswer);
	} catch (error) {
		if (!(error instanceof ApiError) && !(error instanceof ServiceUnavailableError)) throw error;
	}
	clearSession(cookies, publicUrl);
	return redirect(locals.paths.login({ notice: "signed-out" }), 303);
};
/** A visit by address signs nobody out. */
var GET = ({ locals, redirect }) => redirect(locals.paths.home(), 303);
// \0virtual:astro:page:src/pages/logout@_@ts
var page = () => logout_exports;
export { page };
