/**
 * The route-permission matrix: every route under `/api` with the roles that may use it. It is checked at boot (a route
 * that is not here, or a line without a route, stops it) and tested cell by cell. Whose rows a role sees is the
 * database's business; this table only says which doors exist for whom.
 */
import { panelRoles, portalRoles, rolesWithoutCompany, type Role } from '@huntzen/kernel/contracts';

const everyone: readonly Role[] = ['anonymous', ...portalRoles, ...panelRoles];

const withCompany: readonly Role[] = portalRoles.filter((role) => !rolesWithoutCompany.includes(role));

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
  'GET /api/consultations/:id/messages': ['employee', 'practitioner'],
  'POST /api/consultations/:id/messages': ['employee', 'practitioner'],
  'GET /api/news': ['hr'],
  'POST /api/news': ['hr'],
  'GET /api/news/:id': ['hr'],
  'PATCH /api/news/:id': ['hr'],
  'POST /api/news/:id/publish': ['hr'],
  'POST /api/news/:id/archive': ['hr'],
  'POST /api/news/:id/restore': ['hr'],
  'GET /api/news-departments': ['hr'],
  'GET /api/my/news': withCompany,
  'GET /api/my/news/:slug': withCompany,
  'GET /api/articles': everyone,
  'GET /api/articles/:slug': everyone,
  'GET /api/article-categories': everyone,
  'GET /api/content/:kind/:documentId/state': ['editor', 'super-admin', 'platform-admin'],
  'GET /api/content/:kind/states': ['editor', 'super-admin', 'platform-admin'],
  'POST /api/content/:kind/:documentId/publish': ['editor', 'super-admin', 'platform-admin'],
  'PUT /api/content/:kind/:documentId/schedule': ['editor', 'super-admin', 'platform-admin'],
  'POST /api/content/:kind/archive': ['editor', 'super-admin', 'platform-admin'],
  'GET /api/content-calendar': ['editor', 'super-admin', 'platform-admin'],
  'GET /api/media/:name': everyone,

  'POST /api/sessions/:documentId/publications': ['editor', 'super-admin', 'coach'],
  'POST /api/sessions/:documentId/publications/rehearsal': ['editor', 'super-admin', 'coach'],
  'GET /api/sessions/:documentId/publications': ['editor', 'super-admin', 'coach'],
  'POST /api/publications/:id/withdraw': ['editor', 'super-admin', 'coach'],
  'GET /api/sessions/:documentId/completions': ['editor', 'super-admin'],
  'GET /api/publication-targets': ['editor', 'super-admin', 'coach'],
  'GET /api/my/groups': ['coach'],
  'GET /api/my/patients/completions': ['coach'],
  'GET /api/my/sessions': ['patient'],
  'GET /api/my/session-tags': ['patient'],
  'GET /api/my/sessions/:id': ['patient'],
  'POST /api/my/occurrences/:id/completion': ['patient'],
  'PATCH /api/my/completions/:id': ['patient'],
  'GET /api/my/completions': ['patient'],
  'GET /api/my/progress': ['patient'],
  'GET /api/my/patients': ['coach'],
  'GET /api/my/patients/:id': ['coach'],
  'GET /api/my/patients/:id/log.csv': ['coach'],
  'POST /api/my/patients/:id/programmes/:programmeId/end': ['coach'],
  'GET /api/programmes': ['editor', 'super-admin', 'coach'],
  'GET /api/programmes/:documentId': ['editor', 'super-admin', 'coach'],
  'POST /api/programmes/:documentId/assignments': ['editor', 'super-admin', 'coach'],
  'POST /api/programmes/:documentId/assignments/rehearsal': ['editor', 'super-admin', 'coach'],
  'GET /api/my/programmes': ['patient'],
  'GET /api/my/programmes/:id': ['patient', 'coach'],
  'GET /api/my/week': ['patient'],
  'PUT /api/my/programmes/:id/sessions': ['patient', 'coach'],
  'PATCH /api/my/programmes/:id/sessions/:sessionId': ['patient', 'coach'],
  'POST /api/my/occurrences/:id/move': ['patient', 'coach'],
  'POST /api/my/occurrences/:id/skip': ['patient', 'coach'],
  'POST /api/my/programmes/:id/pause': ['patient', 'coach'],
  'POST /api/my/programmes/:id/resume': ['patient', 'coach'],
  'POST /api/my/programmes/:id/sessions': ['patient', 'coach'],
  'GET /api/my/programmes/:id/difference': ['patient', 'coach'],
  'POST /api/my/programmes/:id/offer': ['patient'],
  'GET /api/programmes/:documentId/copies': ['coach'],
  'POST /api/programmes/:documentId/offers': ['coach'],
  'GET /api/my/progressions': ['coach'],
  'POST /api/my/progressions': ['coach'],

  'GET /api/metrics/practitioners/:id': ['practitioner', 'platform-admin', 'super-admin'],
  'GET /api/metrics/employees': ['hr'],
  'GET /api/metrics/companies/:id': ['hr', 'platform-admin', 'super-admin'],
  'GET /api/my/usage': ['employee'],
  'GET /api/exports': ['accountant', 'platform-admin', 'super-admin', 'practitioner', 'hr'],
  'GET /api/exports/practitioner-activity.csv': [
    'accountant',
    'platform-admin',
    'super-admin',
    'practitioner',
  ],
  'GET /api/exports/company-usage.csv': ['accountant', 'platform-admin', 'super-admin'],
  'GET /api/exports/employee-usage.csv': ['hr'],
  'GET /api/exports/department-usage.csv': ['hr'],

  'GET /api/practitioners': ['employee'],
  'GET /api/practitioners/:id': ['employee', 'practitioner'],
  'GET /api/practitioners/:id/slots': ['employee', 'practitioner'],
  'POST /api/consultations': ['employee'],
  'GET /api/consultations': ['employee', 'practitioner'],
  'GET /api/consultations/:id': ['employee', 'practitioner'],
  'POST /api/consultations/:id/confirm': ['practitioner'],
  'POST /api/consultations/:id/start': ['practitioner'],
  'POST /api/consultations/:id/complete': ['practitioner'],
  'POST /api/consultations/:id/cancel': ['employee', 'practitioner'],
  'POST /api/consultations/:id/no-show': ['practitioner'],
  'POST /api/consultations/:id/reschedule': ['employee', 'practitioner'],
  'GET /api/my/availability': ['practitioner'],
  'PUT /api/my/availability': ['practitioner'],
};

/**
 * The routes whose calls are not counted: a page shows many files, a film is read in many ranges, and one office shares
 * one address.
 */
export const uncountedRoutes: ReadonlySet<string> = new Set(['GET /api/media/:name']);
