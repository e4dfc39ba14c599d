import { day, documentId, instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { consultationSchema } from './consultation.ts';
import { consultationTypes } from './vocabulary.ts';

/** Where somebody who waits for an earlier time stands. */
export const waitStatuses = ['waiting', 'offered', 'accepted', 'left', 'ended'] as const;

/** Where somebody who waits for an earlier time stands. */
export type WaitStatus = (typeof waitStatuses)[number];

/** Every legal move of a wait; the guard of care.earlier_waits says the same, and a test compares the two. */
export const waitMoves: readonly (readonly [WaitStatus, WaitStatus])[] = [
  ['waiting', 'offered'],
  ['waiting', 'left'],
  ['waiting', 'ended'],
  ['offered', 'accepted'],
  ['offered', 'waiting'],
  ['offered', 'ended'],
];

/** The reader waits for an earlier time with a practitioner. */
export const waitSchema = z.object({
  id: rowId,
  status: z.enum(['waiting', 'offered']),
  rank: z.number().int().min(1).describe('The place in line, from 1.'),
  modes: z.array(z.enum(consultationTypes)),
  untilDay: day.describe('The last day that would suit, in the reader’s zone.'),
  practitioner: z.object({ id: documentId, displayName: z.string(), timeZone: z.string() }),
  consultation: z
    .object({ id: rowId, startsAt: instant })
    .nullable()
    .describe('The one that an accepted offer moves; null when it books a new one.'),
  offer: z
    .object({ startsAt: instant, endsAt: instant, type: z.enum(consultationTypes), expiresAt: instant })
    .nullable(),
});

/** The reader waits for an earlier time with a practitioner. */
export type Wait = z.infer<typeof waitSchema>;

const params = z.object({ id: rowId });

/** Joins the line. */
export const joinWaitRoute = route({
  method: 'POST',
  path: '/my/waits',
  summary:
    'Wait for an earlier time: than that of a consultation, or at all. Refused with the free times when there is one already.',
  body: z.object({
    practitionerId: documentId,
    consultationId: rowId.optional().describe('Left out: the next one with this practitioner, if any.'),
    modes: z.array(z.enum(consultationTypes)).min(1).max(consultationTypes.length),
    untilDay: day,
  }),
  response: one(waitSchema),
  status: 201,
});

/** Lists where one waits. */
export const listWaitsRoute = route({
  method: 'GET',
  path: '/my/waits',
  summary: 'Where one waits for an earlier time, with one’s place and what is offered.',
  response: z.object({ data: z.array(waitSchema) }),
});

/** Leaves the line. */
export const leaveWaitRoute = route({
  method: 'DELETE',
  path: '/my/waits/:id',
  summary: 'Wait no longer; what is offered goes to the next in line.',
  params,
  response: null,
});

/** Accepts the offer. */
export const acceptOfferRoute = route({
  method: 'POST',
  path: '/my/waits/:id/accept',
  summary:
    'Take the offered time: moves the consultation there, or books it. No cancellation window applies.',
  params,
  response: one(consultationSchema),
});

/** Declines the offer. */
export const declineOfferRoute = route({
  method: 'POST',
  path: '/my/waits/:id/decline',
  summary: 'Leave the offered time to the next in line, and keep one’s own place for others.',
  params,
  response: null,
});
