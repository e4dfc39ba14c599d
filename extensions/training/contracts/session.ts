import { documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import {
  courseCategories,
  modalities,
  moveSchema,
  note,
  seatObstacles,
  sessionStatuses,
  traineeStages,
} from './vocabulary.ts';

/** The subject of a certificate that a stretch is for. */
export const subjectName = z.string().trim().min(1).max(80);

/** One stretch of a session, as it is asked for. */
export const reservationInput = z
  .object({
    startsAt: instant,
    endsAt: instant,
    roomId: documentId.nullable().default(null).describe('None at a distance.'),
    instructorId: rowId.nullable().default(null),
    subject: subjectName.nullable().optional().describe('Of a certificate.'),
  })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
    path: ['endsAt'],
    error: 'La fin vient après le début. / The end comes after the start.',
  });

/** One stretch of a session, as it is asked for. */
export type ReservationInput = z.infer<typeof reservationInput>;

/** For how long a freed place is offered. */
export const offerHours = z
  .number()
  .int()
  .min(1)
  .max(168)
  .nullable()
  .describe('For how many hours a freed place is offered to the first in line; null: it is given at once.');

/** What a planner says of a new session. */
export const newSession = z.object({
  companyId: documentId,
  courseId: documentId,
  title: z.string().trim().min(1).max(160).optional().describe('The title of the course unless said.'),
  modality: z.enum(modalities).default('in_person'),
  capacity: z.number().int().min(1).max(500),
  zone: z
    .string()
    .max(60)
    .optional()
    .describe('The IANA zone in which the session is told; the company’s unless said.'),
  instructorIds: z.array(rowId).max(20).default([]),
  draft: z
    .boolean()
    .optional()
    .describe('Holds its rooms and instructors; nobody sees it or is told until it is opened.'),
  offerHours: offerHours.optional(),
  reservations: z.array(reservationInput).min(1).max(600),
});

/** What a planner says of a new session. */
export type NewSession = z.infer<typeof newSession>;

const named = z.object({ id: z.string(), name: z.string() });

