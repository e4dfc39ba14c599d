import {
  joinableRoute,
  joinRoute,
  myTrainingHistoryRoute,
  myTrainingRoute,
  type MyTraining,
} from '@huntzen/training/contracts';

import { anyAnswer, ApiError, type Api } from '../../lib/api.server.ts';

/** The reader's own training; null while their centre has not registered them. */
export async function findMyTraining(api: Api): Promise<MyTraining | null> {
  try {
    return (await api.get('/api/my/training', myTrainingRoute.response)).data;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** One page of the sessions that the reader can join. */
export const listJoinable = (api: Api, page: number) =>
  api.get('/api/my/training/sessions', joinableRoute.response, { page });

/** One page of what happened to the reader's places. */
export const listTrainingHistory = (api: Api, page: number) =>
  api.get('/api/my/training/history', myTrainingHistoryRoute.response, { page });

const address = (id: string) => `/api/my/training/sessions/${encodeURIComponent(id)}`;

/** Takes a place, or waits for one. */
export const joinSession = async (api: Api, id: string): Promise<'enrolled' | 'waiting'> =>
  (await api.post(`${address(id)}/join`, {}, joinRoute.response)).data.outcome;

/** Gives a place back, or leaves a line. */
export const leaveSession = (api: Api, id: string): Promise<unknown> =>
  api.post(`${address(id)}/withdraw`, {}, anyAnswer);

/** Takes the place that is offered, or lets it pass. */
export const answerOffer = (api: Api, id: string, accept: boolean): Promise<unknown> =>
  api.post(`${address(id)}/offer`, { accept }, anyAnswer);

/** Where the API has the calendar of an own session. */
export const calendarAddress = (id: string): string => `${address(id)}/calendar`;
