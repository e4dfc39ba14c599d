import { pageSize } from '@huntzen/kernel/contracts';
import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../contracts/index.ts';
import type { AlertService } from './alerts.ts';
import type { NewSessionService } from './new-sessions.ts';
import type { PeopleService } from './people.ts';
import type { PlaceService } from './places.ts';
import type { SessionService } from './sessions.ts';

/** The services that the routes of planners call. */
export interface TrainingServices {
  sessions: SessionService;
  newSessions: NewSessionService;
  places: PlaceService;
  people: PeopleService;
  alerts: AlertService;
}

/** The endpoints of sessions and people for planners. The services are asked for per request. */
export const trainingEndpoints = (services: () => TrainingServices) => [
  endpoint(routes.createSessionRoute, async ({ body }, caller) => {
    const id = await services().newSessions.create(caller, body, Date.now());
    return { data: await services().sessions.get(caller, id) };
  }),
  endpoint(routes.listSessionsRoute, async ({ query }, caller) => {
    const { sessions, total } = await services().sessions.list(caller, query);
    return { data: sessions, meta: { page: query.page, pageSize, total } };
  }),
  endpoint(routes.getSessionRoute, async ({ params }, caller) => ({
    data: await services().sessions.get(caller, params.id),
  })),
  endpoint(routes.sessionHistoryRoute, async ({ params, query }, caller) => {
    const { moves, total } = await services().sessions.history(caller, params.id, query.page);
    return { data: moves, meta: { page: query.page, pageSize, total } };
  }),
  endpoint(routes.enrolRoute, async ({ params, body }, caller) => {
    const outcome = await services().places.enrol(caller, params.id, body.traineeId, body.note ?? null);
    return { data: { outcome, session: await services().sessions.get(caller, params.id) } };
  }),
  endpoint(routes.withdrawRoute, async ({ params, body }, caller) => {
    await services().places.withdraw(caller, params.id, body.traineeId, body.note ?? null);
    return { data: await services().sessions.get(caller, params.id) };
  }),
  endpoint(routes.promoteRoute, async ({ params, body }, caller) => {
    await services().places.promote(caller, params.id, body.traineeId ?? null);
    return { data: await services().sessions.get(caller, params.id) };
  }),
  endpoint(routes.confirmSessionRoute, async ({ params }, caller) => {
    await services().places.confirm(caller, params.id);
    return { data: await services().sessions.get(caller, params.id) };
  }),
  endpoint(routes.cancelSessionRoute, async ({ params, body }, caller) => {
    await services().places.cancel(caller, params.id, body.reason, body.toSessionId ?? null);
    return { data: await services().sessions.get(caller, params.id) };
  }),
  endpoint(routes.capacityRoute, async ({ params, body }, caller) => {
    await services().places.setCapacity(caller, params.id, body.capacity);
    return { data: await services().sessions.get(caller, params.id) };
  }),
  endpoint(routes.openSessionRoute, async ({ params }, caller) => {
    await services().places.open(caller, params.id);
    return { data: await services().sessions.get(caller, params.id) };
  }),
  endpoint(routes.deleteDraftRoute, async ({ params }, caller) => {
    await services().places.deleteDraft(caller, params.id);
  }),
  endpoint(routes.sessionSettingsRoute, async ({ params, body }, caller) => {
    await services().places.settle(caller, params.id, body);
    return { data: await services().sessions.get(caller, params.id) };
  }),
  endpoint(routes.listAlertsRoute, async ({ query }, caller) => {
    const { alerts, total } = await services().alerts.list(caller, query);
    return { data: alerts, meta: { page: query.page, pageSize, total } };
  }),
  endpoint(routes.acknowledgeAlertRoute, async ({ params }, caller) => ({
    data: { waiting: await services().alerts.acknowledge(caller, params.id) },
  })),
  endpoint(routes.listTraineesRoute, async ({ query }, caller) => {
    const { trainees, total } = await services().people.list(caller, query);
    return { data: trainees, meta: { page: query.page, pageSize, total } };
  }),
  endpoint(routes.createTraineeRoute, async ({ body }, caller) => ({
    data: await services().people.create(caller, body),
  })),
  endpoint(routes.approveTraineeRoute, async ({ params }, caller) => ({
    data: await services().people.approve(caller, params.id),
  })),
  endpoint(routes.convertTraineeRoute, async ({ params, body }, caller) => ({
    data: await services().people.convert(caller, params.id, body),
  })),
  endpoint(routes.putInstructorRoute, async ({ params, body }, caller) => ({
    data: await services().people.putInstructor(caller, params.id, body),
  })),
  endpoint(routes.choicesRoute, async (_input, caller) => ({
    data: await services().people.choices(caller),
  })),
];
