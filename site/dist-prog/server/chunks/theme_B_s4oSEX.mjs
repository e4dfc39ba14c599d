// src/lib/theme.ts
/** The colour schemes a visitor can choose; `system` follows the device. */
var THEMES = [
	"system",
	"light",
	"dark"
];
/** The cookie that holds the chosen colour scheme. */
var THEME_COOKIE = "theme";
/** The colour scheme named by a cookie or a form; anything else follows the device. */
function parseTheme(value) {
	return THEMES.find((theme) => theme === value) ?? "system";
}
export { THEME_COOKIE as n, parseTheme as r, THEMES as t };
