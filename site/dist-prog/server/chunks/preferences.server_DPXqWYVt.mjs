import { n as getConfig } from "./config.server_AkIHuIvs.mjs";
import { n as isLocalHttp } from "./same-site_BZ1E_hzy.mjs";
// src/lib/preferences.server.ts
var YEAR_SECONDS = 31536e3;
/** The attributes of the cookies that hold a language or colours: a year, for the server only. */
function preferenceCookie() {
	return {
		httpOnly: true,
		secure: !isLocalHttp(getConfig().publicUrl),
		sameSite: "lax",
		path: "/",
		maxAge: YEAR_SECONDS
	};
}
export { preferenceCookie as t };
