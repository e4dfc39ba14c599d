/** Roles of the people who sign in on the site; users-permissions holds them under the same names. */
export const portalRoles = [
  'employee',
  'practitioner',
  'hr',
  'patient',
  'coach',
  'trainer',
  'learner',
  'candidate',
] as const;

/** Roles of the people who work in the Strapi panel. */
export const panelRoles = ['super-admin', 'platform-admin', 'editor', 'planner', 'accountant'] as const;

/** A role of the site. */
export type PortalRole = (typeof portalRoles)[number];

/** A role of the panel. */
export type PanelRole = (typeof panelRoles)[number];

/** Everyone who can ask for something: `anonymous` is a visitor. */
export type Role = PortalRole | PanelRole | 'anonymous';

/** Portal roles that serve several companies and therefore have none of their own. */
export const rolesWithoutCompany: readonly Role[] = ['coach', 'practitioner'];
