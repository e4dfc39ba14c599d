import { one } from '@huntzen/kernel/contracts';
import {
  attendanceStatuses,
  enrolledIn,
  enrolInCourseRoute,
  handInRoute,
  learnerProgressRoute,
  leaveCourseRoute,
  markSubmissionRoute,
  maxSubmissionFiles,
  myCoursesRoute,
  mySubmissionRoute,
  mySubmissionsRoute,
  sessionDayRoute,
  teachingChoicesRoute,
  teachingSessionRoute,
  teachingSessionsRoute,
  teachingSubmissionRoute,
  teachingTodayRoute,
  teachingWorkRoute,
  type SessionDay,
  type Submission,
  type SubmissionResult,
  type SubmissionState,
  type TaughtSession,
  type TeachingChoices,
  type Work,
} from '@huntzen/training/contracts';
import * as z from 'zod';

import { anyAnswer, ApiError, type Api } from '../../lib/api.server.ts';
import { m } from '../../paraglide/messages.js';

const part = encodeURIComponent;

/** One page of the courses, those that the reader follows first. */
export const listCourses = (api: Api, page: number) =>
  api.get('/api/my/courses', myCoursesRoute.response, { page });

/** Has the reader follow a course. */
export const followCourse = (api: Api, courseId: string) =>
  api.post(`/api/my/courses/${part(courseId)}/enrol`, {}, enrolInCourseRoute.response);

/** Has the reader leave a course, with a reason if they give one. */
export const leaveCourse = (api: Api, courseId: string, reason: string) =>
  api.post(
    `/api/my/courses/${part(courseId)}/leave`,
    reason === '' ? {} : { reason },
    leaveCourseRoute.response,
  );

/** One page of what the reader handed in. */
export const listMyWork = (api: Api, query: { page?: number; state?: SubmissionState }) =>
  api.get('/api/my/submissions', mySubmissionsRoute.response, query);

/** What the reader handed in, with every round. */
export const getMyWork = async (api: Api, id: string): Promise<Submission> =>
  (await api.get(`/api/my/submissions/${part(id)}`, mySubmissionRoute.response)).data;

/** What is written each time that work is handed in. */
export interface HandedIn {
  text: string;
  clientId: string;
}

interface SentFile {
  name: string;
  content: string;
}

/** Hands an exercise in; returns the work. */
export const handIn = async (
  api: Api,
  fields: HandedIn & { courseId: string; title: string },
  files: SentFile[],
): Promise<Submission> =>
  (await api.post('/api/my/submissions', { ...fields, files }, handInRoute.response)).data;

/** Hands the same exercise in once more. */
export const handInAgain = (api: Api, id: string, fields: HandedIn, files: SentFile[]) =>
  api.post(`/api/my/submissions/${part(id)}/rounds`, { ...fields, files }, anyAnswer);

/** The chosen files of the field `files`, as the API takes them. @throws ApiError that says how many are taken. */
export async function readFiles(data: FormData): Promise<SentFile[]> {
  const chosen = data.getAll('files').filter((file) => file instanceof File && file.size > 0) as File[];
  if (chosen.length > maxSubmissionFiles) {
    const message = m.learn_files_too_many();
    throw new ApiError(400, { code: 'invalid_input', message, details: [{ path: 'files', message }] }, null);
  }
  return Promise.all(
    chosen.map(async (file) => ({
      name: file.name.slice(-200),
      content: Buffer.from(await file.arrayBuffer()).toString('base64'),
    })),
  );
}

/** Where the API has a file that was handed in. */
export const fileAddress = (id: string): string => `/api/submission-files/${part(id)}`;

/** What the reader teaches today, and how much work waits. */
export const getTeachingToday = async (api: Api) =>
  (await api.get('/api/my/teaching/today', teachingTodayRoute.response)).data;

