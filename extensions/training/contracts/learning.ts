import { documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** The largest file that is handed in, in bytes; care.submission_files refuses more. */
export const maxSubmissionFileBytes = 10 * 1024 * 1024;

/** All files of one hand-in together, in bytes. */
export const maxSubmissionBytes = 20 * 1024 * 1024;

/** How many files are handed in at once; care.submission_files refuses more. */
export const maxSubmissionFiles = 5;

/** The types of files that are taken. */
export const submissionMediaTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
] as const;

/** Where handed-in work stands. */
export const submissionStates = ['waiting', 'accepted', 'to_redo'] as const;

/** What a trainer decides. */
export const submissionResults = ['accepted', 'to_redo'] as const;

/** Where handed-in work stands. */
export type SubmissionState = (typeof submissionStates)[number];

/** What a trainer decides. */
export type SubmissionResult = (typeof submissionResults)[number];

const named = z.object({ id: z.string(), title: z.string() });

/** A running session that a learner's course is taught in. */
export const courseSession = z.object({
  id: rowId,
  title: z.string(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  zone: z.string(),
});

/** A course, and whether the reader follows it. */
export const myCourse = z.object({
  id: documentId,
  title: z.string(),
  summary: z.string().nullable(),
  hours: z.number().int(),
  enrolment: z
    .object({
      madeAt: instant,
      endedAt: instant.nullable().describe('When its session ended; null while it runs.'),
      session: courseSession.nullable().describe('Null until it is attached.'),
    })
    .nullable(),
  left: z
    .object({ at: instant, reason: z.string().nullable() })
    .nullable()
    .describe('When the reader left it and why, unless they follow it again.'),
});

/** A course, and whether the reader follows it. */
export type MyCourse = z.infer<typeof myCourse>;

/** Handed-in work in a list. */
export const submissionSummary = z.object({
  id: rowId,
  title: z.string(),
  state: z.enum(submissionStates),
  rounds: z.number().int(),
  handedInAt: instant,
  course: named,
  session: named.nullable().describe('Null while no session has it.'),
  mark: z.number().nullable().describe('Of 20, when the trainer gave one.'),
});

/** Handed-in work in a list. */
export type SubmissionSummary = z.infer<typeof submissionSummary>;

/** A file, without its bytes. */
export const submissionFileSchema = z.object({
  id: rowId,
  name: z.string(),
  mediaType: z.enum(submissionMediaTypes),
  bytes: z.number().int(),
});

/** A file, without its bytes. */
export type SubmissionFile = z.infer<typeof submissionFileSchema>;

/** One time that work was handed in, and what was said of it. */
export const submissionRound = z.object({
  id: rowId,
  round: z.number().int(),
  text: z.string(),
  handedInAt: instant,
  files: z.array(submissionFileSchema),
  decision: z
    .object({
      result: z.enum(submissionResults),
      mark: z.number().nullable(),
      comment: z.string().nullable(),
      madeAt: instant,
    })
    .nullable(),
});

/** One time that work was handed in. */
export type SubmissionRound = z.infer<typeof submissionRound>;

/** Handed-in work with its rounds, the last first. */
export const submissionSchema = submissionSummary.extend({ rounds: z.array(submissionRound) });

/** Handed-in work with its rounds. */
export type Submission = z.infer<typeof submissionSchema>;

const fileInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((name) => name.isWellFormed()),
  content: z.string().min(1).describe('The bytes of the file in base64.'),
});

/** What is handed in each time. */
export const roundInput = z.strictObject({
  text: z.string().trim().max(10_000).default(''),
  files: z.array(fileInput).max(maxSubmissionFiles).default([]),
  clientId: z.guid().describe('Chosen where it is written: sent twice, it is handed in once.'),
});

/** What is handed in each time. */
export type RoundInput = z.output<typeof roundInput>;

/** What is handed in the first time. */
export const submissionInput = roundInput.extend({
  courseId: documentId,
  title: z.string().trim().min(1).max(160),
});

/** What is handed in the first time. */
export type SubmissionInput = z.output<typeof submissionInput>;

const params = z.object({ id: rowId });
const courseParams = z.object({ courseId: documentId });
const bodyBytes = Math.ceil((maxSubmissionBytes * 4) / 3) + 128 * 1024;

/** The courses, with whether one follows them. */
export const myCoursesRoute = route({
  method: 'GET',
  path: '/my/courses',
  summary: 'The courses that exist, those that I follow first, with the session that mine is attached to.',
  query: pageQuery,
  response: list(myCourse),
});

/** Enrols oneself in a course. */
export const enrolInCourseRoute = route({
  method: 'POST',
  path: '/my/courses/:courseId/enrol',
  summary: 'Enrol in a course; the running session of my company is found, or it waits to be attached.',
  params: courseParams,
  response: one(myCourse),
});

const why = z.string().trim().min(1).max(400);

/** Leaves a course. */
export const leaveCourseRoute = route({
  method: 'POST',
  path: '/my/courses/:courseId/leave',
  summary:
    'Leave a course: places and waiting ranks of it are given up, what was handed in stays. Trainers of its session are told, without the reason.',
  params: courseParams,
  body: z.strictObject({ reason: why.optional() }),
  response: one(myCourse),
});

/** What one handed in. */
export const mySubmissionsRoute = route({
  method: 'GET',
  path: '/my/submissions',
  summary:
    'What I handed in: what is to be done again first, then the latest. With state=to_redo, of courses that I still follow.',
  query: pageQuery.extend({ state: z.enum(submissionStates).optional() }),
  response: list(submissionSummary),
});

