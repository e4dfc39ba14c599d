import { correctionsSchema, consultationSchema, ratingSchema } from '@huntzen/consultations/contracts';
import type { Corrections, Rating } from '@huntzen/consultations/contracts';
import { one } from '@huntzen/kernel/contracts';

import type { Api } from '../../lib/api.server.ts';

const address = (id: string, what: string) => `/api/consultations/${encodeURIComponent(id)}/${what}`;

/** The employee's own rating of a consultation. */
export async function getRating(api: Api, id: string): Promise<Rating> {
  return (await api.get(address(id, 'rating'), one(ratingSchema))).data;
}

/** Gives or changes a rating. */
export async function rate(api: Api, id: string, score: number): Promise<void> {
  await api.put(address(id, 'rating'), { score }, one(ratingSchema));
}

/** What can still be corrected of a consultation of the practitioner, and what was. */
export async function getCorrections(api: Api, id: string): Promise<Corrections> {
  return (await api.get(address(id, 'corrections'), one(correctionsSchema))).data;
}

/** Corrects when a consultation began and ended. */
export async function correct(
  api: Api,
  id: string,
  times: { startedAt: string; endedAt: string },
): Promise<void> {
  await api.post(address(id, 'corrections'), times, one(consultationSchema));
}

/** Opens a consultation again that was ended by mistake. */
export async function reopen(api: Api, id: string): Promise<void> {
  await api.post(address(id, 'reopen'), {}, one(consultationSchema));
}
