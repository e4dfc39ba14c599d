import { day, documentId, instant, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { planningEntry } from './planning.ts';
import { reservationSchema } from './session.ts';

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

const isInOrder = {
  error: 'La fin vient après le début. / The end comes after the start.',
  path: ['endTime'],
};
const hoursInput = z
  .object({ startTime: wallTime, endTime: wallTime })
  .refine(({ startTime, endTime }) => startTime < endTime, isInOrder);
const gridInput = z
  .object({
    weekday: z.number().int().min(1).max(7).describe('1 is Monday.'),
    startTime: wallTime,
    endTime: wallTime,
    subject: text(80).nullable().default(null).describe('The title of the subject that they are kept for.'),
  })
  .refine(({ startTime, endTime }) => startTime < endTime, isInOrder);
const pinnedInput = z
  .object({
    subject: text(80).nullable().default(null),
    startsAt: instant,
    endsAt: instant,
    roomId: documentId,
    instructorId: rowId,
  })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
    error: isInOrder.error,
    path: ['endsAt'],
  });

/** One session to be planned, as the form of creation says it. */
export const proposalRequest = z
  .object({
    companyId: documentId,
    courseId: documentId,
    title: text(160).optional().describe('The title of the course unless said.'),
    zone: z
      .string()
      .max(60)
      .optional()
      .describe('The IANA zone of the wall times; the company’s unless said.'),
    from: day,
    to: day,
    weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([]).describe('1 is Monday.'),
    times: z
      .array(z.union([z.enum(dayPartNames), hoursInput]))
      .max(10)
      .default([])
      .describe('On each of the weekdays.'),
    grid: z
      .array(gridInput)
      .max(80)
      .default([])
      .describe('Hours of single weekdays, every week; beside the others.'),
    groupSize: z.number().int().min(1).max(500),
    hours: hours
      .max(2000)
      .nullable()
      .default(null)
      .describe('Those of the course unless said; not for subjects.'),
    room: wish.nullable().default(null),
    instructor: wish.nullable().default(null),
    subjects: z
      .array(subjectInput)
      .max(20)
      .default([])
      .describe('Of a certificate; none for a short course.'),
    pinned: z.array(pinnedInput).max(100).default([]).describe('Hours that are set already and count.'),
  })
  .refine(({ weekdays, times, grid }) => grid.length > 0 || (weekdays.length > 0 && times.length > 0), {
    error: 'Choisissez des jours et des horaires. / Choose days and times.',
    path: ['weekdays'],
  });

/** What holds for every plan that is asked for. */
export const planningRules = z.object({
  maxHoursPerDay: hours.max(14).default(8).describe('The most that a group is taught in one day.'),
  longestHours: hours.max(8).default(4).describe('The longest without a break.'),
  breakMinutes: z.number().int().multipleOf(30).min(30).max(240).default(60),
});

/** What holds for every plan that is asked for. */
export type PlanningRules = z.infer<typeof planningRules>;

/** One session to be planned. */
export type ProposalRequest = z.infer<typeof proposalRequest>;

/** What a form sends: what has a default may be left out. */
export type ProposalInput = z.input<typeof proposalRequest>;

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

const stretch = reservationSchema.omit({ id: true, subject: true });

/** One stretch of a proposal. */
export const proposalLesson = stretch.extend({
  key: z.string().describe('Stays when it is moved; of a change, the id of the stretch it moves.'),
  subject: z.string().nullable(),
  was: stretch
    .nullable()
    .describe(
      'What it was before, when that differs: now in the session, or as it was proposed before a change by hand.',
    ),
  isNew: z.boolean().describe('Not there before.'),
});

/** One stretch of a proposal. */
export type ProposalLesson = z.infer<typeof proposalLesson>;

/** Who may plan: the planner of the platform, or the n8n of the configuration. */
export const proposalPlanners = ['planner', 'n8n'] as const;

/** Asked of n8n, to be reviewed, made a session, put aside. */
export const proposalStatuses = ['asked', 'proposed', 'accepted', 'dismissed'] as const;

