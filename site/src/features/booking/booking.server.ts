import {
  consultationSchema,
  holdSchema,
  slotSchema,
  waitSchema,
  type Consultation,
  type Hold,
  type Slot,
  type Wait,
} from '@huntzen/consultations/contracts';
import { one } from '@huntzen/kernel/contracts';
import * as z from 'zod';

import { anyAnswer, type Api, type ApiError } from '../../lib/api.server.ts';

/** A slot that is chosen, and how the consultation is to take place. */
export interface Choice {
  practitionerId: string;
  startsAt: string;
  type: string;
}

/** Keeps a slot for the reader. */
export async function chooseSlot(api: Api, choice: Choice): Promise<Hold> {
  return (await api.post('/api/my/hold', choice, one(holdSchema))).data;
}

/** The slot that is kept for the reader, or null. */
export async function getHold(api: Api): Promise<Hold | null> {
  return (await api.get('/api/my/hold', one(holdSchema.nullable()))).data;
}

/** Gives up the slot that is kept. */
export const giveUpHold = (api: Api): Promise<unknown> => api.delete('/api/my/hold', anyAnswer);

/** The free times that the API names when one was lost; none when the refusal is about something else. */
export function nextSlotsOf(error: ApiError): Slot[] {
  return error.details.flatMap(({ path, value }) => {
    const slot = slotSchema.safeParse(value);
    return path.startsWith('nextSlots.') && slot.success ? [slot.data] : [];
  });
}

const waitAddress = (id: string) => `/api/my/waits/${encodeURIComponent(id)}`;

/** Where the reader waits for an earlier time. */
export async function listWaits(api: Api): Promise<Wait[]> {
  return (await api.get('/api/my/waits', z.object({ data: z.array(waitSchema) }))).data;
}

/** Puts the reader in line for an earlier time. */
export async function joinWait(
  api: Api,
  wait: { practitionerId: string; consultationId?: string; modes: readonly string[]; untilDay: string },
): Promise<Wait> {
  return (await api.post('/api/my/waits', wait, one(waitSchema))).data;
}

/** Takes the reader out of a line. */
export const leaveWait = (api: Api, id: string): Promise<unknown> => api.delete(waitAddress(id), anyAnswer);

/** Takes what is offered. */
export async function acceptOffer(api: Api, id: string): Promise<Consultation> {
  return (await api.post(`${waitAddress(id)}/accept`, {}, one(consultationSchema))).data;
}

/** Leaves what is offered to the next in line. */
export const declineOffer = (api: Api, id: string): Promise<unknown> =>
  api.post(`${waitAddress(id)}/decline`, {}, anyAnswer);
