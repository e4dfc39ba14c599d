/** Session actions on their way out, and the answers to them: the jobs, and the services of the routes. */
import type { ServiceConfig } from '@huntzen/config';
import { sql, type CareDatabase, type ServiceDatabase } from '@huntzen/database';
import { loggable, type JobRegistry } from '@huntzen/kernel/server';
import { createKeyRing } from '@huntzen/records/crypto';
import type { Core } from '@strapi/strapi';
import { createReceiverFinder, placeOf } from './addresses.ts';
import { Callbacks, type AnswerHandlers } from './callbacks.ts';
import { Deliveries } from './deliveries.ts';
import { SigningKeys } from './keys.ts';
import { Receivers } from './receivers.ts';
import { WebhookSender } from './sender.ts';

/** What webhooks need of the worker. */
export interface Webhooks {
  readonly callbacks: Callbacks;
  readonly receivers: Receivers;
  readonly deliveries: Deliveries;
  /** Makes the receiver of the configuration what it says, and sends what a stop left due. */
  start(): Promise<void>;
  /** Lets what is on its way arrive. */
  stop(): Promise<void>;
}

type WebhookConfig = Pick<
  ServiceConfig<'cms'>,
  | 'RECORDS_KEY'
  | 'RECORDS_KEYS_RETIRING'
  | 'N8N_WEBHOOK_URL'
  | 'N8N_WEBHOOK_SECRET'
  | 'WEBHOOK_INTERNAL_HOSTS'
  | 'WEBHOOK_RETRY_FACTOR'
>;

/** Makes the services of webhooks and registers their jobs. */
export function createWebhooks(
  strapi: Core.Strapi,
  jobs: JobRegistry,
  care: CareDatabase,
  database: () => ServiceDatabase,
  config: WebhookConfig,
): Webhooks {
  const ring = createKeyRing(config);
  const configured = config.N8N_WEBHOOK_SECRET?.split(' ') ?? [];
  // Whoever writes the configuration vouches for the address in it.
  const internal = [
    ...config.WEBHOOK_INTERNAL_HOSTS,
    ...(config.N8N_WEBHOOK_URL === undefined ? [] : [placeOf(new URL(config.N8N_WEBHOOK_URL))]),
  ];
  const keys = new SigningKeys(database, ring, configured);
  const sender = new WebhookSender({
    database,
    keys,
    findEndpoint: createReceiverFinder(internal),
    retryFactor: config.WEBHOOK_RETRY_FACTOR,
    onError: (error) => strapi.log.error(`webhooks failed: ${JSON.stringify(loggable(error))}`),
  });
  jobs.registerTask('session-actions.dispatch', ({ actionId }) => sender.dispatch(String(actionId)));
  jobs.registerTask('webhooks.wake', ({ receiverId }) => {
    sender.wake(String(receiverId));
    return Promise.resolve();
  });
  jobs.registerTask('webhooks.sweep', () => sender.sweep());
  jobs.registerSchedule('* * * * *', 'webhooks.sweep');
  jobs.registerTask('webhooks.forget', async () => {
    await sql`select care.forget_session_actions()`.execute(database());
  });
  jobs.registerSchedule('41 3 * * *', 'webhooks.forget');
  return {
    callbacks: new Callbacks(database, keys, strapi.get<AnswerHandlers>('care.webhook-answers')),
    receivers: new Receivers(care, ring, internal),
    deliveries: new Deliveries(care),
    async start() {
      await sql`select care.configure_receiver(${config.N8N_WEBHOOK_URL ?? null}::text)`.execute(database());
      await sender.sweep();
    },
    stop: () => sender.stop(),
  };
}
