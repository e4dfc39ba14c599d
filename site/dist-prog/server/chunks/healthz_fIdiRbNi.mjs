import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
// src/pages/healthz.ts
var healthz_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
/** The process runs. */
var GET = () => Response.json({ status: "ok" });
// \0virtual:astro:page:src/pages/healthz@_@ts
var page = () => healthz_exports;
export { page };
