import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { n as getConfig } from "./config.server_AkIHuIvs.mjs";
// src/pages/readyz.ts
var readyz_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
var TIMEOUT_MILLISECONDS = 3e3;
/** The process can serve pages: the API behind it answers. */
var GET = async () => {
	try {
		const url = new URL("/healthz", getConfig().apiUrl);
		if ((await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) })).ok) return Response.json({ status: "ok" });
	} catch {}
	return Response.json({
		status: "unavailable",
		waitingFor: "api"
	}, { status: 503 });
};
// \0virtual:astro:page:src/pages/readyz@_@ts
var page = () => readyz_exports;
export { page };
