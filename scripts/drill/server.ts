/** A PostgreSQL of the drill's own, which logs every statement with its values: what reaches it in clear is found there. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import { embeddedDirectory, type DatabaseServer } from '../lib/database-server.ts';
import type { LauncherConfig } from '../lib/environment.ts';

const settings = [
  'log_statement=all',
  'log_min_duration_statement=0',
  'log_parameter_max_length=-1',
  'log_parameter_max_length_on_error=-1',
  'log_error_verbosity=verbose',
  'log_min_messages=debug1',
];

/** What the server logged, in the folder of the product. */
export const serverLog = (directory: string): string => join(directory, 'postgres/server.log');

/** Starts it with its data in the folder of the product. */
export function startLoggingServer(config: LauncherConfig): Promise<DatabaseServer> {
  mkdirSync(embeddedDirectory(config), { recursive: true });
  return startEmbeddedPostgres({
    directory: embeddedDirectory(config),
    port: config.EMBEDDED_POSTGRES_PORT,
    settings,
    log: serverLog(config.DATA_DIRECTORY),
  });
}
