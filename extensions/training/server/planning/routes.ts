import { pageSize } from '@huntzen/kernel/contracts';
import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../../contracts/index.ts';
import type { SessionService } from '../sessions.ts';
import type { ClosureService } from './closures.ts';
import type { PlanningService } from './planning.ts';
import type { ProposalService } from './proposals.ts';

/** The services that the routes of the planning call. */
export interface PlanningServices {
  planning: PlanningService;
  closures: ClosureService;
  proposals: ProposalService;
  sessions: SessionService;
}

/** The endpoints of the planning. The services are asked for per request. */
export const planningEndpoints = (services: () => PlanningServices) => [
  endpoint(routes.planningRoomsRoute, async ({ query }, caller) => ({
    data: await services().planning.rooms(caller, query, query.course),
  })),
  endpoint(routes.planningRoomRoute, async ({ params, query }, caller) => ({
    data: await services().planning.room(caller, params.code, query),
  })),
  endpoint(routes.planningDayRoute, async ({ params }, caller) => ({
    data: await services().planning.day(caller, params.day),
  })),
  endpoint(routes.planningInstructorsRoute, async ({ query }, caller) => ({
    data: await services().planning.instructors(caller, query.from, query.to),
  })),
  endpoint(routes.planningInstructorRoute, async ({ params, query }, caller) => ({
    data: await services().planning.instructor(caller, params.id, query.from, query.to),
  })),
  endpoint(routes.roomCalendarRoute, ({ params }, caller) =>
    services().planning.roomCalendar(caller, params.code, Date.now()),
  ),
  endpoint(routes.instructorCalendarRoute, ({ params }, caller) =>
    services().planning.instructorCalendar(caller, params.id, Date.now()),
  ),
  endpoint(routes.closuresRoute, async ({ query }, caller) => ({
    data: await services().closures.list(caller, query.year),
  })),
  endpoint(routes.addClosureRoute, async ({ body }, caller) => ({
    data: await services().closures.add(caller, body),
  })),
  endpoint(routes.removeClosureRoute, async ({ params }, caller) => ({
    data: await services().closures.remove(caller, params.id),
  })),
  endpoint(routes.proposeRoute, async ({ body }, caller, { language }) => ({
    data: await services().proposals.propose(caller, body.requests, language, Date.now()),
  })),
  endpoint(routes.listProposalsRoute, async ({ query: { status, page } }, caller) => {
    const { proposals, total } = await services().proposals.list(caller, status, page);
    return { data: proposals, meta: { page, pageSize, total } };
  }),
  endpoint(routes.acceptProposalRoute, async ({ params }, caller) => {
    const session = await services().proposals.accept(caller, params.id, Date.now());
    return { data: await services().sessions.get(caller, session) };
  }),
  endpoint(routes.dismissProposalRoute, async ({ params }, caller) => ({
    data: await services().proposals.dismiss(caller, params.id),
  })),
];
