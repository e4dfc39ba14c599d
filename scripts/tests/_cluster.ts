/** A PostgreSQL and services of a test's own, in processes that can be killed by -9 at any moment and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { buildTestEnvironment } from '../../database/testing/template.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import { root } from '../lib/content-hash.ts';
import { migrateDatabase } from '../lib/database.ts';
import { findFreePort } from '../lib/ports.ts';

/** Waits for a condition. @throws Error after `withinMs`. */
export async function until(
  condition: () => Promise<boolean>,
  what: string,
  withinMs: number,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await condition().catch(() => false))) {
    if (performance.now() > end) throw new Error(`${what} did not happen within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A program of the product in a process of its own. */
export class KillableService {
  readonly url: string;
  readonly #script: string;
  readonly #environment: Record<string, string>;
  #child: ChildProcess | undefined;

  constructor(script: string, port: number, environment: Record<string, string>) {
    this.#script = script;
    this.url = `http://127.0.0.1:${port}`;
    this.#environment = environment;
  }

  /** Starts it and waits until it is ready. */
  async start(): Promise<void> {
    const script = join(root, this.#script);
    this.#child = spawn(process.execPath, [script], {
      cwd: join(root, this.#script.split('/')[0] ?? ''),
      env: { ...this.#environment, PATH: process.env.PATH, HOME: process.env.HOME },
      stdio: 'ignore',
    });
    await this.untilReady(90_000);
  }

  /** Waits until it says that it is ready, by itself. */
  untilReady(withinMs: number): Promise<void> {
    const isReady = async () => (await fetch(`${this.url}/readyz`)).status === 200;
    return until(isReady, `${this.#script} ready`, withinMs);
  }

  /** Whether the process is the one that was started, and runs. */
  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Kills it by -9 and waits until it is gone. */
  async kill(): Promise<void> {
    if (!this.isRunning || this.#child === undefined) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }
}

type Server = Awaited<ReturnType<typeof startEmbeddedPostgres>>;

/** A PostgreSQL of a test's own; what it says is committed survives a crash, as in production. */
export class KillableCluster {
  readonly environment: Record<string, string>;
  readonly pool: pg.Pool;
  readonly #directory: string;
  readonly #port: number;
  #server: Server | undefined;

  private constructor(directory: string, port: number, server: Server) {
    this.#directory = directory;
    this.#port = port;
    this.#server = server;
    this.environment = buildTestEnvironment(server.url, 'care');
    this.pool = new pg.Pool({ connectionString: server.url, max: 4 });
    // Connections are cut on purpose.
    this.pool.on('error', () => undefined);
  }

  /** Makes a cluster with every migration. */
  static async create(): Promise<KillableCluster> {
    const directory = await mkdtemp(join(tmpdir(), 'care-cluster-'));
    const port = await findFreePort();
    const server = await startEmbeddedPostgres({ directory, port });
    const cluster = new KillableCluster(directory, port, server);
    const { PATH, HOME } = process.env;
    await migrateDatabase({ PATH: PATH ?? '', HOME: HOME ?? '', ...cluster.environment });
    return cluster;
  }

  /** Runs `work` as care_owner, who is bound by forced row-level security, and commits. */
  async asOwner<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('begin; set local role care_owner');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  /** Kills the postmaster by -9: its backends end by themselves. */
  async kill(): Promise<void> {
    const text = await readFile(join(this.#directory, 'data/postmaster.pid'), 'utf8');
    process.kill(Number(text.split('\n')[0]), 'SIGKILL');
  }

  /** Kills one backend by -9: the server throws everybody out and recovers by itself. */
  async killBackend(pick: (below: number) => number): Promise<void> {
    const { rows } = await this.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = 'care'`,
    );
    const victim = rows[pick(Math.max(rows.length, 1))];
    if (victim !== undefined) process.kill(victim.pid, 'SIGKILL');
  }

  /** Stops it at once; `start` brings it back. */
  async stop(): Promise<void> {
    await this.#server?.stop();
    this.#server = undefined;
  }

  /** Starts it again after a stop or a kill, as soon as the processes of before are gone. */
  async start(): Promise<void> {
    const attempt = async () => {
      this.#server = await startEmbeddedPostgres({ directory: this.#directory, port: this.#port });
      return true;
    };
    await until(attempt, 'PostgreSQL', 60_000);
  }

  /** Waits until it takes connections. */
  untilReady(withinMs: number): Promise<void> {
    const isReady = async () => (await this.pool.query('select 1')).rowCount === 1;
    return until(isReady, 'PostgreSQL', withinMs);
  }

  /** Stops it for good and removes its data. */
  async close(): Promise<void> {
    await this.pool.end();
    await this.stop();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

/** The services of the product on a cluster, not started yet, each with the addresses of the others. */
export async function describeProduct({ environment }: KillableCluster) {
  const ports = { cms: await findFreePort(), site: await findFreePort(), realtime: await findFreePort() };
  const local = (port: number) => `http://127.0.0.1:${port}`;
  const shared = {
    ...environment,
    PUBLIC_URL: local(ports.site),
    CMS_PUBLIC_URL: local(ports.cms),
    API_URL: local(ports.cms),
    REALTIME_PUBLIC_URL: local(ports.realtime),
    CORS_ORIGINS: local(ports.site),
    ANONYMOUS_CALLS_PER_15_MINUTES: '100000',
    STRAPI_TELEMETRY_DISABLED: 'true',
    CMS_PORT: String(ports.cms),
    REALTIME_PORT: String(ports.realtime),
  };
  return {
    cms: new KillableService('cms/src/main.ts', ports.cms, shared),
    realtime: new KillableService('realtime/src/index.ts', ports.realtime, shared),
    site: new KillableService('site/dist/server/entry.mjs', ports.site, {
      ...shared,
      HOST: '127.0.0.1',
      PORT: String(ports.site),
    }),
  };
}
