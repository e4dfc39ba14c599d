import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { t as absoluteUrl } from "./config.server_AkIHuIvs.mjs";
// src/pages/robots.txt.ts
var robots_txt_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
var PRIVATE = [
	"patient",
	"employee",
	"practitioner",
	"rh",
	"coach",
	"trainer",
	"learner",
	"account",
	"invitation",
	"reset-password"
];
/** What crawlers may read. */
var GET = () => {
	const lines = PRIVATE.flatMap((path) => [`Disallow: /${path}`, `Disallow: /en/${path}`]);
	return new Response([
		"User-agent: *",
		...lines,
		"",
		`Sitemap: ${absoluteUrl("/sitemap.xml")}`,
		""
	].join("\n"), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
};
// \0virtual:astro:page:src/pages/robots.txt@_@ts
var page = () => robots_txt_exports;
export { page };