/** A session in a list. */
export const sessionSummary = z.object({
  id: rowId,
  title: z.string(),
  status: z.enum(sessionStatuses),
  modality: z.enum(modalities),
  course: z.object({
    id: documentId,
    code: z.string(),
    title: z.string(),
    category: z.enum(courseCategories),
  }),
  company: named,
  capacity: z.number().int(),
  enrolledCount: z.number().int(),
  offeredCount: z.number().int().describe('Places held for whoever they are offered to.'),
  waitingCount: z.number().int(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  zone: z.string(),
  instructors: z.array(named),
});

/** A session in a list. */
export type SessionSummary = z.infer<typeof sessionSummary>;

/** One stretch of a session. */
export const reservationSchema = z.object({
  id: rowId,
  startsAt: instant,
  endsAt: instant,
  room: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  instructor: named.nullable(),
  subject: z.string().nullable().describe('Of a certificate; null when the course is its own.'),
});

/** One stretch of a session. */
export type Reservation = z.infer<typeof reservationSchema>;

/** Somebody who has a seat or waits for one. */
export const participantSchema = z.object({
  traineeId: rowId,
  name: z.string(),
  email: z.string(),
  stage: z.enum(traineeStages),
  approved: z.boolean(),
  since: instant.describe('When they took the seat, or joined the line.'),
  rank: z.number().int().nullable().describe('Their place in the line; null with a seat.'),
  obstacle: z.enum(seatObstacles).nullable().describe('Why they were last passed over.'),
  offerUntil: instant.nullable().describe('Until when a place is offered to them.'),
});

/** Somebody who has a seat or waits for one. */
export type Participant = z.infer<typeof participantSchema>;

/** A session with its times and its people. */
export const sessionSchema = sessionSummary.extend({
  validatedAt: instant.nullable(),
  cancelledReason: z.string().nullable(),
  takesPeople: z.boolean(),
  offerHours,
  waitingAlert: z.number().int().describe('From how many people in line on planners are alerted.'),
  reservations: z.array(reservationSchema),
  enrolled: z.array(participantSchema),
  waiting: z.array(participantSchema),
});

/** A session with its times and its people. */
export type TrainingSession = z.infer<typeof sessionSchema>;

const params = z.object({ id: rowId });

/** Makes a session with its reservations, all or nothing. */
export const createSessionRoute = route({
  method: 'POST',
  path: '/training-sessions',
  summary:
    'Make a session with its rooms, instructors and exact hours, in one transaction. What is taken answers 409 with the session, the time and the nearest free alternatives.',
  body: newSession,
  response: one(sessionSchema),
  status: 201,
});

/** The sessions, the next first. */
export const listSessionsRoute = route({
  method: 'GET',
  path: '/training-sessions',
  summary: 'Training sessions by course, company, status and time.',
  query: pageQuery.extend({
    course: documentId.optional(),
    company: documentId.optional(),
    status: z.enum(sessionStatuses).optional(),
    when: z.enum(['upcoming', 'past', 'all']).default('upcoming'),
  }),
  response: list(sessionSummary),
});

/** One session. */
export const getSessionRoute = route({
  method: 'GET',
  path: '/training-sessions/:id',
  summary: 'A training session with its reservations, the enrolled and the line.',
  params,
  response: one(sessionSchema),
});

/** The history of one session, the latest first. */
export const sessionHistoryRoute = route({
  method: 'GET',
  path: '/training-sessions/:id/history',
  summary: 'Every move of a session and of its people, with the reason.',
  params,
  query: pageQuery,
  response: list(moveSchema),
});

/** How joining ended: with a seat, or in the line. */
export const outcome = z.enum(['enrolled', 'waiting']);

/** Gives somebody a seat, or has them wait. */
export const enrolRoute = route({
  method: 'POST',
  path: '/training-sessions/:id/enrol',
  summary: 'Enrol a learner, or have a learner or candidate wait.',
  params,
  body: z.object({ traineeId: rowId, note: note.optional() }),
  response: one(z.object({ outcome, session: sessionSchema })),
});

/** Takes somebody out. */
export const withdrawRoute = route({
  method: 'POST',
  path: '/training-sessions/:id/withdraw',
  summary: 'Take somebody out of a session or of its line; a free seat goes to the first who can take it.',
  params,
  body: z.object({ traineeId: rowId, note: note.optional() }),
  response: one(sessionSchema),
});

/** Gives a free seat to the line. */
export const promoteRoute = route({
  method: 'POST',
  path: '/training-sessions/:id/promote',
  summary: 'Give one free seat to the first of the line who can take it; naming anybody else is refused.',
  params,
  body: z.object({ traineeId: rowId.optional() }),
  response: one(sessionSchema),
});

/** Validates a session. */
export const confirmSessionRoute = route({
  method: 'POST',
  path: '/training-sessions/:id/confirm',
  summary: 'Confirm an open session and tell everybody in it.',
  params,
  response: one(sessionSchema),
});

/** Cancels a session. */
export const cancelSessionRoute = route({
  method: 'POST',
  path: '/training-sessions/:id/cancel',
  summary:
    'Cancel a session; its people go back in line, of another session or of the course, with their time.',
  params,
  body: z.object({ reason: note, toSessionId: rowId.optional() }),
  response: one(sessionSchema),
});

/** Changes the number of seats. */
export const capacityRoute = route({
  method: 'POST',
  path: '/training-sessions/:id/capacity',
  summary: 'Change the number of seats; new ones go to the line, fewer than are enrolled is refused.',
  params,
  body: z.object({ capacity: z.number().int().min(1).max(500) }),
  response: one(sessionSchema),
});

/** Opens a draft. */
export const openSessionRoute = route({
  method: 'POST',
  path: '/training-sessions/:id/open',
  summary:
    'Open a draft: learners see it and it is told. Refused when it would have begun or a room cannot hold it any more.',
  params,
  response: one(sessionSchema),
});

/** Deletes a draft. */
export const deleteDraftRoute = route({
  method: 'DELETE',
  path: '/training-sessions/:id',
  summary: 'Delete a draft; its rooms and instructors are free. Anything else is cancelled.',
  params,
  response: null,
});

/** Says how places are given and when planners are alerted. */
export const sessionSettingsRoute = route({
  method: 'POST',
  path: '/training-sessions/:id/settings',
  summary:
    'Have freed places offered for some hours or given at once, and say from how many in line on planners are alerted.',
  params,
  body: z.object({ offerHours, waitingAlert: z.number().int().min(1).max(500) }),
  response: one(sessionSchema),
});

/** What the routes of a session are. */
export const sessionRoutes = [
  createSessionRoute,
  listSessionsRoute,
  getSessionRoute,
  sessionHistoryRoute,
  enrolRoute,
  withdrawRoute,
  promoteRoute,
  confirmSessionRoute,
  cancelSessionRoute,
  capacityRoute,
  openSessionRoute,
  deleteDraftRoute,
  sessionSettingsRoute,
];
