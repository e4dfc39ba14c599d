import { documentId, instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { consultationTypes } from './vocabulary.ts';

/** How long a chosen slot is kept, in minutes; the database counts them. */
export const holdMinutes = 10;

/** A slot that is kept for the reader alone, until an instant. */
export const holdSchema = z.object({
  id: rowId,
  type: z.enum(consultationTypes),
  startsAt: instant,
  endsAt: instant,
  expiresAt: instant,
  cancellationWindowMinutes: z
    .number()
    .int()
    .describe('How long before the start cancelling begins to count as late.'),
  practitioner: z.object({
    id: documentId,
    displayName: z.string(),
    title: z.string().nullable(),
    photoUrl: z.string().nullable(),
    timeZone: z.string(),
    city: z.string().nullable(),
  }),
});

/** A slot that is kept for the reader alone, until an instant. */
export type Hold = z.infer<typeof holdSchema>;

/** Keeps a slot. */
export const chooseRoute = route({
  method: 'POST',
  path: '/my/hold',
  summary:
    'Keep a slot for ten minutes. It replaces the one kept before; choosing the same again changes nothing, its end included. Takes an Idempotency-Key: the same request sent again gets the same answer and keeps nothing anew.',
  body: z.object({ practitionerId: documentId, startsAt: instant, type: z.enum(consultationTypes) }),
  response: one(holdSchema),
  status: 201,
});

/** Shows the slot that is kept. */
export const getHoldRoute = route({
  method: 'GET',
  path: '/my/hold',
  summary: 'The slot that is kept, or null.',
  response: one(holdSchema.nullable()),
});

/** Gives the slot up. */
export const giveUpHoldRoute = route({
  method: 'DELETE',
  path: '/my/hold',
  summary: 'Give up the slot that is kept; nothing happens when there is none.',
  response: null,
});
