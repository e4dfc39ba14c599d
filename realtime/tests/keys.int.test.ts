import { readConfig } from '@huntzen/config';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createKeyRing } from '@huntzen/records/crypto';
import { MissingKeyError } from '@huntzen/records/keys';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newRecordsKey, seedKeys } from '../../extensions/records/tests/_keys.ts';
import { createRealtime } from '../src/app.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.close());

test('a node refuses to start without a key that records name, and starts with it', async () => {
  const key = newRecordsKey();
  await seedKeys(database.adminPool, createKeyRing({ RECORDS_KEY: key }), 1);
  const build = (settings: Record<string, string>) =>
    createRealtime({
      config: readConfig('realtime', { ...database.environment, ...settings }),
      log: pino({ level: 'silent' }),
    });
  const stranger = build({});
  await expect(stranger.start(0)).rejects.toThrow(MissingKeyError);
  await stranger.stop();
  const node = build({ RECORDS_KEYS_RETIRING: key });
  await expect(node.start(0)).resolves.toBeGreaterThan(0);
  await node.stop();
});
