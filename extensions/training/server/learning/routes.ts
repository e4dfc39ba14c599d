import { pageSize } from '@huntzen/kernel/contracts';
import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../../contracts/index.ts';
import type { PlaceService } from '../places.ts';
import type { CourseService } from './courses.ts';
import type { SubmissionService } from './submissions.ts';
import type { TeachingService } from './teaching.ts';

/** The services that the routes of learning call. */
export interface LearningServices {
  courses: CourseService;
  submissions: SubmissionService;
  teaching: TeachingService;
  places: PlaceService;
}

/** The endpoints of learning. The services are asked for per request. */
export const learningEndpoints = (services: () => LearningServices) => [
  endpoint(routes.myCoursesRoute, async ({ query: { page } }, caller) => {
    const { courses, total } = await services().courses.mine(caller, page);
    return { data: courses, meta: { page, pageSize, total } };
  }),
  endpoint(routes.enrolInCourseRoute, async ({ params }, caller) => ({
    data: await services().courses.enrolMyself(caller, params.courseId),
  })),
  endpoint(routes.enrolSomebodyRoute, async ({ params, body }, caller) => ({
    data: await services().courses.enrol(caller, params.id, body.courseId),
  })),
  endpoint(routes.leaveCourseRoute, async ({ params, body }, caller) => ({
    data: await services().courses.leave(caller, params.courseId, body.reason),
  })),
  endpoint(routes.withdrawFromCourseRoute, ({ params, body }, caller) =>
    services().courses.withdraw(caller, params.id, params.courseId, body.reason),
  ),
  endpoint(routes.listFollowersRoute, async ({ params, query: { page } }, caller) => {
    const { followers, total } = await services().courses.listFollowers(caller, params.id, page);
    return { data: followers, meta: { page, pageSize, total } };
  }),
  endpoint(routes.moveEnrolmentRoute, ({ params, body }, caller) =>
    services().courses.move(caller, { id: params.id, ...body }),
  ),
  endpoint(routes.listAttachableRoute, async ({ query }, caller) => {
    const { items, total } = await services().courses.listAttachable(caller, query);
    return { data: items, meta: { page: query.page, pageSize, total } };
  }),
  endpoint(routes.attachRoute, ({ params, body }, caller) =>
    services().courses.attach(caller, { ...params, ...body }),
  ),
  endpoint(routes.mySubmissionsRoute, async ({ query }, caller) => {
    const { submissions, total } = await services().submissions.listMine(caller, query);
    return { data: submissions, meta: { page: query.page, pageSize, total } };
  }),
  endpoint(routes.mySubmissionRoute, async ({ params }, caller) => ({
    data: await services().submissions.getMine(caller, params.id),
  })),
  endpoint(routes.handInRoute, async ({ body }, caller) => ({
    data: await services().submissions.handIn(caller, body),
  })),
  endpoint(routes.handInAgainRoute, async ({ params, body }, caller) => ({
    data: await services().submissions.handInAgain(caller, params.id, body),
  })),
  endpoint(routes.submissionFileRoute, ({ params }, caller) =>
    services().submissions.openFile(caller, params.id),
  ),
  endpoint(routes.teachingTodayRoute, async (_input, caller) => ({
    data: await services().teaching.today(caller),
  })),
  endpoint(routes.teachingSessionsRoute, async ({ query }, caller) => {
    const { sessions, total } = await services().teaching.list(caller, query);
    return { data: sessions, meta: { page: query.page, pageSize, total } };
  }),
  endpoint(routes.teachingSessionRoute, async ({ params }, caller) => ({
    data: await services().teaching.get(caller, params.id),
  })),
  endpoint(routes.sessionDayRoute, async ({ params }, caller) => ({
    data: await services().teaching.day(caller, params.id, params.day),
  })),
  endpoint(routes.markAttendanceRoute, ({ params, body }, caller) =>
    services().teaching.markAttendance(caller, params.id, { day: params.day, ...body }),
  ),
  endpoint(routes.markAllAttendancesRoute, async ({ params, body }, caller) => ({
    data: await services().teaching.markAllAttendances(caller, params.id, { day: params.day, ...body }),
  })),
  endpoint(routes.teachSessionRoute, async ({ body }, caller) => ({
    data: await services().teaching.create(caller, body, Date.now()),
  })),
  endpoint(routes.editTaughtSessionRoute, async ({ params, body }, caller) => ({
    data: await services().teaching.edit(caller, params.id, body),
  })),
  endpoint(routes.confirmTaughtSessionRoute, async ({ params }, caller) => {
    await services().places.confirm(caller, params.id);
    return { data: await services().teaching.get(caller, params.id) };
  }),
  endpoint(routes.cancelTaughtSessionRoute, async ({ params, body }, caller) => {
    await services().places.cancel(caller, params.id, body.reason, null);
    return { data: await services().teaching.get(caller, params.id) };
  }),
  endpoint(routes.teachingChoicesRoute, async (_input, caller) => ({
    data: await services().teaching.choices(caller),
  })),
  endpoint(routes.teachingWorkRoute, async ({ query }, caller) => {
    const { work, total } = await services().submissions.listTaught(caller, query);
    return { data: work, meta: { page: query.page, pageSize, total } };
  }),
  endpoint(routes.teachingSubmissionRoute, async ({ params }, caller) => ({
    data: await services().submissions.getTaught(caller, params.id),
  })),
  endpoint(routes.markSubmissionRoute, async ({ params, body }, caller) => ({
    data: await services().submissions.decide(caller, params.id, body),
  })),
  endpoint(routes.learnerProgressRoute, async ({ query: { page } }, caller) => {
    const { learners, total } = await services().teaching.learners(caller, page);
    return { data: learners, meta: { page, pageSize, total } };
  }),
];
