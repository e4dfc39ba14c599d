/**
 * Builds the panel. It is what `strapi build` does, without its search for a tsconfig.json in the folders above: it would
 * find the project's own and take the CMS, which runs its sources as they are, for a program to compile.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface PanelBuilder {
  build(options: {
    cwd: string;
    logger: unknown;
    bundler: 'vite';
    minify: boolean;
    sourcemap: boolean;
  }): Promise<void>;
}

interface LoggerModule {
  createLogger(options: { debug: boolean; silent: boolean; timestamp: boolean }): unknown;
}

const require = createRequire(import.meta.url);
const strapi = dirname(require.resolve('@strapi/strapi/package.json'));
const { build } = require(join(strapi, 'dist/src/node/build.js')) as PanelBuilder;
const { createLogger } = require(join(strapi, 'dist/src/cli/utils/logger.js')) as LoggerModule;

await build({
  cwd: process.cwd(),
  logger: createLogger({ debug: false, silent: false, timestamp: false }),
  bundler: 'vite',
  minify: true,
  sourcemap: false,
});
// The configuration of Strapi that the build reads leaves handles open.
process.exit(0);
