import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../contracts/index.ts';
import type { HoldService } from './holds.ts';
import { presentConsultation } from './present.ts';
import type { WaitService } from './waits.ts';

/** The services that the routes of holds and waits call. */
export interface HoldsAndWaitsServices {
  holds: HoldService;
  waits: WaitService;
}

/** The endpoints of slots that are kept and of waiting for an earlier one. */
export const holdsAndWaitsEndpoints = (services: () => HoldsAndWaitsServices) => [
  endpoint(routes.chooseRoute, async ({ body }, caller, { idempotencyKey }) => ({
    data: await services().holds.choose(caller, body, Date.now(), idempotencyKey),
  })),
  endpoint(routes.getHoldRoute, async (_input, caller) => ({ data: await services().holds.get(caller) })),
  endpoint(routes.giveUpHoldRoute, (_input, caller) => services().holds.giveUp(caller)),
  endpoint(routes.joinWaitRoute, async ({ body }, caller) => ({
    data: await services().waits.join(caller, body, Date.now()),
  })),
  endpoint(routes.listWaitsRoute, async (_input, caller) => ({ data: await services().waits.list(caller) })),
  endpoint(routes.leaveWaitRoute, ({ params }, caller) => services().waits.leave(caller, params.id)),
  endpoint(routes.acceptOfferRoute, async ({ params }, caller, { idempotencyKey }) => ({
    data: presentConsultation(
      await services().waits.accept(caller, params.id, idempotencyKey),
      caller.accountId,
      Date.now(),
    ),
  })),
  endpoint(routes.declineOfferRoute, ({ params }, caller) => services().waits.decline(caller, params.id)),
];
