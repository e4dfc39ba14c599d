import { documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { outcome } from './session.ts';
import { courseCategories, traineeStages } from './vocabulary.ts';

/** A person of training. */
export const traineeSchema = z.object({
  id: rowId,
  stage: z.enum(traineeStages),
  approved: z.boolean(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  company: z.object({ id: documentId, name: z.string() }),
  course: z.object({ id: documentId, title: z.string() }).nullable(),
  hasAccount: z.boolean(),
  createdAt: instant,
});

/** A person of training. */
export type Trainee = z.infer<typeof traineeSchema>;

/** What a planner says of somebody new. */
export const newTrainee = z.object({
  companyId: documentId,
  stage: z.enum(['prospect', 'candidate']).default('prospect'),
  firstName: z.string().trim().min(1).max(80),
  lastName: z.string().trim().min(1).max(80),
  email: z.email().max(254),
  language: z.enum(['fr', 'en']).default('fr'),
  courseId: documentId.optional(),
});

/** The people of training. */
export const listTraineesRoute = route({
  method: 'GET',
  path: '/trainees',
  summary: 'Prospects, candidates and learners, by name.',
  query: pageQuery.extend({
    company: documentId.optional(),
    stage: z.enum(traineeStages).optional(),
    search: z.string().trim().max(80).optional(),
  }),
  response: list(traineeSchema),
});

/** Adds a prospect or a candidate. */
export const createTraineeRoute = route({
  method: 'POST',
  path: '/trainees',
  summary: 'Add a prospect or a candidate.',
  body: newTrainee,
  response: one(traineeSchema),
  status: 201,
});

const params = z.object({ id: rowId });

/** Says that a candidate may be given a place. */
export const approveTraineeRoute = route({
  method: 'POST',
  path: '/trainees/:id/approve',
  summary: 'Approve a candidate, who may then be given a place.',
  params,
  response: one(traineeSchema),
});

/** Converts a prospect or a candidate. */
export const convertTraineeRoute = route({
  method: 'POST',
  path: '/trainees/:id/convert',
  summary:
    'Make a prospect a candidate, or somebody a learner, who is invited to sign in; a wished session of the course is optional.',
  params,
  body: z.object({
    stage: z.enum(['candidate', 'learner']),
    courseId: documentId.optional(),
    sessionId: rowId.optional(),
  }),
  response: one(z.object({ trainee: traineeSchema, outcome: z.enum(['none', ...outcome.options]) })),
});

/** Hours of a week, as clocks show them in a zone. */
export const weeklyHours = z
  .object({
    weekday: z.number().int().min(1).max(7).describe('1 is Monday.'),
    startTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    endTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    timeZone: z.string().max(60),
  })
  .refine(({ startTime, endTime }) => startTime < endTime, {
    path: ['endTime'],
    error: 'La fin vient après le début. / The end comes after the start.',
  });

/** Hours of a week. */
export type WeeklyHours = z.infer<typeof weeklyHours>;

/** Somebody who teaches. */
export const instructorSchema = z.object({
  id: rowId,
  name: z.string(),
  courseIds: z.array(documentId),
  hours: z.array(weeklyHours).describe('None means every hour.'),
});

/** Somebody who teaches. */
export type Instructor = z.infer<typeof instructorSchema>;

/** Changes what somebody can teach and when. */
export const putInstructorRoute = route({
  method: 'PUT',
  path: '/training-instructors/:id',
  summary: 'Set the courses that an instructor can teach and their weekly hours.',
  params,
  body: z.object({ courseIds: z.array(documentId).max(200), hours: z.array(weeklyHours).max(50) }),
  response: one(instructorSchema),
});

/** What the forms of planners choose from. */
export const choicesRoute = route({
  method: 'GET',
  path: '/training-choices',
  summary: 'Courses, rooms, instructors and companies to choose from.',
  response: one(
    z.object({
      courses: z.array(
        z.object({
          id: documentId,
          code: z.string(),
          title: z.string(),
          category: z.enum(courseCategories),
          hours: z.number().int(),
        }),
      ),
      rooms: z.array(
        z.object({
          id: documentId,
          code: z.string(),
          name: z.string(),
          capacity: z.number().int(),
          anyCourse: z.boolean(),
          courseIds: z.array(documentId),
          timeZone: z.string(),
        }),
      ),
      instructors: z.array(instructorSchema),
      companies: z.array(z.object({ id: documentId, name: z.string(), timeZone: z.string() })),
      n8nPlans: z.boolean().describe('Whether there is an n8n that may be asked for a plan.'),
    }),
  ),
});

/** What the forms of planners choose from. */
export type TrainingChoices = z.infer<(typeof choicesRoute)['response']>['data'];

/** What the routes of people are. */
export const peopleRoutes = [
  listTraineesRoute,
  createTraineeRoute,
  approveTraineeRoute,
  convertTraineeRoute,
  putInstructorRoute,
  choicesRoute,
];
