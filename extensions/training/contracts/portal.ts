import { instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { outcome } from './session.ts';
import {
  courseCategories,
  modalities,
  moveSchema,
  seatObstacles,
  sessionStatuses,
  traineeStages,
} from './vocabulary.ts';

/** A session as those who may join it see it. */
export const portalSession = z.object({
  id: rowId,
  title: z.string(),
  status: z.enum(sessionStatuses),
  modality: z.enum(modalities),
  courseTitle: z.string(),
  category: z.enum(courseCategories),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  zone: z.string(),
  place: z.string().nullable().describe('The room and its address; null at a distance.'),
  instructors: z.array(z.string()),
  freeSeats: z.number().int(),
  waitingCount: z.number().int(),
});

/** A session as those who may join it see it. */
export type PortalSession = z.infer<typeof portalSession>;

/** One stretch of an own session. */
export const portalStretch = z.object({
  startsAt: instant,
  endsAt: instant,
  place: z.string().nullable(),
  instructor: z.string().nullable(),
  subject: z.string().nullable().describe('Of a certificate.'),
});

/** A line that one is in. */
export const waitingLine = z.object({
  id: rowId,
  session: portalSession.nullable().describe('Null: waits for the next session of the course.'),
  courseTitle: z.string(),
  joinedAt: instant,
  rank: z.number().int().nullable(),
  waitingCount: z.number().int(),
  learnersFirst: z.boolean().describe('Whether learners go before this person.'),
  obstacle: z.enum(seatObstacles).nullable(),
  offerUntil: instant.nullable().describe('Until when a place of this session is offered to this person.'),
});

/** A line that one is in. */
export type WaitingLine = z.infer<typeof waitingLine>;

/** Everything on the home of a learner or candidate. */
export const myTraining = z.object({
  stage: z.enum(traineeStages),
  approved: z.boolean(),
  next: portalSession.nullable().describe('The own session that begins next or runs.'),
  stretches: z.array(portalStretch).describe('Of the next session, those to come, five at most.'),
  enrolled: z.array(portalSession),
  waiting: z.array(waitingLine),
});

/** Everything on the home of a learner or candidate. */
export type MyTraining = z.infer<typeof myTraining>;

const params = z.object({ id: rowId });

/** The own training. */
export const myTrainingRoute = route({
  method: 'GET',
  path: '/my/training',
  summary: 'My next session, my sessions and the lines that I am in, with my rank.',
  response: one(myTraining),
});

/** Sessions that one could join. */
export const joinableRoute = route({
  method: 'GET',
  path: '/my/training/sessions',
  summary: 'Sessions of my company that I can join, the next first.',
  query: pageQuery,
  response: list(portalSession),
});

/** The own history. */
export const myTrainingHistoryRoute = route({
  method: 'GET',
  path: '/my/training/history',
  summary: 'What happened to my places and ranks, with the reasons.',
  query: pageQuery,
  response: list(moveSchema),
});

/** Joins a session or its line. */
export const joinRoute = route({
  method: 'POST',
  path: '/my/training/sessions/:id/join',
  summary: 'Take a place, or wait for one.',
  params,
  response: one(z.object({ outcome })),
});

/** Leaves a session or its line. */
export const leaveRoute = route({
  method: 'POST',
  path: '/my/training/sessions/:id/withdraw',
  summary: 'Give a place back, or leave the line.',
  params,
  response: null,
});

/** Answers the offer of a place. */
export const answerOfferRoute = route({
  method: 'POST',
  path: '/my/training/sessions/:id/offer',
  summary: 'Take the place that is offered to me, or let it pass to the next and keep my rank.',
  params,
  body: z.object({ accept: z.boolean() }),
  response: null,
});

/** The calendar of an own session. */
export const sessionCalendarRoute = route({
  method: 'GET',
  path: '/my/training/sessions/:id/calendar',
  summary: 'The hours of my session as a calendar file.',
  params,
  response: { file: 'text/calendar' },
});

/** What the routes of learners and candidates are. */
export const portalRoutes = [
  myTrainingRoute,
  joinableRoute,
  myTrainingHistoryRoute,
  joinRoute,
  leaveRoute,
  answerOfferRoute,
  sessionCalendarRoute,
];
