/** A process of its own that sends what is due, until it is killed. Started by kill.int.test.ts. */
import { createPool, createServiceDatabase } from '@huntzen/database';
import { createKeyRing } from '@huntzen/records/crypto';
import { createReceiverFinder } from '../server/webhooks/addresses.ts';
import { SigningKeys } from '../server/webhooks/keys.ts';
import { WebhookSender } from '../server/webhooks/sender.ts';

const [place = '', recordsKey = '', actionId = ''] = process.argv.slice(2);
const jobs = createServiceDatabase(
  createPool({ connectionString: process.env.JOBS_DATABASE_URL ?? '', size: 4, name: 'killed sender' }),
);
const sender = new WebhookSender({
  database: () => jobs,
  keys: new SigningKeys(() => jobs, createKeyRing({ RECORDS_KEY: recordsKey }), []),
  findEndpoint: createReceiverFinder([place]),
  retryFactor: 0,
  onError: (error) => {
    throw error;
  },
});
await sender.dispatch(actionId);
