// ../extensions/kernel/contracts/roles.ts
/** Roles of the people who sign in on the site; users-permissions holds them under the same names. */
var portalRoles = [
	"employee",
	"practitioner",
	"hr",
	"patient",
	"coach",
	"trainer",
	"learner",
	"candidate"
];
/** Roles of the people who work in the Strapi panel. */
var panelRoles = [
	"super-admin",
	"platform-admin",
	"editor",
	"planner",
	"accountant"
];
/** Portal roles that serve several companies and therefore have none of their own. */
var rolesWithoutCompany = ["coach", "practitioner"];
export { portalRoles as n, rolesWithoutCompany as r, panelRoles as t };
