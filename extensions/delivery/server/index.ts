/**
 * The job worker. Jobs are rows written by the transaction that caused them; this worker, in every instance of the CMS,
 * takes each once, and again after an error, with growing delays. Clocks only enqueue: the key of a scheduled job is its
 * task and minute, so several instances add it once.
 */
import { readConfig } from '@huntzen/config';
import { createPool, createServiceDatabase, sql, type ServiceDatabase } from '@huntzen/database';
import {
  apiRouter,
  careDatabase,
  loggable,
  PersonalData,
  type CalendarSource,
  type CalendarSources,
  type JobRegistry,
  type MailOptions,
  type MailTemplate,
  type TaskHandler,
} from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { Logger, run, type Runner } from 'graphile-worker';
import { schedule, type ScheduledTask } from 'node-cron';
import { CalendarFeeds } from './calendar-feeds.ts';
import { registerActionMail } from './action-mail.ts';
import { createMailTask, type RegisteredMail } from './mail.ts';
import { Notifications } from './notifications.ts';
import { MessagePreferences } from './preferences.ts';
import { deliverySources } from './personal-data.ts';
import { registerReminders } from './reminders.ts';
import { deliveryEndpoints } from './routes.ts';
import { UnsubscribeLinks } from './unsubscribe.ts';
import { AnswerHandlers } from './webhooks/callbacks.ts';
import { createWebhooks, type Webhooks } from './webhooks/index.ts';
import { panelActions } from './panel-actions.ts';

/** Stands in the queue for an error whose own message may quote what a person wrote. */
class WithheldError extends Error {
  override readonly name = 'WithheldError';
}

class Delivery implements JobRegistry {
  readonly #tasks = new Map<string, TaskHandler>();
  readonly #templates = new Map<string, RegisteredMail>();
  readonly #schedules: { expression: string; task: string }[] = [];
  #clocks: ScheduledTask[] = [];
  #runner: Runner | undefined;
  #database: ServiceDatabase | undefined;

  registerTask(name: string, handler: TaskHandler): void {
    if (this.#tasks.has(name)) throw new Error(`task ${name} is registered twice`);
    this.#tasks.set(name, handler);
  }

  registerMailTemplate(name: string, template: MailTemplate, options: MailOptions = {}): void {
    if (this.#templates.has(name)) throw new Error(`mail template ${name} is registered twice`);
    this.#templates.set(name, { template, ...options });
  }

  registerSchedule(expression: string, task: string): void {
    this.#schedules.push({ expression, task });
  }

  /** The worker's connections. @throws before the start. */
  get database(): ServiceDatabase {
    if (this.#database === undefined) throw new Error('the worker has not started');
    return this.#database;
  }

  async start(strapi: Core.Strapi, links: UnsubscribeLinks): Promise<void> {
    const config = readConfig('cms');
    const pool = createPool({ connectionString: config.JOBS_DATABASE_URL, size: 6, name: 'cms jobs' });
    const database = createServiceDatabase(pool);
    this.#database = database;
    const mails = { database, templates: this.#templates, publicUrl: config.PUBLIC_URL, links };
    this.registerTask('mail.send', createMailTask(strapi, mails));
    this.#runner = await run({
      pgPool: pool,
      concurrency: 4,
      pollInterval: 2_000,
      noHandleSignals: true,
      // Its messages quote errors, and an error may quote a value: we log failures ourselves, without messages.
      logger: new Logger(() => () => undefined),
      taskList: Object.fromEntries(
        [...this.#tasks].map(([name, handler]) => [
          name,
          async (payload: unknown) => {
            try {
              await handler(payload as Record<string, unknown>, database);
            } catch (error) {
              strapi.log.error(`job ${name} failed: ${JSON.stringify(loggable(error))}`);
              // The queue keeps the message of what it catches; this one holds no value.
              const { name: kind, code } = loggable(error);
              throw new WithheldError(`${name} failed: ${kind} ${code}`.trim());
            }
          },
        ]),
      ),
    });
    this.#clocks = this.#schedules.map(({ expression, task }) =>
      schedule(expression, () => this.#enqueue(strapi, database, task), { timezone: 'UTC' }),
    );
  }

  async #enqueue(strapi: Core.Strapi, database: ServiceDatabase, task: string): Promise<void> {
    const key = `${task} ${new Date().toISOString().slice(0, 16)}`;
    try {
      await sql`select graphile_worker.care_enqueue(${task}, '{}'::json, ${key})`.execute(database);
    } catch (error) {
      strapi.log.error(`schedule of ${task} failed: ${JSON.stringify(loggable(error))}`);
    }
  }

  async stop(): Promise<void> {
    for (const clock of this.#clocks) await clock.destroy();
    await this.#runner?.stop();
    if (this.#database !== undefined) await this.#database.destroy();
  }
}

class Calendars implements CalendarSources {
  readonly sources = new Map<string, CalendarSource>();

  register(role: string, source: CalendarSource): void {
    if (this.sources.has(role)) throw new Error(`the calendar of ${role} is registered twice`);
    this.sources.set(role, source);
  }
}

/** The part of Strapi's own service that makes new permissions known. */
interface PermissionService {
  actionProvider: { registerMany: (actions: typeof panelActions) => Promise<void> };
}

/** The delivery extension: jobs, mail, notifications, private calendars and webhooks. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
    await actionProvider.registerMany(panelActions);
    const delivery = new Delivery();
    strapi.add('care.jobs', delivery);
    strapi.add('care.calendars', new Calendars());
    strapi.add('care.webhook-answers', new AnswerHandlers());
    const ownData = new PersonalData();
    strapi.add('care.personalData', ownData);
    ownData.register(deliverySources(() => careDatabase(strapi)));
    registerReminders(delivery, () => delivery.database);
    registerActionMail(delivery);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.config.get('care.synchroniseOnly', false)) return;
    const config = readConfig('cms');
    const links = new UnsubscribeLinks(config.REFRESH_TOKEN_SECRET);
    const database = careDatabase(strapi);
    const { sources } = strapi.get<Calendars>('care.calendars');
    const delivery = strapi.get<Delivery>('care.jobs');
    const webhooks = createWebhooks(strapi, delivery, database, () => delivery.database, config);
    strapi.add('care.webhooks', webhooks);
    // Here and not at registration: identity, which registers later, brings the router.
    apiRouter(strapi).add(
      deliveryEndpoints({
        notifications: new Notifications(database),
        preferences: new MessagePreferences(database, links),
        calendars: new CalendarFeeds(database, sources),
        webhooks,
      }),
    );
    await delivery.start(strapi, links);
    await webhooks.start();
  },
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.has('care.webhooks')) await strapi.get<Webhooks>('care.webhooks').stop();
    await strapi.get<Delivery>('care.jobs').stop();
  },
};
