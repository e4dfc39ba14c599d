import {
  completeRoute,
  editCompletionRoute,
  listMyCompletionsRoute,
  listMyGroupsRoute,
  listMyPatientsCompletionsRoute,
  listMySessionsRoute,
  listMyTagsRoute,
  myProgressRoute,
  showMySessionRoute,
  type Access,
  type SessionDetail,
} from '@huntzen/programmes/contracts';

import type { Api } from '../../lib/api.server.ts';
import type { ReportFormInput, SessionSearch } from './programmes.ts';

/** One page of my sessions, newest first. */
export function listMySessions(
  api: Api,
  page: number,
  search: Partial<SessionSearch> & { state?: 'open'; access?: Access } = {},
) {
  return api.get('/api/my/sessions', listMySessionsRoute.response, { page, ...search });
}

/** The tags that my sessions carry. */
export async function listMyTags(api: Api) {
  const { data } = await api.get('/api/my/session-tags', listMyTagsRoute.response);
  return data;
}

/** One session published to me; throws ApiError 404 when it is not there, not mine or not visible. */
export async function getMySession(api: Api, id: string): Promise<SessionDetail> {
  const { data } = await api.get(`/api/my/sessions/${encodeURIComponent(id)}`, showMySessionRoute.response);
  return data;
}

/** Sends what the form says: a new completion, or a correction of one. A form sent twice is one completion. */
export async function sendReport(
  api: Api,
  occurrenceId: string,
  input: ReportFormInput,
): Promise<'reported' | 'corrected'> {
  const { clientId, completionId, outcome, performedOn, minutes = 0, effort = null, pain = null } = input;
  const report = { outcome, performedOn, minutes, effort, pain };
  if (completionId !== '') {
    await api.patch(
      `/api/my/completions/${encodeURIComponent(completionId)}`,
      report,
      editCompletionRoute.response,
    );
    return 'corrected';
  }
  await api.post(
    `/api/my/occurrences/${encodeURIComponent(occurrenceId)}/completion`,
    { clientId, ...report },
    completeRoute.response,
  );
  return 'reported';
}

/** One page of what I reported, newest first. */
export function listMyCompletions(api: Api, page: number) {
  return api.get('/api/my/completions', listMyCompletionsRoute.response, { page });
}

/** My last twelve weeks. */
export async function getMyProgress(api: Api) {
  return (await api.get('/api/my/progress', myProgressRoute.response)).data.weeks;
}

/** The groups that I lead as a coach. */
export async function listMyGroups(api: Api) {
  const { data } = await api.get('/api/my/groups', listMyGroupsRoute.response);
  return data;
}

/** One page of what the patients of my groups reported, newest first. */
export function listMyPatientsCompletions(api: Api, page: number) {
  return api.get('/api/my/patients/completions', listMyPatientsCompletionsRoute.response, { page });
}
