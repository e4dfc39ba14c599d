import "./contracts_CaP4KZu3.mjs";
import { n as portalRoles } from "./roles_BqCmKvyq.mjs";
// src/features/session/roles.ts
/** The roles of the people who use the site. */
var ROLES = portalRoles;
var PORTAL_OF_ROLE = {
	patient: "patient",
	employee: "employee",
	practitioner: "practitioner",
	hr: "rh",
	coach: "coach",
	trainer: "trainer",
	learner: "learner",
	candidate: "learner"
};
var PORTALS = new Set(Object.values(PORTAL_OF_ROLE));
/** The portal in which a role works. */
function portalOfRole(role) {
	return PORTAL_OF_ROLE[role];
}
/** The portal to which an address without language prefix belongs, or null for a page outside the portals. */
function findPortal(path) {
	const segment = path.split("/")[1] ?? "";
	return PORTALS.has(segment) ? segment : null;
}
export { findPortal as n, portalOfRole as r, ROLES as t };
