import { day, documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { submissionResults, submissionSchema, submissionStates, submissionSummary } from './learning.ts';
import { newSession, reservationSchema, sessionSummary } from './session.ts';
import { note, sessionStatuses } from './vocabulary.ts';

/** Whether somebody was there. */
export const attendanceStatuses = ['present', 'late', 'absent', 'excused'] as const;

/** Whether somebody was there. */
export type AttendanceStatus = (typeof attendanceStatuses)[number];

/** Somebody who sits in a session, and whether they were there on the day that is shown. */
export const presence = z.object({
  traineeId: rowId,
  name: z.string(),
  status: z.enum(attendanceStatuses).nullable(),
});

/** Somebody who sits in a session. */
export type Presence = z.infer<typeof presence>;

const stretch = z.object({
  startsAt: instant,
  endsAt: instant,
  room: z.string().nullable(),
  subject: z.string().nullable(),
});

/** A session on one of its days. */
export const sessionDay = z.object({
  id: rowId,
  title: z.string(),
  courseTitle: z.string(),
  status: z.enum(sessionStatuses),
  zone: z.string(),
  day,
  stretches: z.array(stretch),
  capacity: z.number().int(),
  enrolledCount: z.number().int(),
  people: z.array(presence),
});

/** A session on one of its days. */
export type SessionDay = z.infer<typeof sessionDay>;

/** A session that one teaches, with its days. */
export const taughtSession = sessionSummary.extend({
  reservations: z.array(reservationSchema),
  days: z.array(z.object({ day, hasBegun: z.boolean(), marked: z.number().int() })),
  mayCancel: z.boolean(),
  takesPeople: z.boolean(),
});

/** A session that one teaches, with its days. */
export type TaughtSession = z.infer<typeof taughtSession>;

/** Handed-in work in the list of those who mark it. */
export const workSummary = submissionSummary.extend({ learner: z.object({ id: rowId, name: z.string() }) });

/** Handed-in work in the list of those who mark it. */
export type WorkSummary = z.infer<typeof workSummary>;

/** Handed-in work for those who mark it. */
export const workSchema = submissionSchema.extend({ learner: z.object({ id: rowId, name: z.string() }) });

/** Handed-in work for those who mark it. */
export type Work = z.infer<typeof workSchema>;

/** How a learner gets on in the sessions that one teaches. */
export const learnerProgress = z.object({
  id: rowId,
  name: z.string(),
  sessions: z.array(z.string()),
  courses: z
    .array(z.object({ id: documentId, title: z.string() }))
    .describe('Those that they follow in sessions that I teach.'),
  days: z.object({
    present: z.number().int(),
    late: z.number().int(),
    absent: z.number().int(),
    excused: z.number().int(),
  }),
  attendanceRate: z
    .number()
    .nullable()
    .describe('Present and late over present, late and absent, 0 to 1; null before the first.'),
  work: z.object({ waiting: z.number().int(), accepted: z.number().int(), toRedo: z.number().int() }),
});

/** How a learner gets on. */
export type LearnerProgress = z.infer<typeof learnerProgress>;

const params = z.object({ id: rowId });

/** What one teaches today. */
export const teachingTodayRoute = route({
  method: 'GET',
  path: '/my/teaching/today',
  summary: 'The sessions that I teach today, the day as their zones count it, with who sits there.',
  response: one(z.object({ sessions: z.array(sessionDay), toMark: z.number().int() })),
});

/** The sessions that one teaches. */
export const teachingSessionsRoute = route({
  method: 'GET',
  path: '/my/teaching/sessions',
  summary: 'The sessions that I teach: those to come by their start, the others the latest first.',
  query: pageQuery.extend({
    when: z.enum(['upcoming', 'past']).default('upcoming'),
    status: z.enum(sessionStatuses).optional(),
    course: documentId.optional(),
  }),
  response: list(sessionSummary),
});

/** One session that one teaches. */
export const teachingSessionRoute = route({
  method: 'GET',
  path: '/my/teaching/sessions/:id',
  summary: 'A session that I teach, with its hours and days.',
  params,
  response: one(taughtSession),
});

/** One day of a session that one teaches. */
export const sessionDayRoute = route({
  method: 'GET',
  path: '/my/teaching/sessions/:id/days/:day',
  summary: 'Who sits in a session that I teach, and who was there on a day.',
  params: params.extend({ day }),
  response: one(sessionDay),
});

/** Says whether somebody was there. */
export const markAttendanceRoute = route({
  method: 'PUT',
  path: '/my/teaching/sessions/:id/days/:day',
  summary: 'Say of somebody who sits there whether they were there; again changes it, and who and when stay.',
  params: params.extend({ day }),
  body: z.strictObject({ traineeId: rowId, status: z.enum(attendanceStatuses) }),
  response: null,
});

/** Says of everybody who is not noted yet whether they were there. */
export const markAllAttendancesRoute = route({
  method: 'POST',
  path: '/my/teaching/sessions/:id/days/:day/attendances',
  summary:
    'Say of everybody who sits there and is not noted yet whether they were there, at once; who is noted stays.',
  params: params.extend({ day }),
  body: z.strictObject({ status: z.enum(attendanceStatuses) }),
  response: one(z.object({ marked: z.number().int().min(0).describe('How many were noted now.') })),
});

/** Makes a session that one teaches. */
export const teachSessionRoute = route({
  method: 'POST',
  path: '/my/teaching/sessions',
  summary:
    'Make a session of my company that I teach. What is taken answers 409 with the time and the nearest free alternatives.',
  body: newSession.omit({ companyId: true, instructorIds: true }),
  response: one(taughtSession),
  status: 201,
});

/** Changes a session that one teaches. */
export const editTaughtSessionRoute = route({
  method: 'PATCH',
  path: '/my/teaching/sessions/:id',
  summary: 'Change the title or the seats of a session that I teach.',
  params,
  body: z.strictObject({
    title: z.string().trim().min(1).max(160).optional(),
    capacity: z.number().int().min(1).max(500).optional(),
  }),
  response: one(taughtSession),
});

/** Confirms a session that one teaches. */
export const confirmTaughtSessionRoute = route({
  method: 'POST',
  path: '/my/teaching/sessions/:id/confirm',
  summary: 'Confirm an open session that I teach and tell everybody in it.',
  params,
  response: one(taughtSession),
});

/** Cancels a session that one made. */
export const cancelTaughtSessionRoute = route({
  method: 'POST',
  path: '/my/teaching/sessions/:id/cancel',
  summary: 'Cancel a session that I made and teach, until it is confirmed.',
  params,
  body: z.strictObject({ reason: note }),
  response: one(taughtSession),
});

/** What the forms of trainers choose from. */
export const teachingChoicesRoute = route({
  method: 'GET',
  path: '/my/teaching/choices',
  summary: 'The courses that I can teach and the rooms.',
  response: one(
    z.object({
      courses: z.array(z.object({ id: documentId, title: z.string() })),
      rooms: z.array(
        z.object({ id: documentId, name: z.string(), capacity: z.number().int(), timeZone: z.string() }),
      ),
      zone: z.string(),
    }),
  ),
});

/** What the forms of trainers choose from. */
export type TeachingChoices = z.infer<(typeof teachingChoicesRoute)['response']>['data'];

/** What was handed in to one's sessions. */
export const teachingWorkRoute = route({
  method: 'GET',
  path: '/my/teaching/submissions',
  summary:
    'What was handed in for sessions that I teach: what waits the oldest first, the rest the latest first.',
  query: pageQuery.extend({
    state: z.enum(submissionStates).default('waiting'),
    session: rowId.optional(),
  }),
  response: list(workSummary),
});

/** One thing that was handed in to one's sessions. */
export const teachingSubmissionRoute = route({
  method: 'GET',
  path: '/my/teaching/submissions/:id',
  summary: 'What was handed in, with every round.',
  params,
  response: one(workSchema),
});

/** Decides about handed-in work. */
export const markSubmissionRoute = route({
  method: 'POST',
  path: '/my/teaching/submissions/:id/decisions',
  summary:
    'Accept the last round, or have it done again, with a comment; again corrects it. Its author is told.',
  params,
  body: z
    .strictObject({
      roundId: rowId,
      result: z.enum(submissionResults),
      mark: z.number().min(0).max(20).multipleOf(0.5).nullable().default(null),
      comment: z.string().trim().max(4000).default(''),
    })
    .refine(({ result, comment }) => result === 'accepted' || comment !== '', {
      path: ['comment'],
      error: 'Dites ce qui est à reprendre. / Say what is to be done again.',
    }),
  response: one(workSchema),
});

/** How the learners get on. */
export const learnerProgressRoute = route({
  method: 'GET',
  path: '/my/teaching/learners',
  summary: 'The learners of the sessions that I teach, by name: their attendance and what they handed in.',
  query: pageQuery,
  response: list(learnerProgress),
});

/** What the routes of trainers are. */
export const teachingRoutes = [
  teachingTodayRoute,
  teachingSessionsRoute,
  teachingSessionRoute,
  sessionDayRoute,
  markAttendanceRoute,
  markAllAttendancesRoute,
  teachSessionRoute,
  editTaughtSessionRoute,
  confirmTaughtSessionRoute,
  cancelTaughtSessionRoute,
  teachingChoicesRoute,
  teachingWorkRoute,
  teachingSubmissionRoute,
  markSubmissionRoute,
  learnerProgressRoute,
];