/** What n8n was asked, as long as it has not planned. */
export const proposalQuestion = z.object({
  from: day,
  to: day,
  answerBy: instant,
  isLate: z.boolean().describe('No answer came in time.'),
  reason: z.string().nullable().describe('Why n8n could not plan, in its words.'),
});

/** A complete plan that waits for somebody to accept it. */
export const proposalSchema = z.object({
  id: rowId,
  kind: z.enum(['session', 'change']).describe('Makes a session, or moves the hours of one.'),
  status: z.enum(proposalStatuses),
  plannedBy: z.enum(proposalPlanners),
  question: proposalQuestion.nullable().describe('Of a plan that waits for n8n.'),
  title: z.string(),
  course: z.object({ id: documentId, code: z.string(), title: z.string() }),
  company: z.object({ id: documentId, name: z.string() }),
  capacity: z.number().int(),
  zone: z.string(),
  minutes: z.number().int(),
  startsAt: instant.nullable().describe('Null while there are no hours.'),
  endsAt: instant.nullable(),
  score: scoreSchema.nullable(),
  sessionId: rowId.nullable().describe('The session that was made, or whose hours move.'),
  isEdited: z.boolean(),
  createdAt: instant,
  lessons: z.array(proposalLesson),
  gone: z.array(stretch).describe('What was there before and is not in it.'),
});

/** A complete plan that waits for somebody to accept it. */
export type Proposal = z.infer<typeof proposalSchema>;

/** A proposal as somebody would have it: what is left out is dropped. */
export const proposalEdit = z.object({
  lessons: z
    .array(
      z
        .object({
          key: z.string().max(40),
          startsAt: instant,
          endsAt: instant,
          roomId: documentId.nullable(),
          instructorId: rowId.nullable(),
        })
        .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
          error: isInOrder.error,
          path: ['endsAt'],
        }),
    )
    .min(1)
    .max(600),
});

/** A proposal as somebody would have it. */
export type ProposalEdit = z.infer<typeof proposalEdit>;

/** What is wrong with a proposal as somebody would have it, and what it is worth. */
export const proposalCheck = z.object({
  score: scoreSchema,
  faults: z.array(
    z.object({
      key: z.string().nullable().describe('The stretch; null for the whole.'),
      code: z.string(),
      message: z.string(),
      isBlocking: z
        .boolean()
        .describe('Such a proposal cannot be kept; any other fault is the planner’s own choice.'),
    }),
  ),
});

/** What is wrong with a proposal, and what it is worth. */
export type ProposalCheck = z.infer<typeof proposalCheck>;

/** A room or an instructor that is lost for some days. */
export const lostResource = z
  .object({ kind: z.enum(['room', 'instructor']), id: z.string().max(40), from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: isInOrder.error, path: ['to'] });

/** A room or an instructor that is lost for some days. */
export type LostResource = z.infer<typeof lostResource>;

/** Why a stretch cannot be held as it is. */
export const strandedReasons = [
  'room_inactive',
  'room_closed_day',
  'room_weekend',
  'room_hours',
  'room_evening',
  'room_capacity',
  'instructor_gone',
  'room_lost',
  'instructor_lost',
] as const;

/** A session of which some stretches cannot be held as they are. */
export const strandedSession = z.object({
  session: planningEntry.shape.session,
  stretches: z.array(planningEntry.extend({ reason: z.enum(strandedReasons) })),
});

/** A session of which some stretches cannot be held as they are. */
export type StrandedSession = z.infer<typeof strandedSession>;

/** What became of one request: a proposal, one that waits for n8n, or why not. */
export const proposalOutcome = z.union([
  z.object({ kind: z.literal('planned'), proposal: proposalSchema }),
  z.object({ kind: z.literal('asked'), proposal: proposalSchema }),
  z.object({
    kind: z.literal('refused'),
    refusal: refusalSchema,
    title: z.string().optional().describe('Of a session that was to be planned again.'),
  }),
]);

/** What became of one request. */
export type ProposalOutcome = z.infer<typeof proposalOutcome>;