/** One thing that one handed in. */
export const mySubmissionRoute = route({
  method: 'GET',
  path: '/my/submissions/:id',
  summary: 'What I handed in, with every round and what was said of it.',
  params,
  response: one(submissionSchema),
});

/** Hands an exercise in. */
export const handInRoute = route({
  method: 'POST',
  path: '/my/submissions',
  summary:
    'Hand in an exercise of a course: text, files (PDF, JPEG, PNG, DOCX or ODT by their content, 5 at most, 10 MB each, 20 MB together). It finds its session now and keeps it.',
  body: submissionInput,
  bodyBytes,
  response: one(submissionSchema),
  status: 201,
});

/** Hands the same exercise in again. */
export const handInAgainRoute = route({
  method: 'POST',
  path: '/my/submissions/:id/rounds',
  summary: 'Hand in once more what is to be done again.',
  params,
  body: roundInput,
  bodyBytes,
  response: one(submissionSchema),
  status: 201,
});

/** A file that was handed in. */
export const submissionFileRoute = route({
  method: 'GET',
  path: '/submission-files/:id',
  summary: 'A file that was handed in: for whoever did, and for the trainers of its session.',
  params,
  response: { file: 'application/octet-stream' },
});

/** What can wait to be attached. */
export const attachableKinds = ['enrolment', 'submission'] as const;

/** What can wait to be attached. */
export type AttachableKind = (typeof attachableKinds)[number];

/** Something without a session. */
export const attachable = z.object({
  kind: z.enum(attachableKinds),
  id: rowId,
  title: z.string().nullable().describe('Of handed-in work.'),
  since: instant,
  learner: z.object({ id: rowId, name: z.string(), email: z.string() }),
  company: z.object({ id: documentId, name: z.string() }),
  course: named,
  sessions: z
    .array(courseSession)
    .describe('Sessions that it can be attached to, the one that would be found first; ten at most.'),
});

/** Something without a session. */
export type Attachable = z.infer<typeof attachable>;

/** What waits to be attached. */
export const listAttachableRoute = route({
  method: 'GET',
  path: '/learning/to-attach',
  summary: 'Course enrolments and handed-in work without a session, the oldest first.',
  query: pageQuery.extend({ kind: z.enum(attachableKinds).optional(), company: documentId.optional() }),
  response: list(attachable),
});

/** Attaches by hand. */
export const attachRoute = route({
  method: 'POST',
  path: '/learning/to-attach/:kind/:id',
  summary: 'Attach an enrolment or handed-in work to a session of its company and course, with the reason.',
  params: z.object({ kind: z.enum(attachableKinds), id: rowId }),
  body: z.strictObject({ sessionId: rowId, reason: why }),
  response: null,
});

/** How enrolling somebody ended. */
export const enrolledIn = z.object({
  session: courseSession.nullable().describe('Null: the enrolment waits to be attached.'),
});

/** Enrols somebody in a course. */
export const enrolSomebodyRoute = route({
  method: 'POST',
  path: '/trainees/:id/courses',
  summary: 'Enrol a learner in a course: anybody by planners, those whom they teach by trainers.',
  params,
  body: z.strictObject({ courseId: documentId }),
  response: one(enrolledIn),
  status: 201,
});

/** Takes somebody out of a course. */
export const withdrawFromCourseRoute = route({
  method: 'POST',
  path: '/trainees/:id/courses/:courseId/withdraw',
  summary:
    'Take a learner out of a course, with the reason: anybody by planners, those attached to their sessions by trainers. Places and waiting ranks of it are given up, what was handed in stays.',
  params: params.extend({ courseId: documentId }),
  body: z.strictObject({ reason: why }),
  response: null,
});

/** Where an enrolment in a course stands. */
export const courseEnrolmentStatuses = ['active', 'done', 'withdrawn'] as const;

/** Somebody who follows a course in a session, or did. */
export const follower = z.object({
  id: rowId,
  learner: z.object({ id: rowId, name: z.string(), email: z.string() }),
  course: named,
  since: instant,
  status: z.enum(courseEnrolmentStatuses),
  hasPlace: z.boolean().describe('In this session; the enrolment follows the place then.'),
  withdrawal: z
    .object({
      at: instant,
      by: z.string().describe('The role of who decided it.'),
      reason: z.string().nullable(),
    })
    .nullable(),
  sessions: z.array(courseSession).describe('Sessions that it can be moved to, ten at most.'),
});

/** Somebody who follows a course in a session, or did. */
export type Follower = z.infer<typeof follower>;

/** Who follows a course in a session. */
export const listFollowersRoute = route({
  method: 'GET',
  path: '/training-sessions/:id/followers',
  summary: 'Whose course enrolment is attached to a session, those who left last.',
  params,
  query: pageQuery,
  response: list(follower),
});

/** Moves an enrolment. */
export const moveEnrolmentRoute = route({
  method: 'POST',
  path: '/course-enrolments/:id/move',
  summary:
    'Attach a course enrolment to another running session of its company and course, with the reason. What was handed in stays with its session.',
  params,
  body: z.strictObject({ sessionId: rowId, reason: why }),
  response: null,
});

/** What the routes of learning are. */
export const learningRoutes = [
  myCoursesRoute,
  enrolInCourseRoute,
  leaveCourseRoute,
  mySubmissionsRoute,
  mySubmissionRoute,
  handInRoute,
  handInAgainRoute,
  submissionFileRoute,
  listAttachableRoute,
  attachRoute,
  enrolSomebodyRoute,
  withdrawFromCourseRoute,
  listFollowersRoute,
  moveEnrolmentRoute,
];
