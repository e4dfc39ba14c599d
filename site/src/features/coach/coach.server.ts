import {
  assignRoute,
  createGroupRoute,
  decideProgressionsRoute,
  listAssignmentsRoute,
  listCopiesRoute,
  listMyPatientsRoute,
  listProgressionsRoute,
  listTemplatesRoute,
  offerVersionRoute,
  rehearseAssignmentEndRoute,
  rehearseAssignmentRoute,
  showAssignmentRoute,
  showMyPatientRoute,
  showPreferencesRoute,
  showTemplateRoute,
} from '@huntzen/programmes/contracts';
import type * as z from 'zod';

import { anyAnswer, type Api, type ApiQuery } from '../../lib/api.server.ts';

const patientPath = (id: string) => `/api/my/patients/${encodeURIComponent(id)}`;
const assignmentPath = (id: string) => `/api/assignments/${encodeURIComponent(id)}`;
const templatePath = (id: string) => `/api/programmes/${encodeURIComponent(id)}`;

/** What an assignment asks for, before the API fills in what is left out. */
export type AssignmentInput = z.input<typeof assignRoute.body>;

/** What a rehearsal says. */
export type Rehearsal = z.output<typeof rehearseAssignmentRoute.response>['data'];

/** One page of my patients, those to look at first. */
export const listMyPatients = (api: Api, query: ApiQuery) =>
  api.get('/api/my/patients', listMyPatientsRoute.response, query);

/** After how many days without a report I want to look at a patient. */
export const getSilentDays = async (api: Api) =>
  (await api.get('/api/my/coach-preferences', showPreferencesRoute.response)).data.silentDays;

/** Chooses it. */
export const chooseSilentDays = (api: Api, silentDays: number) =>
  api.put('/api/my/coach-preferences', { silentDays }, anyAnswer);

/** One of my patients; throws ApiError 404 when I do not follow them. */
export const getMyPatient = async (api: Api, id: string) =>
  (await api.get(patientPath(id), showMyPatientRoute.response)).data;

/** Ends a programme of a patient, now or with a last day. */
export const endProgramme = (api: Api, patientId: string, programmeId: string, on: string | undefined) =>
  api.post(
    `${patientPath(patientId)}/programmes/${encodeURIComponent(programmeId)}/end`,
    on === undefined ? {} : { on },
    anyAnswer,
  );

/** One page of what I assigned of a programme, newest first. */
export const listAssignments = (api: Api, templateId: string) =>
  api.get(`${templatePath(templateId)}/assignments`, listAssignmentsRoute.response, {});

/** One act of assigning of mine; throws ApiError 404 when it is not. */
export const getAssignment = async (api: Api, id: string) =>
  (await api.get(assignmentPath(id), showAssignmentRoute.response)).data;

/** One page of those who have an assigned programme in progress, and how many reported something. */
export const findTouchedByEnd = async (api: Api, id: string, page: number) =>
  (await api.get(`${assignmentPath(id)}/recipients`, rehearseAssignmentEndRoute.response, { page })).data;

/** Ends what I assigned, for all its people, now or with a last day. */
export const endAssignment = (api: Api, id: string, on: string | undefined) =>
  api.post(`${assignmentPath(id)}/end`, on === undefined ? {} : { on }, anyAnswer);

/** One page of the programmes that can be assigned. */
export const listTemplates = (api: Api, query: ApiQuery) =>
  api.get('/api/programmes', listTemplatesRoute.response, query);

/** One programme that can be assigned; throws ApiError 404 when there is none. */
export const getTemplate = async (api: Api, id: string) =>
  (await api.get(templatePath(id), showTemplateRoute.response)).data;

/** Says what assigning would do. */
export const rehearse = async (api: Api, id: string, input: AssignmentInput): Promise<Rehearsal> =>
  (await api.post(`${templatePath(id)}/assignments/rehearsal`, input, rehearseAssignmentRoute.response)).data;

/** Assigns a programme; the same key sent twice assigns once. */
export const assign = (api: Api, id: string, input: AssignmentInput, idempotencyKey: string) =>
  api.post(`${templatePath(id)}/assignments`, input, assignRoute.response, { idempotencyKey });

/** One page of this week's progressions that wait for a decision. */
export const listProgressions = (api: Api, page: number) =>
  api.get('/api/my/progressions', listProgressionsRoute.response, { page });

/** Accepts or declines progressions; answers which could not be decided any more. */
export const decideProgressions = async (
  api: Api,
  chosen: readonly { programmeId: string; fingerprint: string }[],
  isAccepted: boolean,
) => {
  const decisions = chosen.map((progression) => ({ ...progression, isAccepted }));
  return (await api.post('/api/my/progressions', { decisions }, decideProgressionsRoute.response)).data;
};

/** One page of the running copies of an earlier version of a template. */
export const listCopies = (api: Api, templateId: string, page: number) =>
  api.get(`${templatePath(templateId)}/copies`, listCopiesRoute.response, { page });

/** Offers the newest version to one copy, or to all that nobody changed. */
export const offerVersion = async (api: Api, templateId: string, programmeId: string | undefined) => {
  const body = programmeId === undefined ? { to: 'untouched' } : { to: 'these', programmeIds: [programmeId] };
  return (await api.post(`${templatePath(templateId)}/offers`, body, offerVersionRoute.response)).data;
};

/** What a group is to be. */
export interface GroupInput {
  name: string;
  patientIds: string[];
}

const groupPath = (id: string) => `/api/my/groups/${encodeURIComponent(id)}`;

/** Makes a group of patients whom I follow. */
export const createGroup = (api: Api, input: GroupInput) =>
  api.post('/api/my/groups', input, createGroupRoute.response);

/** Names a group of mine and says who is in it. */
export const changeGroup = (api: Api, id: string, input: GroupInput) =>
  api.put(groupPath(id), input, anyAnswer);

/** Takes a group of mine away. */
export const deleteGroup = (api: Api, id: string) => api.delete(groupPath(id), anyAnswer);
