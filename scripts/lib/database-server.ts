import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import type { LauncherConfig } from './environment.ts';

/** A PostgreSQL that answers. */
export interface DatabaseServer {
  /** The administrator's address. */
  url: string;
  /** Stops it when it was started here. */
  stop(): Promise<void>;
  /** Resolves with the server's last words if it ends by itself; never for a server of the operator's own. */
  exited: Promise<string>;
}

/** Where the embedded PostgreSQL keeps its data. */
export const embeddedDirectory = (config: LauncherConfig): string => join(config.DATA_DIRECTORY, 'postgres');

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    // Whatever the reason is, the caller only needs to know whether it can work with that server.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const foreign = (url: string): DatabaseServer => ({
  url,
  stop: () => Promise.resolve(),
  exited: new Promise(() => undefined),
});

/** The server of `DATABASE_URL`, or the embedded one, started now. @throws Error when `DATABASE_URL` does not answer. */
export async function startDatabaseServer(config: LauncherConfig): Promise<DatabaseServer> {
  if (config.DATABASE_URL === undefined) {
    return startEmbeddedPostgres({
      directory: embeddedDirectory(config),
      port: config.EMBEDDED_POSTGRES_PORT,
    });
  }
  if (await canConnect(config.DATABASE_URL)) return foreign(config.DATABASE_URL);
  const { host } = new URL(config.DATABASE_URL);
  throw new Error(
    `No PostgreSQL answers at ${host} with the user and password of DATABASE_URL: start it, correct the variable, or leave it out to use the embedded one.`,
  );
}

/** Like `startDatabaseServer`, but uses the embedded server of a product that is running. */
export async function useDatabaseServer(config: LauncherConfig): Promise<DatabaseServer> {
  const running = `postgres://postgres:demo-postgres@127.0.0.1:${config.EMBEDDED_POSTGRES_PORT}/care`;
  if (config.DATABASE_URL === undefined && (await canConnect(running))) return foreign(running);
  return startDatabaseServer(config);
}
