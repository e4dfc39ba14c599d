/**
 * The route-permission matrix: every route under `/api` with the roles that may use it. It is checked at boot (a route
 * that is not here, or a line without a route, stops it) and tested cell by cell. Whose rows a role sees is the
 * database's business; this table only says which doors exist for whom.
 */
import { panelRoles, portalRoles, type Role } from '@huntzen/kernel/contracts';

const everyone: readonly Role[] = ['anonymous', ...portalRoles, ...panelRoles];

/** Roles by route; a route's key is `METHOD /api/path`. */
export const permissions: Readonly<Record<string, readonly Role[]>> = {
  'POST /api/auth/login': everyone,
  'POST /api/auth/refresh': everyone,
  'POST /api/auth/logout': everyone,
  'POST /api/auth/forgot-password': everyone,
  'POST /api/auth/reset-password': everyone,
  'POST /api/auth/change-password': portalRoles,
  'POST /api/auth/invitations/show': everyone,
  'POST /api/auth/invitations/accept': everyone,
  'POST /api/invitations': ['hr'],
  'GET /api/me': portalRoles,
  'PATCH /api/me': portalRoles,
  'POST /api/realtime/tickets': portalRoles,
};
