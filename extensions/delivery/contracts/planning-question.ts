/**
 * A plan that n8n is asked for, and its answer. The question is what the platform's own planner reads: the request, the rooms and
 * instructors with what is taken of them, closed days. Instructors are ids: nobody is named. The database checks the same
 * shape (care.is_planning_question).
 */
import { day, instant, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** The action by which n8n is asked for a plan. It goes to the receiver of the configuration alone. */
export const planningAction = 'PLANIFICATION_DEMANDEE';

const wallTime = z.string().regex(/^\d{2}:\d{2}$/);
const weekly = z.object({
  weekday: z.number().int().min(1).max(7).describe('1 is Monday.'),
  startTime: wallTime,
  endTime: wallTime,
});
const taken = z
  .array(z.strictObject({ startsAt: instant, endsAt: instant }))
  .describe(
    'In order, none touching another; of a room also when a part of it, or what it is a part of, is taken.',
  );
const wish = z.strictObject({ id: z.string(), isFixed: z.boolean().describe('Nothing else will do.') });

/** A stretch of teaching, as it is asked for and answered. */
const stretch = {
  startsAt: instant,
  endsAt: instant,
  roomId: z.string().max(40).describe('One of the rooms of the question.'),
  instructorId: z.string().max(40).describe('One of the instructors of the question.'),
};

/** What n8n is asked to plan. */
export const planningQuestion = z.strictObject({
  request: z.strictObject({
    title: z.string(),
    course: z.string().describe('What rooms are equipped for and instructors are skilled in.'),
    timeZone: z.string().describe('The IANA zone of the hours.'),
    from: day,
    to: day,
    hours: z
      .array(weekly.extend({ subject: z.string().optional().describe('They are kept for this subject.') }))
      .describe('When it may be taught.'),
    groupSize: z.number().int(),
    subjects: z.array(
      z.strictObject({
        code: z.string(),
        minutes: z.number().int().nullable().describe('In all; null when only those of a week are given.'),
        weeklyMinutes: z.number().int().nullable().describe('The most in one week, Monday to Sunday.'),
        room: wish.nullable(),
        instructor: wish.nullable(),
      }),
    ),
    pinned: z.array(z.strictObject({ subject: z.string(), ...stretch })).describe('They stay, and count.'),
  }),
  rooms: z.array(
    z.strictObject({
      id: z.string(),
      capacity: z.number().int(),
      courses: z.array(z.string()).nullable().describe('Null for every course.'),
      opensAt: wallTime,
      closesAt: wallTime,
      timeZone: z.string(),
      isOpenAtWeekends: z.boolean(),
      isOpenInEvenings: z.boolean().describe('The evening begins at 18:00.'),
      taken,
    }),
  ),
  instructors: z.array(
    z.strictObject({
      id: z.string(),
      skills: z.array(z.string()).describe('Courses and subjects.'),
      weekly: z.array(weekly.extend({ timeZone: z.string().optional() })),
      timeZone: z.string(),
      taken,
    }),
  ),
  closedDays: z.array(day),
  rules: z.strictObject({
    granularityMinutes: z.number().int(),
    longestStretchMinutes: z.number().int().describe('Without a break.'),
    breakMinutes: z.number().int(),
    maxMinutesPerDay: z.number().int().describe('Of the group, and of an instructor.'),
  }),
  notBefore: instant.describe('What has begun by then is not for planning.'),
  answerBy: instant.describe('An answer that comes later is refused.'),
});

/** What n8n is asked to plan. */
export type PlanningQuestion = z.infer<typeof planningQuestion>;

/** The body of `POST {receiver}/session-action` that asks for a plan. */
export const planningQuestionBody = z.strictObject({
  action: z.literal(planningAction),
  sessionId: z.null(),
  correlationId: z.guid(),
  data: z.strictObject({
    session: z.null(),
    person: z.null(),
    recipients: z.tuple([]),
    reason: z.null(),
    planning: planningQuestion,
  }),
});

/** What n8n answers to a planning question: a plan, or why there is none. */
export const planningDone = z.object({
  action: z.literal('planning_done'),
  correlationId: rowId,
  data: z
    .strictObject({
      lessons: z
        .array(
          z
            .strictObject({
              subject: z
                .string()
                .max(80)
                .optional()
                .describe('The code; may be left out when there is only one.'),
              ...stretch,
            })
            .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
              path: ['endsAt'],
              error: 'La fin vient après le début. / The end comes after the start.',
            }),
        )
        .max(600)
        .default([]),
      reason: z.string().trim().min(1).max(500).optional().describe('Why nothing can be planned.'),
    })
    .refine(({ lessons, reason }) => lessons.length > 0 !== (reason !== undefined), {
      path: ['lessons'],
      error:
        'Répondez soit les créneaux, soit la raison pour laquelle il n’y en a pas. / Answer either the lessons or the reason why there are none.',
    }),
});

/** What n8n answers to a planning question. */
export type PlanningDone = z.infer<typeof planningDone>;
