import { endpoint, type Caller } from '@huntzen/kernel/server';
import type { ServiceDatabase } from '@huntzen/database';
import type { PortalRole } from '@huntzen/kernel/contracts';
import * as routes from '../contracts/auth.ts';
import * as consentRoutes from '../contracts/consents.ts';
import * as erasureRoutes from '../contracts/erasures.ts';
import type { AccountService } from './accounts.ts';
import type { ConsentService } from './consents.ts';
import type { ErasureService } from './erasures.ts';
import type { SessionService } from './sessions.ts';
import { issueTicket } from './tickets.ts';

/** The services that the routes of this extension call. */
export interface IdentityServices {
  database: ServiceDatabase;
  accounts: AccountService;
  sessions: SessionService;
  consents: ConsentService;
  erasures: ErasureService;
}

async function presentMe(accounts: AccountService, { accountId }: Caller) {
  const me = await accounts.me(accountId);
  return {
    data: {
      id: me.account_id,
      role: me.role as PortalRole,
      companyId: me.company_id,
      companyName: me.company_name,
      displayName: `${me.first_name} ${me.last_name}`.trim(),
      firstName: me.first_name,
      lastName: me.last_name,
      email: me.email ?? '',
      language: me.language as 'fr' | 'en',
      timeZone: me.time_zone,
    },
  };
}

/** The endpoints of sign-in and account. The services are asked for per request: they exist once the plugin is registered. */
export const identityEndpoints = (services: () => IdentityServices) => [
  endpoint(routes.loginRoute, async ({ body }, { address }) => ({
    data: await services().accounts.login(body.email, body.password, address),
  })),
  endpoint(routes.refreshRoute, async ({ body }, { address }) => ({
    data: await services().sessions.refresh(body.refreshToken, address),
  })),
  endpoint(routes.logoutRoute, async ({ body }, { sessionId, address }) => {
    const { sessions } = services();
    const ended =
      sessionId ?? (body.refreshToken === undefined ? null : await sessions.findSessionOf(body.refreshToken));
    if (ended !== null) await sessions.logout(ended, address);
  }),
  endpoint(routes.forgotPasswordRoute, ({ body }) => services().accounts.requestPasswordReset(body.email)),
  endpoint(routes.resetPasswordRoute, ({ body }, { address }) =>
    services().accounts.resetPassword(body.token, body.password, address),
  ),
  endpoint(routes.changePasswordRoute, async ({ body }, { accountId, address }) => ({
    data: await services().accounts.changePassword(
      accountId,
      body.currentPassword,
      body.newPassword,
      address,
    ),
  })),
  endpoint(routes.showInvitationRoute, async ({ body }) => ({
    data: await services().accounts.showInvitation(body.token),
  })),
  endpoint(routes.acceptInvitationRoute, async ({ body }, { address }) => ({
    data: await services().accounts.acceptInvitation(body.token, body.password, body.consents, address),
  })),
  endpoint(routes.inviteRoute, async ({ body }, { companyId }) => ({
    // The matrix admits HR alone, and HR always has a company (care.people refuses otherwise).
    data: await services().accounts.invite(companyId ?? '', body),
  })),
  endpoint(routes.showMeRoute, (_input, caller) => presentMe(services().accounts, caller)),
  endpoint(routes.updateMeRoute, async ({ body }, caller) => {
    const { accounts } = services();
    await accounts.updateMe(caller.accountId, body);
    return presentMe(accounts, caller);
  }),
  endpoint(routes.realtimeTicketRoute, async (_input, { sessionId }) => ({
    // Portal roles alone are admitted, and they always come with a session.
    data: await issueTicket(services().database, sessionId ?? ''),
  })),
];

/** The endpoints of what people agree to, and of their erasure: each for the signed-in person alone. */
export const ownDataEndpoints = (services: () => IdentityServices) => [
  endpoint(consentRoutes.listConsentsRoute, async (_input, caller) => ({
    data: await services().consents.list(caller),
  })),
  endpoint(consentRoutes.acceptConsentRoute, async ({ body }, caller) => ({
    data: await services().consents.accept(caller, body.document, body.version),
  })),
  endpoint(consentRoutes.withdrawConsentRoute, async ({ params }, caller) => ({
    data: await services().consents.withdraw(caller, params.document),
  })),
  endpoint(erasureRoutes.showErasureRoute, async (_input, caller) => ({
    data: await services().erasures.show(caller),
  })),
  endpoint(erasureRoutes.askErasureRoute, async ({ body }, caller) => ({
    data: await services().erasures.ask(caller, body.password),
  })),
  endpoint(erasureRoutes.cancelErasureRoute, async (_input, caller) => ({
    data: await services().erasures.cancel(caller),
  })),
];
