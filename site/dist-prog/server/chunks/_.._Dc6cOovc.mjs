import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
// src/pages/en/[...path].ts
var ____path__exports = /* @__PURE__ */ __exportAll({ ALL: () => ALL });
/** Makes `/en/…` a known address; the middleware renders the page of the same name without prefix in its place. */
var ALL = () => new Response(null, { status: 404 });
// \0virtual:astro:page:src/pages/en/[...path]@_@ts
var page = () => ____path__exports;
export { page };
