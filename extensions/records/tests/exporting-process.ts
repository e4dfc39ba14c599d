/** A process of its own that builds an export without end, until it is killed. Started by export-building.int.test.ts. */
import { randomBytes } from 'node:crypto';
import { createCareDatabase, createPool, createServiceDatabase } from '@huntzen/database';
import { PersonalData } from '@huntzen/kernel/server';
import { createKeyRing } from '../crypto/index.ts';
import { ExportStore } from '../exports/index.ts';
import { ExportJobs } from '../server/build-export.ts';

const [exportId = '', accountId = ''] = process.argv.slice(2);
const environment = (name: string): string => process.env[name] ?? '';
const care = createCareDatabase({
  connectionString: environment('CARE_DATABASE_URL'),
  contextSecret: environment('CONTEXT_SECRET'),
  size: 2,
  name: 'killed export',
});
const jobs = createServiceDatabase(
  createPool({ connectionString: environment('JOBS_DATABASE_URL'), size: 1, name: 'killed export' }),
);
const personalData = new PersonalData();
personalData.register([
  {
    name: 'noise',
    covers: [],
    meaning: { fr: 'Bruit.', en: 'Noise.' },
    columns: ['number', 'file'],
    read: async function* () {
      for (let number = 1; ; number += 1) {
        process.stdout.write(`${number}\n`);
        yield {
          row: { number },
          openFile: () =>
            Promise.resolve({
              fileName: 'noise.bin',
              content: (async function* () {
                yield await Promise.resolve(randomBytes(1024 * 1024));
              })(),
            }),
        };
      }
    },
  },
]);
const store = new ExportStore({
  database: care,
  keys: createKeyRing({ RECORDS_KEY: environment('RECORDS_KEY') }),
  onUnreadable: () => undefined,
});
await new ExportJobs({ store, personalData, onFailure: () => undefined }).build(jobs, exportId, accountId);
