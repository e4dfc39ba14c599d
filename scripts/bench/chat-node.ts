/** A node of the chat service as it is, but for the limits of one person: one socket of the benchmark writes for many. */
import { flushCompileCache } from 'node:module';
import { readConfig } from '@huntzen/config';
import { pino } from 'pino';
import { createRealtime } from '../../realtime/src/app.ts';

const unlimited = { burst: 1_000_000, perSecond: 1_000_000 };

await createRealtime({
  config: readConfig('realtime'),
  log: pino({ level: 'silent' }),
  limits: { events: unlimited, messages: unlimited },
}).start();

flushCompileCache();
