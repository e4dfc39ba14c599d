import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { n as findSafePath } from "./next-path_C3oiyvaM.mjs";
import { n as ServiceUnavailableError, r as anyAnswer, t as ApiError } from "./api.server_CU61q2uI.mjs";
import { a as localizePath, i as isLocale, n as LOCALE_COOKIE, o as splitLocale } from "./locale_BSzvLBZg.mjs";
import { t as preferenceCookie } from "./preferences.server_DPXqWYVt.mjs";
// src/pages/preferences/language.ts
var language_exports = /* @__PURE__ */ __exportAll({ POST: () => POST });
/** Keeps the chosen language and goes back to the page, in that language. */
var POST = async ({ cookies, locals, redirect }) => {
	const data = await locals.formData();
	const chosen = data.get("lang");
	const locale = isLocale(chosen) ? chosen : "fr";
	cookies.set(LOCALE_COOKIE, locale, preferenceCookie());
	if (locals.user !== null) try {
		await locals.api.patch("/api/me", { language: locale }, anyAnswer);
	} catch (error) {
		if (!(error instanceof ApiError) && !(error instanceof ServiceUnavailableError)) throw error;
	}
	return redirect(localizePath(splitLocale(findSafePath(data.get("back")) ?? "/").path, locale), 303);
};
// \0virtual:astro:page:src/pages/preferences/language@_@ts
var page = () => language_exports;
export { page };
