import { day, documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { reservationSchema, sessionSchema } from './session.ts';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const hours = z.number().multipleOf(0.5).min(0.5);
const text = (most: number) => z.string().trim().min(1).max(most);

/** Parts of a day that a form offers. */
export const dayPartNames = ['morning', 'afternoon', 'evening'] as const;

const wish = z.object({
  id: z.string().max(40),
  isFixed: z.boolean().default(false).describe('Nothing else will do.'),
});

/** A subject of a certificate. */
const subjectInput = z
  .object({
    title: text(80),
    hours: hours.max(2000).nullable().default(null).describe('In all.'),
    weeklyHours: hours
      .max(40)
      .nullable()
      .default(null)
      .describe('The most in one week; without hours in all, what a whole week owes.'),
    room: wish.nullable().default(null),
    instructor: wish.nullable().default(null),
  })
  .refine(({ hours: all, weeklyHours }) => all !== null || weeklyHours !== null, {
    path: ['hours'],
    error: 'Donnez les heures en tout ou par semaine. / Give the hours in all or by week.',
  });

/** One session to be planned, as the form of creation says it. */
export const proposalRequest = z.object({
  companyId: documentId,
  courseId: documentId,
  title: text(160).optional().describe('The title of the course unless said.'),
  zone: z.string().max(60).optional().describe('The IANA zone of the wall times; the company’s unless said.'),
  from: day,
  to: day,
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).describe('1 is Monday.'),
  times: z
    .array(z.union([z.enum(dayPartNames), z.object({ startTime: wallTime, endTime: wallTime })]))
    .min(1)
    .max(10),
  groupSize: z.number().int().min(1).max(500),
  hours: hours
    .max(2000)
    .nullable()
    .default(null)
    .describe('Those of the course unless said; not for subjects.'),
  room: wish.nullable().default(null),
  instructor: wish.nullable().default(null),
  subjects: z.array(subjectInput).max(20).default([]).describe('Of a certificate; none for a short course.'),
});

/** One session to be planned. */
export type ProposalRequest = z.infer<typeof proposalRequest>;

const scoreSchema = z.object({
  score: z.number().describe('100 is the best there is.'),
  sameRoom: z.number().describe('Shares from 0 to 1 of the hours.'),
  sameInstructor: z.number(),
  usualTimes: z.number(),
  wishes: z.number(),
  days: z.number().int(),
  leastDays: z.number().int(),
});

/** Why nothing could be proposed. */
export const refusalSchema = z.object({
  code: z.string(),
  subject: z.string().nullable(),
  shortMinutes: z.number().int(),
  message: z.string().describe('For a person, in the language of the request.'),
  remedies: z.array(z.object({ change: z.string(), message: z.string() })),
});

/** Why nothing could be proposed. */
export type ProposalRefusal = z.infer<typeof refusalSchema>;

/** A complete plan that waits for somebody to accept it. */
export const proposalSchema = z.object({
  id: rowId,
  status: z.enum(['proposed', 'accepted', 'dismissed']),
  title: z.string(),
  course: z.object({ id: documentId, code: z.string(), title: z.string() }),
  company: z.object({ id: documentId, name: z.string() }),
  capacity: z.number().int(),
  zone: z.string(),
  minutes: z.number().int(),
  startsAt: instant,
  endsAt: instant,
  score: scoreSchema,
  sessionId: rowId.nullable(),
  createdAt: instant,
  lessons: z.array(reservationSchema.omit({ id: true }).extend({ subject: z.string().nullable() })),
});

/** A complete plan that waits for somebody to accept it. */
export type Proposal = z.infer<typeof proposalSchema>;

/** What became of one request: a proposal, or why not. */
export const proposalOutcome = z.union([
  z.object({ kind: z.literal('planned'), proposal: proposalSchema }),
  z.object({ kind: z.literal('refused'), refusal: refusalSchema }),
]);

/** What became of one request. */
export type ProposalOutcome = z.infer<typeof proposalOutcome>;

const params = z.object({ id: rowId });

/** Plans one session or several at once. */
export const proposeRoute = route({
  method: 'POST',
  path: '/planning/proposals',
  summary:
    'Plan one training session or several at once: complete plans, kept to be reviewed, or why there is none and what would help. Nothing is reserved.',
  body: z.object({ requests: z.array(proposalRequest).min(1).max(12) }),
  response: one(z.array(proposalOutcome)),
  status: 201,
});

/** The proposals, the latest first. */
export const listProposalsRoute = route({
  method: 'GET',
  path: '/planning/proposals',
  summary: 'Proposed plans, the latest first.',
  query: pageQuery.extend({ status: z.enum(['proposed', 'accepted', 'dismissed']).default('proposed') }),
  response: list(proposalSchema),
});

/** Makes the session of a proposal. */
export const acceptProposalRoute = route({
  method: 'POST',
  path: '/planning/proposals/:id/accept',
  summary:
    'Make the session of a proposal, in one transaction. Every rule is checked again: what is taken meanwhile answers 409.',
  params,
  response: one(sessionSchema),
});

/** Puts a proposal aside. */
export const dismissProposalRoute = route({
  method: 'POST',
  path: '/planning/proposals/:id/dismiss',
  summary: 'Put a proposal aside.',
  params,
  response: one(proposalSchema),
});

/** What the routes of proposals are. */
export const proposalRoutes = [proposeRoute, listProposalsRoute, acceptProposalRoute, dismissProposalRoute];
