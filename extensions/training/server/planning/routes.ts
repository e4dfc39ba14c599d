import { pageSize } from '@huntzen/kernel/contracts';
import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../../contracts/index.ts';
import type { SessionService } from '../sessions.ts';
import type { AskingService } from './asking.ts';
import type { ClosureService } from './closures.ts';
import { counted, countedOfInstructors } from './filter.ts';
import type { InstructorPlanningService } from './instructor-planning.ts';
import type { MoveService } from './moves.ts';
import type { PlanningService } from './planning.ts';
import type { ProposalService } from './proposals.ts';
import type { ReplanningService } from './replanning.ts';

/** The services that the routes of the planning call. */
export interface PlanningServices {
  planning: PlanningService;
  instructorPlanning: InstructorPlanningService;
  closures: ClosureService;
  moves: MoveService;
  proposals: ProposalService;
  asking: AskingService;
  replanning: ReplanningService;
  sessions: SessionService;
}

/** The endpoints of the planning. The services are asked for per request. */
export const planningEndpoints = (services: () => PlanningServices) => [
  endpoint(routes.planningRoomsRoute, async ({ query }, caller) => ({
    data: await services().planning.rooms(caller, query, query),
    meta: counted(query),
  })),
  endpoint(routes.planningRoomRoute, async ({ params, query }, caller) => ({
    data: await services().planning.room(caller, query, { ...query, room: params.code }),
    meta: counted(query),
  })),
  endpoint(routes.planningDayRoute, async ({ params, query }, caller) => ({
    data: await services().planning.day(caller, params.day, query),
    meta: counted(query),
  })),
  endpoint(routes.planningInstructorsRoute, async ({ query }, caller) => ({
    data: await services().instructorPlanning.list(caller, query, query),
    meta: countedOfInstructors(query),
  })),
  endpoint(routes.planningInstructorRoute, async ({ params, query }, caller) => ({
    data: await services().instructorPlanning.get(caller, query, { ...query, instructor: params.id }),
    meta: countedOfInstructors(query),
  })),
  endpoint(routes.roomCalendarRoute, ({ params }, caller) =>
    services().planning.roomCalendar(caller, params.code, Date.now()),
  ),
  endpoint(routes.instructorCalendarRoute, ({ params }, caller) =>
    services().instructorPlanning.calendar(caller, params.id, Date.now()),
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
  endpoint(routes.checkMoveRoute, async ({ params, body }, caller, { language }) => ({
    data: await services().moves.check(caller, params.id, body.target, { now: Date.now(), language }),
  })),
  endpoint(routes.moveRoute, async ({ params, body }, caller) => ({
    data: await services().moves.move(caller, params.id, body, Date.now()),
  })),
  endpoint(routes.proposeRoute, async ({ body }, caller, { language }) => ({
    data:
      body.by === 'n8n'
        ? await services().asking.ask(caller, body, language, Date.now())
        : await services().proposals.propose(caller, body, language, Date.now()),
  })),
  endpoint(routes.listProposalsRoute, async ({ query: { status, page } }, caller) => {
    const { proposals, total } = await services().proposals.list(caller, status, page);
    return { data: proposals, meta: { page, pageSize, total } };
  }),
  endpoint(routes.checkProposalRoute, async ({ params, body }, caller, { language }) => ({
    data: await services().proposals.check(caller, params.id, body, { now: Date.now(), language }),
  })),
  endpoint(routes.editProposalRoute, async ({ params, body }, caller) => ({
    data: await services().proposals.edit(caller, params.id, body, Date.now()),
  })),
  endpoint(routes.strandedRoute, async ({ query: { page, kind, id, from, to } }, caller) => {
    const isWhole = kind !== undefined && id !== undefined && from !== undefined && to !== undefined;
    const lost = isWhole ? { kind, id, from, to } : null;
    const { sessions, total } = await services().replanning.stranded(caller, lost, page);
    return { data: sessions, meta: { page, pageSize, total } };
  }),
  endpoint(routes.replanRoute, async ({ body }, caller, { language }) => ({
    data: await services().replanning.replan(caller, body, language, Date.now()),
  })),
  endpoint(routes.acceptProposalRoute, async ({ params, body }, caller) => {
    const session = await services().proposals.accept(caller, params.id, body.note ?? null, Date.now());
    return { data: await services().sessions.get(caller, session) };
  }),
  endpoint(routes.planInsteadRoute, async ({ params }, caller, { language }) => ({
    data: await services().asking.planInstead(caller, params.id, language, Date.now()),
  })),
  endpoint(routes.dismissProposalRoute, async ({ params }, caller) => ({
    data: await services().proposals.dismiss(caller, params.id),
  })),
];
