import { portalRoles } from '@huntzen/kernel/contracts';

/** The roles of the people who use the site. */
export const ROLES = portalRoles;

/** A role of the site. */
export type Role = (typeof ROLES)[number];

/** A portal, named by the first segment of its addresses. */
export type Portal = 'patient' | 'employee' | 'practitioner' | 'rh' | 'coach' | 'trainer' | 'learner';

const PORTAL_OF_ROLE: Record<Role, Portal> = {
  patient: 'patient',
  employee: 'employee',
  practitioner: 'practitioner',
  hr: 'rh',
  coach: 'coach',
  trainer: 'trainer',
  learner: 'learner',
  candidate: 'learner',
};

const PORTALS = new Set<string>(Object.values(PORTAL_OF_ROLE));

/** The portal in which a role works. */
export function portalOfRole(role: Role): Portal {
  return PORTAL_OF_ROLE[role];
}

/** The portal to which an address without language prefix belongs, or null for a page outside the portals. */
export function findPortal(path: string): Portal | null {
  const segment = path.split('/')[1] ?? '';
  return PORTALS.has(segment) ? (segment as Portal) : null;
}
