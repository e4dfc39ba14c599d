/** A process of its own that rotates keys, until it is done or killed. Started by rotation.int.test.ts. */
import { createPool, createServiceDatabase } from '@huntzen/database';
import { createKeyRing } from '../crypto/index.ts';
import { rotateKeys } from '../keys/index.ts';

const [current = '', old = ''] = process.argv.slice(2);
const jobs = createServiceDatabase(
  createPool({ connectionString: process.env.JOBS_DATABASE_URL ?? '', size: 1, name: 'killed rotation' }),
);
await rotateKeys(jobs, createKeyRing({ RECORDS_KEY: current, RECORDS_KEYS_RETIRING: [old] }), ({ moved }) => {
  process.stdout.write(`${moved}\n`);
});
await jobs.destroy();
