import { listAccessesRoute, type AccessEntry } from '@huntzen/records/contracts';

import type { Api } from '../../lib/api.server.ts';
import { m } from '../../paraglide/messages.js';

const kinds: Readonly<Record<AccessEntry['kind'], () => string>> = {
  chat: m.accesses_kind_chat,
  'clinical-note': m.accesses_kind_clinical_note,
  journal: m.accesses_kind_journal,
  document: m.accesses_kind_document,
  'coach-note': m.accesses_kind_coach_note,
  'own-data': m.accesses_kind_own_data,
};

const actions: Readonly<Record<AccessEntry['action'], () => string>> = {
  read: m.accesses_action_read,
  write: m.accesses_action_write,
  share: m.accesses_action_share,
  unshare: m.accesses_action_unshare,
  delete: m.accesses_action_delete,
  export: m.accesses_action_export,
  erase: m.accesses_action_erase,
};

const roles: Readonly<Record<string, () => string>> = {
  practitioner: m.accesses_role_practitioner,
  employee: m.accesses_role_employee,
  coach: m.accesses_role_coach,
  patient: m.accesses_role_patient,
  'platform-admin': m.accesses_role_administrator,
  'super-admin': m.accesses_role_administrator,
};

/** What was done with what, in words. */
export const accessText = ({ kind, action }: AccessEntry): string =>
  m.accesses_line({ kind: kinds[kind](), action: actions[action]() });

/** Who did it, in words: the reader, a practitioner by name, anybody else by role. */
export function accessorText({ isOwn, actorName, actorRole }: AccessEntry): string {
  if (isOwn) return m.accesses_you();
  return actorName ?? (roles[actorRole] ?? m.accesses_role_other)();
}

/** One page of what was opened and written of mine, newest first. */
export const listAccesses = (api: Api, { page, own }: { page: number; own: boolean }) =>
  api.get('/api/my/accesses', listAccessesRoute.response, { page, own: String(own) });
