import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../../contracts/planning.ts';
import type { ClosureService } from './closures.ts';
import type { PlanningService } from './planning.ts';

/** The services that the routes of the planning call. */
export interface PlanningServices {
  planning: PlanningService;
  closures: ClosureService;
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
];
