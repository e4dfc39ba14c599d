import {
  agendaSchema,
  availabilitySchema,
  bookingRulesSchema,
  busyFeedSchema,
  consultationSchema,
  practitionerSchema,
  searchPractitionersRoute,
  slotSchema,
  type Agenda,
  type Availability,
  type BookingRules,
  type BusyFeed,
  type Consultation,
  type ConsultationAction,
} from '@huntzen/consultations/contracts';
import { list, one } from '@huntzen/kernel/contracts';
import * as z from 'zod';

import { ApiError, type Api, type ApiQuery } from '../../lib/api.server.ts';
import type { When } from './consultations.ts';

const consultationAnswer = one(consultationSchema);
const address = (id: string) => `/api/consultations/${encodeURIComponent(id)}`;

/** One page of practitioners. */
export const searchPractitioners = (api: Api, query: ApiQuery) =>
  api.get('/api/practitioners', searchPractitionersRoute.response, query);

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

/** Does something to a consultation. Cancelling is final, so that a form of it sent twice is one request. */
export async function actOn(
  api: Api,
  id: string,
  action: Exclude<ConsultationAction, 'reschedule'>,
): Promise<Consultation> {
  const options = action === 'cancel' ? { idempotencyKey: `cancel-${id}` } : {};
  return (await api.post(`${address(id)}/${action}`, {}, consultationAnswer, options)).data;
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

/** What the practitioner says of being booked; null for who has no profile yet. */
export async function findBookingRules(api: Api): Promise<BookingRules | null> {
  try {
    return (await api.get('/api/my/booking-rules', one(bookingRulesSchema))).data;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** Changes what the practitioner says of being booked. */
export const saveBookingRules = (api: Api, rules: BookingRules) =>
  api.put('/api/my/booking-rules', rules, one(bookingRulesSchema));

const strandedAnswer = one(z.object({ stranded: z.array(consultationSchema) }));

/** The consultations that other hours would leave outside; saves nothing. */
export async function listStranded(api: Api, availability: Availability): Promise<Consultation[]> {
  return (await api.post('/api/my/availability/preview', availability, strandedAnswer)).data.stranded;
}

/** The practitioner's own agenda, from one day to before another. */
export async function getAgenda(api: Api, period: { from: string; to: string }): Promise<Agenda> {
  return (await api.get('/api/my/agenda', one(agendaSchema), period)).data;
}

const busyFeedAnswer = one(busyFeedSchema.nullable());

/** The calendar that the practitioner imports; null without one. */
export async function getBusyFeed(api: Api): Promise<BusyFeed | null> {
  return (await api.get('/api/my/busy-feed', busyFeedAnswer)).data;
}

/** Imports the calendar at an address. */
export const saveBusyFeed = (api: Api, address: string) =>
  api.put('/api/my/busy-feed', { address }, busyFeedAnswer);

/** Has the imported calendar read now. */
export const refreshBusyFeed = (api: Api) => api.post('/api/my/busy-feed/refresh', {}, busyFeedAnswer);

/** Ends the import. */
export const removeBusyFeed = (api: Api) => api.delete('/api/my/busy-feed', busyFeedAnswer);
