import { readConfig } from '@huntzen/config';
import { createCareDatabase, createPool, createServiceDatabase, streamsAtOnce } from '@huntzen/database';
import {
  ApiRouter,
  careDatabase,
  DownloadPlaces,
  ErasureSteps,
  jobRegistry,
  personalData,
  type PasswordCheck,
} from '@huntzen/kernel/server';
import { createKeyRing } from '@huntzen/records/crypto';
import type { Core } from '@strapi/strapi';
import { AccountService } from './accounts.ts';
import { ConsentService } from './consents.ts';
import { erasureAskedMail, erasureCancelledMail, erasureDoneMail, findErased } from './erasure-mail.ts';
import { ErasureService } from './erasures.ts';
import { finishErasures } from './finish-erasures.ts';
import { createGate } from './gate.ts';
import { cleanIdentityTables } from './housekeeping.ts';
import { createLimits } from './limits.ts';
import { invitationMail, passwordResetMail } from './mail.ts';
import { identitySources } from './personal-data.ts';
import { ensurePanelRoles, ensurePortalRoles } from './roles.ts';
import { assertMatrixIsComplete, closeStrapiRoutes, listApiRoutes } from './route-check.ts';
import { identityEndpoints, ownDataEndpoints, type IdentityServices } from './routes.ts';
import { SessionService } from './sessions.ts';
import { accessKey } from './tokens.ts';

const servicesOf = (strapi: Core.Strapi) => strapi.get<IdentityServices>('care.identity');

/** The job that erases, its mails, and where other extensions add what they do before. */
function registerErasure(strapi: Core.Strapi): void {
  const config = readConfig('cms');
  const steps = new ErasureSteps();
  strapi.add('care.erasure-steps', steps);
  const options = { steps, keys: createKeyRing(config), noteHoldYears: config.CLINICAL_NOTE_HOLD_YEARS };
  const jobs = jobRegistry(strapi);
  jobs.registerMailTemplate('erasure-asked', erasureAskedMail);
  jobs.registerMailTemplate('erasure-cancelled', erasureCancelledMail);
  jobs.registerMailTemplate('erasure-done', erasureDoneMail, { findRecipient: findErased });
  jobs.registerTask('identity.finish-erasures', (_payload, database) => finishErasures(database, options));
  jobs.registerSchedule('29 2 * * *', 'identity.finish-erasures');
}

/** The identity extension: registers the portal's database and the gate that every route goes through. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const config = readConfig('cms');
    const pool = createPool({
      connectionString: config.IDENTITY_DATABASE_URL,
      size: 6,
      name: 'cms identity',
    });
    const database = createServiceDatabase(pool);
    const limits = createLimits(pool, {
      anonymousCalls: config.ANONYMOUS_CALLS_PER_15_MINUTES,
      signedInCalls: config.SIGNED_IN_CALLS_PER_15_MINUTES,
      failedSignIns: 5,
    });
    const key = accessKey(config.ACCESS_TOKEN_SECRET);
    const sessions = new SessionService(database, {
      access: key,
      refresh: config.REFRESH_TOKEN_SECRET,
    });
    const accounts = new AccountService(database, sessions, limits);
    strapi.add(
      'care.database',
      createCareDatabase({
        connectionString: config.CARE_DATABASE_URL,
        size: config.CARE_POOL_SIZE,
        name: 'cms portal',
        contextSecret: config.CONTEXT_SECRET,
      }),
    );
    strapi.add('care.downloads', new DownloadPlaces(streamsAtOnce));
    const erasures = new ErasureService(careDatabase(strapi), accounts, config.CLINICAL_NOTE_HOLD_YEARS);
    const consents = new ConsentService(careDatabase(strapi));
    strapi.add('care.identity', {
      database,
      sessions,
      accounts,
      consents,
      erasures,
    } satisfies IdentityServices);
    registerErasure(strapi);
    strapi.add('care.passwordCheck', {
      assertOwn: ({ accountId, address }, password, path) =>
        accounts.assertPassword(accountId, password, address, path),
    } satisfies PasswordCheck);
    personalData(strapi).register(identitySources(() => careDatabase(strapi)));
    strapi.add(
      'care.gate',
      createGate({
        strapi,
        database,
        limits,
        accessKey: key,
        siteKey: config.SITE_KEY,
        proxyHops: config.TRUSTED_PROXY_HOPS,
      }),
    );
    const jobs = jobRegistry(strapi);
    jobs.registerMailTemplate('password-reset', passwordResetMail);
    jobs.registerMailTemplate('invitation', invitationMail);
    jobs.registerTask('identity.housekeeping', () => cleanIdentityTables(database));
    jobs.registerSchedule('17 * * * *', 'identity.housekeeping');
    closeStrapiRoutes(strapi);
    const router = new ApiRouter();
    strapi.add('care.router', router);
    // Strapi adds its own middlewares after every extension has registered: this one comes before them.
    strapi.server.use(router.middleware(strapi, config.CORS_ORIGINS));
    router.add(identityEndpoints(() => servicesOf(strapi)));
    router.add(ownDataEndpoints(() => servicesOf(strapi)));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.config.get('care.synchroniseOnly', false)) return;
    assertMatrixIsComplete(listApiRoutes(strapi));
    await ensurePortalRoles(strapi);
    await ensurePanelRoles(strapi);
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await Promise.all([careDatabase(strapi).end(), servicesOf(strapi).database.destroy()]);
  },
};
