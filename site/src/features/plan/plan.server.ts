import {
  listMyProgrammesRoute,
  myWeekRoute,
  programmeDifferenceRoute,
  showMyProgrammeRoute,
  type DatedSession,
  type PauseReason,
  type Programme,
} from '@huntzen/programmes/contracts';
import type * as z from 'zod';

import { anyAnswer, ApiError, type Api } from '../../lib/api.server.ts';

const programmePath = (id: string) => `/api/my/programmes/${encodeURIComponent(id)}`;
const occurrencePath = (id: string) => `/api/my/occurrences/${encodeURIComponent(id)}`;

/** A programme with its sessions. */
export type ProgrammeDetail = z.output<typeof showMyProgrammeRoute.response>['data'];

/** What is due in the seven days from a day on. */
export async function getMyWeek(api: Api, from: string): Promise<DatedSession[]> {
  return (await api.get('/api/my/week', myWeekRoute.response, { from })).data;
}

/** My newest programmes, those in progress first. */
export async function listMyProgrammes(api: Api): Promise<Programme[]> {
  return (await api.get('/api/my/programmes', listMyProgrammesRoute.response)).data;
}

/** One of my programmes; throws ApiError 404 when it is not mine. */
export async function getMyProgramme(api: Api, id: string): Promise<ProgrammeDetail> {
  return (await api.get(programmePath(id), showMyProgrammeRoute.response)).data;
}

/** Moves a dated session to another day. */
export const moveOccurrence = (api: Api, id: string, dueOn: string) =>
  api.post(`${occurrencePath(id)}/move`, { dueOn }, anyAnswer);

/** Leaves a dated session out, or takes it back. */
export const skipOccurrence = (api: Api, id: string, isSkipped: boolean) =>
  api.post(`${occurrencePath(id)}/skip`, { isSkipped }, anyAnswer);

/** Puts the sessions of a programme in an order; those not named leave it. */
export const arrangeProgramme = (api: Api, id: string, sessionIds: readonly string[]) =>
  api.put(`${programmePath(id)}/sessions`, { sessionIds }, anyAnswer);

/** Lets a programme wait. */
export const pauseProgramme = (api: Api, id: string, reason: PauseReason) =>
  api.post(`${programmePath(id)}/pause`, { reason }, anyAnswer);

/** Goes on with a programme. */
export const resumeProgramme = (api: Api, id: string) =>
  api.post(`${programmePath(id)}/resume`, {}, anyAnswer);

/** Changes the dosage of an exercise; what the API says of a value is said of the field with the variable's name. */
export async function changeDosage(
  api: Api,
  id: string,
  { sessionId, block, ...values }: { sessionId: string; block: number } & Record<string, string | number>,
): Promise<void> {
  try {
    await api.patch(
      `${programmePath(id)}/sessions/${encodeURIComponent(sessionId)}`,
      { block, values },
      anyAnswer,
    );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const details = error.details.map(({ path, message }) => ({
      path: path.replace(/^values\./, ''),
      message,
    }));
    const { status, code, message, retryAfterSeconds } = error;
    throw new ApiError(status, { code, message, details }, retryAfterSeconds);
  }
}

/** What makes a programme differ from its template, and what is offered. */
export type ProgrammeDifference = z.output<typeof programmeDifferenceRoute.response>['data'];

/** How a programme differs from its template; throws ApiError 404 when it is not the reader's. */
export async function getDifference(api: Api, id: string): Promise<ProgrammeDifference> {
  return (await api.get(`${programmePath(id)}/difference`, programmeDifferenceRoute.response)).data;
}

/** Takes the offered version, or keeps the programme as it is. */
export const answerOffer = (api: Api, id: string, isAccepted: boolean) =>
  api.post(`${programmePath(id)}/offer`, { isAccepted }, anyAnswer);

/** Adds a published session to a programme, or puts it in the place of another. */
export const addSession = (
  api: Api,
  id: string,
  input: { occurrenceId: string; replaces?: string | undefined },
) => api.post(`${programmePath(id)}/sessions`, input, anyAnswer);