/** One page of the sessions that the reader teaches. */
export const listTaughtSessions = (
  api: Api,
  query: { page: number; when: string; status?: string | undefined; course?: string | undefined },
) => api.get('/api/my/teaching/sessions', teachingSessionsRoute.response, query);

const sessionAddress = (id: string) => `/api/my/teaching/sessions/${part(id)}`;

/** A session that the reader teaches. */
export const getTaughtSession = async (api: Api, id: string): Promise<TaughtSession> =>
  (await api.get(sessionAddress(id), teachingSessionRoute.response)).data;

/** Who was there on a day. */
export const getSessionDay = async (api: Api, id: string, day: string): Promise<SessionDay> =>
  (await api.get(`${sessionAddress(id)}/days/${part(day)}`, sessionDayRoute.response)).data;

/** The form of one person's attendance, or of all who are not noted yet. */
export const attendanceSchema = z.object({
  sessionId: z.guid(),
  day: z.iso.date(),
  traineeId: z.guid().optional(),
  status: z.enum(attendanceStatuses),
});

/** Notes the attendance of one person, or of everybody who is not noted yet. */
export async function saveAttendance(
  api: Api,
  { sessionId, day, traineeId, status }: z.output<typeof attendanceSchema>,
): Promise<void> {
  const address = `${sessionAddress(sessionId)}/days/${part(day)}`;
  if (traineeId === undefined) await api.post(`${address}/attendances`, { status }, anyAnswer);
  else await api.put(address, { traineeId, status }, anyAnswer);
}

/** What the form of a new session chooses from. */
export const getTeachingChoices = async (api: Api): Promise<TeachingChoices> =>
  (await api.get('/api/my/teaching/choices', teachingChoicesRoute.response)).data;

/** Makes a session; returns its id. */
export const makeSession = async (api: Api, session: object): Promise<string> =>
  (await api.post('/api/my/teaching/sessions', session, teachingSessionRoute.response)).data.id;

/** Changes the title or the seats. */
export const editSession = (api: Api, id: string, changes: { title: string; capacity: number }) =>
  api.patch(sessionAddress(id), changes, anyAnswer);

/** Confirms a session. */
export const confirmSession = (api: Api, id: string) =>
  api.post(`${sessionAddress(id)}/confirm`, {}, anyAnswer);

/** Cancels a session. */
export const cancelSession = (api: Api, id: string, reason: string) =>
  api.post(`${sessionAddress(id)}/cancel`, { reason }, anyAnswer);

/** One page of what was handed in to the reader's sessions. */
export const listTaughtWork = (
  api: Api,
  query: { page: number; state: SubmissionState; session?: string | undefined },
) => api.get('/api/my/teaching/submissions', teachingWorkRoute.response, query);

/** What was handed in to a session of the reader's, with every round. */
export const getTaughtWork = async (api: Api, id: string): Promise<Work> =>
  (await api.get(`/api/my/teaching/submissions/${part(id)}`, teachingSubmissionRoute.response)).data;

/** Answers what was handed in. */
export const answerWork = (
  api: Api,
  id: string,
  decision: { roundId: string; result: SubmissionResult; mark: number | null; comment: string },
) => api.post(`/api/my/teaching/submissions/${part(id)}/decisions`, decision, markSubmissionRoute.response);

/** One page of the learners of the reader's sessions. */
export const listLearners = (api: Api, page: number) =>
  api.get('/api/my/teaching/learners', learnerProgressRoute.response, { page });

/** Takes a learner out of a course, with the reason. */
export const takeOutOfCourse = (api: Api, traineeId: string, courseId: string, reason: string) =>
  api.post(`/api/trainees/${part(traineeId)}/courses/${part(courseId)}/withdraw`, { reason }, anyAnswer);

/** Enrols a learner in a course. */
export const enrolLearner = (api: Api, traineeId: string, courseId: string) =>
  api.post(`/api/trainees/${part(traineeId)}/courses`, { courseId }, one(enrolledIn));
