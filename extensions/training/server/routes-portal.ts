import { pageSize } from '@huntzen/kernel/contracts';
import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../contracts/index.ts';
import type { PlaceService } from './places.ts';
import type { PortalService } from './portal.ts';

/** The services that the routes of learners and candidates call. */
export interface PortalServices {
  portal: PortalService;
  places: PlaceService;
}

/** The endpoints of learners and candidates. The services are asked for per request. */
export const portalEndpoints = (services: () => PortalServices) => [
  endpoint(routes.myTrainingRoute, async (_input, caller) => ({
    data: await services().portal.mine(caller, Date.now()),
  })),
  endpoint(routes.joinableRoute, async ({ query: { page } }, caller) => {
    const { sessions, total } = await services().portal.joinable(caller, page);
    return { data: sessions, meta: { page, pageSize, total } };
  }),
  endpoint(routes.myTrainingHistoryRoute, async ({ query: { page } }, caller) => {
    const { moves, total } = await services().portal.history(caller, page);
    return { data: moves, meta: { page, pageSize, total } };
  }),
  endpoint(routes.joinRoute, async ({ params }, caller) => ({
    data: { outcome: await services().places.join(caller, params.id) },
  })),
  endpoint(routes.leaveRoute, async ({ params }, caller) => {
    await services().places.leave(caller, params.id);
  }),
  endpoint(routes.answerOfferRoute, async ({ params, body }, caller) => {
    await services().places.answerOffer(caller, params.id, body.accept);
  }),
  endpoint(routes.sessionCalendarRoute, ({ params }, caller) =>
    services().portal.calendar(caller, params.id),
  ),
];
