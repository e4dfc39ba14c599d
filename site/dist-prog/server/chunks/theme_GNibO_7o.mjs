import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { n as findSafePath } from "./next-path_C3oiyvaM.mjs";
import { a as localizePath, o as splitLocale } from "./locale_BSzvLBZg.mjs";
import { t as preferenceCookie } from "./preferences.server_DPXqWYVt.mjs";
import { n as THEME_COOKIE, r as parseTheme } from "./theme_B_s4oSEX.mjs";
// src/pages/preferences/theme.ts
var theme_exports = /* @__PURE__ */ __exportAll({ POST: () => POST });
/** Keeps the chosen colours and goes back to the page. */
var POST = async ({ cookies, locals, redirect }) => {
	const data = await locals.formData();
	cookies.set(THEME_COOKIE, parseTheme(data.get("theme")), preferenceCookie());
	return redirect(localizePath(splitLocale(findSafePath(data.get("back")) ?? "/").path, locals.locale), 303);
};
// \0virtual:astro:page:src/pages/preferences/theme@_@ts
var page = () => theme_exports;
export { page };
