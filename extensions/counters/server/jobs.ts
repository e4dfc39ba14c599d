import { readConfig } from '@huntzen/config';
import { createPool, createServiceDatabase, sql, type ServiceDatabase } from '@huntzen/database';
import { jobRegistry, type TaskHandler } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { dayRange } from '../contracts/index.ts';
import { checkNightly, rebuildDays } from './checks.ts';
import { driftMail } from './drift-mail.ts';

const panelPeople = z.array(
  z.object({ documentId: z.string(), email: z.string(), preferedLanguage: z.string().nullish() }),
);

/** The people of the panel who look after the counters. */
const findAdmins = async (strapi: Core.Strapi, where: object) =>
  panelPeople.parse(
    await strapi.db.query('admin::user').findMany({
      where: {
        ...where,
        isActive: true,
        blocked: false,
        roles: { code: { $in: ['platform-admin', 'strapi-super-admin'] } },
      },
    }),
  );

/** Tells platform admins of a drift: first one job for each of them, then each one's mail, so that none is sent twice. */
const reportDrift =
  (strapi: Core.Strapi, database: ServiceDatabase, panelUrl: string): TaskHandler =>
  async ({ checkId, adminId }) => {
    if (typeof adminId !== 'string') {
      for (const { documentId } of await findAdmins(strapi, {})) {
        const payload = JSON.stringify({ checkId, adminId: documentId });
        await sql`select graphile_worker.care_enqueue('counters.report-drift', ${payload}::json,
          ${`drift ${String(checkId)} ${documentId}`})`.execute(database);
      }
      return;
    }
    const [admin] = await findAdmins(strapi, { documentId: adminId });
    const check = await database
      .selectFrom('care.activity_checks')
      .select(['first_day', 'last_day', 'drift_count'])
      .where('id', '=', String(checkId))
      .executeTakeFirst();
    if (admin === undefined || check === undefined) return;
    const mailer = strapi.plugin('email').service<{ send: (mail: object) => Promise<unknown> }>('email');
    await mailer.send({
      to: admin.email,
      ...driftMail(admin.preferedLanguage === 'fr' ? 'fr' : 'en', {
        count: check.drift_count,
        from: check.first_day,
        to: check.last_day,
        url: `${panelUrl}/plugins/counters/watch`,
      }),
    });
  };

/** Declares what the jobs of the counters do, on a connection of their own; returns what closes it. */
export function registerCounterJobs(strapi: Core.Strapi): () => Promise<void> {
  const { JOBS_DATABASE_URL, CMS_PUBLIC_URL } = readConfig('cms');
  const database = createServiceDatabase(
    createPool({ connectionString: JOBS_DATABASE_URL, size: 1, name: 'cms counters' }),
  );
  const jobs = jobRegistry(strapi);
  jobs.registerTask('counters.check', () => checkNightly(database, Temporal.Now.instant()));
  jobs.registerTask('counters.rebuild', async (payload) => {
    await rebuildDays(database, z.parse(dayRange, payload));
  });
  jobs.registerTask('counters.report-drift', reportDrift(strapi, database, CMS_PUBLIC_URL));
  jobs.registerSchedule('40 2 * * *', 'counters.check');
  return () => database.destroy();
}
