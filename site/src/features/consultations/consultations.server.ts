import {
  availabilitySchema,
  consultationSchema,
  practitionerSchema,
  practitionerSummarySchema,
  slotSchema,
  type Availability,
  type Consultation,
  type ConsultationAction,
} from '@huntzen/consultations/contracts';
import { list, one } from '@huntzen/kernel/contracts';
import * as z from 'zod';

import type { Api, ApiQuery } from '../../lib/api.server.ts';
import type { When } from './consultations.ts';

const consultationAnswer = one(consultationSchema);
const address = (id: string) => `/api/consultations/${encodeURIComponent(id)}`;

/** One page of practitioners. */
export const searchPractitioners = (api: Api, query: ApiQuery) =>
  api.get('/api/practitioners', list(practitionerSummarySchema), query);

/** One practitioner; throws ApiError 404 when there is none. */
export async function getPractitioner(api: Api, id: string) {
  return (await api.get(`/api/practitioners/${encodeURIComponent(id)}`, one(practitionerSchema))).data;
}

/** The slots of a practitioner that start in a period. */
export async function listSlots(api: Api, id: string, period: { from: string; to: string }) {
  const path = `/api/practitioners/${encodeURIComponent(id)}/slots`;
  return (await api.get(path, z.object({ data: z.array(slotSchema) }), period)).data;
}

/** One page of the reader's own consultations. */
export const listConsultations = (api: Api, when: When, page = 1) =>
  api.get('/api/consultations', list(consultationSchema), { when, page });

/** One of the reader's own consultations; throws ApiError 404. */
export async function getConsultation(api: Api, id: string): Promise<Consultation> {
  return (await api.get(address(id), consultationAnswer)).data;
}

/** Books a slot. The key of the form, with what was chosen, makes one booking of a form that is sent twice. */
export async function bookSlot(
  api: Api,
  booking: { practitionerId: string; startsAt: string; type: string },
  formKey: string,
): Promise<Consultation> {
  const idempotencyKey = `${formKey}-${Date.parse(booking.startsAt)}-${booking.type}`;
  return (await api.post('/api/consultations', booking, consultationAnswer, { idempotencyKey })).data;
}

/** Does something to a consultation. */
export async function actOn(
  api: Api,
  id: string,
  action: Exclude<ConsultationAction, 'reschedule'>,
): Promise<Consultation> {
  return (await api.post(`${address(id)}/${action}`, {}, consultationAnswer)).data;
}

/** Gives a consultation another time. */
export async function moveConsultation(api: Api, id: string, startsAt: string): Promise<Consultation> {
  return (await api.post(`${address(id)}/reschedule`, { startsAt }, consultationAnswer)).data;
}

/** The practitioner's own hours. */
export async function getAvailability(api: Api): Promise<Availability> {
  return (await api.get('/api/my/availability', one(availabilitySchema))).data;
}

/** Replaces the practitioner's own hours. */
export async function saveAvailability(api: Api, availability: Availability): Promise<Availability> {
  return (await api.put('/api/my/availability', availability, one(availabilitySchema))).data;
}
