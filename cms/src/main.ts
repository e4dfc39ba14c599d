/** Starts the CMS: the API under `/api`, the panel under `/panel`. Ends on SIGTERM and SIGINT once requests are done. */
import { ConfigurationError, readConfig } from '@huntzen/config';
import { createCms } from './boot.ts';

try {
  readConfig('cms');
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(78);
}

const cms = createCms();
await cms.start();
