import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../contracts/follow-up.ts';
import type { FollowUp } from './follow-up.ts';

/** The endpoints of the panel's follow-up. The service is asked for per request. */
export const followUpEndpoints = (followUp: () => FollowUp) => [
  endpoint(routes.followUpFiguresRoute, async ({ query }, caller) => ({
    data: await followUp().figures(caller, query),
  })),
  endpoint(routes.followUpReportsRoute, ({ query }, caller) => followUp().reports(caller, query)),
  endpoint(routes.followUpSessionsRoute, ({ query }, caller) => followUp().sessions(caller, query)),
  endpoint(routes.followUpPatientsRoute, ({ query }, caller) => followUp().patients(caller, query)),
  endpoint(routes.followUpReportsFileRoute, ({ query }, caller) => followUp().file('reports', caller, query)),
  endpoint(routes.followUpSessionsFileRoute, ({ query }, caller) =>
    followUp().file('sessions', caller, query),
  ),
  endpoint(routes.followUpPatientsFileRoute, ({ query }, caller) =>
    followUp().file('patients', caller, query),
  ),
  endpoint(routes.followUpChoicesRoute, async ({ query }, caller) => ({
    data: await followUp().choices(caller, query),
  })),
];
