/** Starts the chat service. Ends on SIGTERM and SIGINT, in less than five seconds. */
import { flushCompileCache } from 'node:module';
import { ConfigurationError, readConfig, type ServiceConfig } from '@huntzen/config';
import { loggable } from '@huntzen/kernel/errors';
import { pino } from 'pino';
import { createRealtime } from './app.ts';

const stopWithinMs = 4_500;

function readOwnConfig(): ServiceConfig<'realtime'> {
  try {
    return readConfig('realtime');
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

const config = readOwnConfig();
const log = pino({ name: 'realtime', level: config.LOG_LEVEL });
const realtime = createRealtime({ config, log });

let isStopping = false;
function stop(): void {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => {
    log.error('something did not end in time');
    process.exit(1);
  }, stopWithinMs).unref();
  realtime.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error({ error: loggable(error) }, 'the service did not end cleanly');
      process.exit(1);
    },
  );
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

try {
  const port = await realtime.start();
  // Where the environment names a place for it (NODE_COMPILE_CACHE); a node that is killed would leave nothing for the next.
  flushCompileCache();
  log.info({ port }, 'ready');
} catch (error) {
  // Errors of the start hold no content: the address that is taken, the key that does not fit.
  log.fatal(
    { error: loggable(error) },
    error instanceof Error ? error.message : 'the service could not start',
  );
  process.exit(1);
}
