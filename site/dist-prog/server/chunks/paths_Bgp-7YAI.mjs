import { a as localizePath } from "./locale_BSzvLBZg.mjs";
// src/paths.ts
function withQuery(path, query) {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) if (value !== void 0 && value !== "") search.set(name, String(value));
	const text = search.toString();
	return text === "" ? path : `${path}?${text}`;
}
var routes = {
	home: () => "/",
	security: () => "/security",
	terms: () => "/terms",
	blog: (query = {}) => withQuery("/blog", query),
	article: (slug) => `/blog/${encodeURIComponent(slug)}`,
	rss: () => "/rss.xml",
	login: (query = {}) => withQuery("/login", query),
	logout: () => "/logout",
	forgotPassword: () => "/forgot-password",
	resetPassword: (token) => withQuery("/reset-password", { token }),
	invitation: (token) => withQuery("/invitation", { token }),
	account: (query = {}) => withQuery("/account", query),
	chooseLanguage: () => "/preferences/language",
	chooseTheme: () => "/preferences/theme",
	patient: () => "/patient",
	patientSessions: (query = {}) => withQuery("/patient/sessions", query),
	patientSession: (id, query = {}) => withQuery(`/patient/sessions/${encodeURIComponent(id)}`, query),
	patientHistory: (query = {}) => withQuery("/patient/history", query),
	employee: () => "/employee",
	employeePractitioners: () => "/employee/practitioners",
	employeeConsultations: () => "/employee/consultations",
	employeeNews: (query = {}) => withQuery("/employee/news", query),
	employeeNewsItem: (slug) => `/employee/news/${encodeURIComponent(slug)}`,
	practitioner: () => "/practitioner",
	practitionerConsultations: () => "/practitioner/consultations",
	rh: () => "/rh",
	rhUsage: () => "/rh/usage",
	rhNews: (query = {}) => withQuery("/rh/news", query),
	rhNewsNew: () => "/rh/news/new",
	rhNewsItem: (id, query = {}) => withQuery(`/rh/news/${encodeURIComponent(id)}`, query),
	coach: (query = {}) => withQuery("/coach", query),
	trainer: () => "/trainer",
	learner: () => "/learner"
};
/** The addresses in one language: pages link with `Astro.locals.paths`, never with a literal. */
function pathsFor(locale) {
	return Object.fromEntries(Object.entries(routes).map(([name, route]) => [name, (...parameters) => localizePath(route(...parameters), locale)]));
}
export { pathsFor as t };
