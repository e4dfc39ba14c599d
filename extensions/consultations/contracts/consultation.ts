import { documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { consultationActions, consultationStatuses } from './states.ts';
import { consultationTypes } from './vocabulary.ts';

/** A consultation as one of its two people sees it: the other one is named, nobody else is. */
export const consultationSchema = z.object({
  id: rowId,
  status: z.enum(consultationStatuses),
  type: z.enum(consultationTypes),
  startsAt: instant,
  endsAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  durationSeconds: z.number().int().nullable(),
  cancelledBy: z.enum(['employee', 'practitioner', 'system']).nullable(),
  lateCancellation: z.boolean(),
  practitioner: z
    .object({
      id: documentId,
      displayName: z.string(),
      title: z.string().nullable(),
      photoUrl: z.string().nullable(),
      timeZone: z.string(),
      city: z.string().nullable(),
    })
    .nullable()
    .describe('For the employee; null for the practitioner.'),
  employee: z
    .object({ id: documentId, firstName: z.string(), lastName: z.string(), timeZone: z.string() })
    .nullable()
    .describe('For the practitioner; null for the employee.'),
  actions: z.array(z.enum(consultationActions)).describe('What the reader may do with it now.'),
  cancellationIsLate: z.boolean().describe('Whether cancelling now would be marked as late.'),
});

/** A consultation as one of its two people sees it. */
export type Consultation = z.infer<typeof consultationSchema>;

const params = z.object({ id: rowId });

/** Books a slot. */
export const bookRoute = route({
  method: 'POST',
  path: '/consultations',
  summary: 'Book a slot. Takes an Idempotency-Key: the same request sent twice books once.',
  body: z.object({ practitionerId: documentId, startsAt: instant, type: z.enum(consultationTypes) }),
  response: one(consultationSchema),
  status: 201,
});

/** Lists one's own consultations. */
export const listConsultationsRoute = route({
  method: 'GET',
  path: '/consultations',
  summary: 'One’s own consultations: those to come, soonest first, or those past, latest first.',
  query: pageQuery.extend({ when: z.enum(['upcoming', 'past']).default('upcoming') }),
  response: list(consultationSchema),
});

/** Shows one of one's own consultations. */
export const getConsultationRoute = route({
  method: 'GET',
  path: '/consultations/:id',
  summary: 'One of one’s own consultations.',
  params,
  response: one(consultationSchema),
});

/** The practitioner agrees to a consultation, or takes an absence back. */
export const confirmRoute = route({
  method: 'POST',
  path: '/consultations/:id/confirm',
  summary: 'Confirm a consultation, or take back that the person was absent.',
  params,
  response: one(consultationSchema),
});

/** The practitioner begins. */
export const startRoute = route({
  method: 'POST',
  path: '/consultations/:id/start',
  summary: 'Begin a confirmed consultation; the database’s clock gives the instant.',
  params,
  response: one(consultationSchema),
});

/** The practitioner ends the consultation. */
export const completeRoute = route({
  method: 'POST',
  path: '/consultations/:id/complete',
  summary: 'End a consultation; the database computes how long it took.',
  params,
  response: one(consultationSchema),
});

/** Either person calls the consultation off. */
export const cancelRoute = route({
  method: 'POST',
  path: '/consultations/:id/cancel',
  summary:
    'Cancel; an employee who does so inside the cancellation window is marked as late. Takes an Idempotency-Key.',
  params,
  response: one(consultationSchema),
});

/** The practitioner says that the person did not come. */
export const noShowRoute = route({
  method: 'POST',
  path: '/consultations/:id/no-show',
  summary: 'Mark the person as absent, from ten minutes after the start.',
  params,
  response: one(consultationSchema),
});

/** Either person chooses another time. */
export const rescheduleRoute = route({
  method: 'POST',
  path: '/consultations/:id/reschedule',
  summary:
    'Choose another free slot; an employee may do so until the cancellation window begins. Takes an Idempotency-Key.',
  params,
  body: z.object({ startsAt: instant }),
  response: one(consultationSchema),
});
