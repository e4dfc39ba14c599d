/**
 * Starts the whole product and stops it: builds, database, migrations, demonstration data, services. Used by `npm start`
 * and by the browser tests.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, readConfig, type Environment } from '@huntzen/config';
import { build, findStale } from './build.ts';
import { root } from './content-hash.ts';
import { startDatabaseServer, type DatabaseServer } from './database-server.ts';
import { readState, updateDatabase, writeState } from './database.ts';
import {
  completeEnvironment,
  environmentOf,
  readLauncherConfig,
  type LauncherConfig,
} from './environment.ts';
import { isPortTaken } from './ports.ts';
import { RunningProcess, runToEnd } from './processes.ts';
import { waitUntilReady } from './ready.ts';
import { clearEarlierRun, removeRun, writeRun } from './run-file.ts';
import { describeServices, type Service } from './services.ts';

/** A product that runs. */
export interface Product {
  config: LauncherConfig;
  environment: Record<string, string>;
  /** Rejects when a service or the database stops by itself. */
  crashed: Promise<never>;
  /** Stops everything, the database last. */
  stop(): Promise<void>;
}

/** What the caller wants to know and decide. */
export interface ProductOptions {
  environment: Environment;
  /** Called once per step that is done. */
  onStep(what: string, seconds: number): void;
  /** Stops a start that is going on. */
  signal: AbortSignal;
}

/** Checks the configuration of every process at once, before anything is started; returns the launcher's own. */
function readAll(own: Environment): LauncherConfig {
  const problems = new Set<string>();
  const attempt = <Result>(work: () => Result): Result | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      for (const problem of error.problems) problems.add(problem);
      return undefined;
    }
  };
  const config = attempt(() => readLauncherConfig(own));
  // With a launcher that cannot be configured, the others are still checked, against its defaults.
  const base = config ?? readLauncherConfig({});
  const environment = completeEnvironment(
    own,
    base,
    base.DATABASE_URL ?? 'postgres://postgres@127.0.0.1/care',
  );
  for (const service of ['database', 'cms', 'site', 'realtime'] as const)
    attempt(() => readConfig(service, environment));
  if (!config || problems.size > 0) throw new ConfigurationError([...problems]);
  return config;
}

async function assertPortsFree(config: LauncherConfig, services: readonly Service[]): Promise<void> {
  const wanted = services.flatMap(({ name, ports }) => ports.map((port) => ({ name, ...port })));
  if (config.DATABASE_URL === undefined) {
    wanted.push({
      name: 'PostgreSQL',
      variable: 'EMBEDDED_POSTGRES_PORT',
      port: config.EMBEDDED_POSTGRES_PORT,
    });
  }
  for (const { name, variable, port } of wanted) {
    if (await isPortTaken(port)) {
      throw new Error(
        `Port ${port}, which ${name} needs, is already taken: stop the program that uses it, or choose another port with ${variable}=${port + 10_000 > 65_535 ? port - 10_000 : port + 10_000} npm start.`,
      );
    }
  }
}

const seconds = (since: number) => (performance.now() - since) / 1000;

async function loadDemonstration(
  environment: Record<string, string>,
  config: LauncherConfig,
  signal: AbortSignal,
) {
  const adminUrl = environment.DATABASE_URL ?? '';
  const state = await readState(adminUrl, 'demonstration-data');
  if (state === 'loaded') return false;
  if (state === 'loading') {
    throw new Error(
      'Loading the demonstration data was interrupted the last time: start over with npm run demo:reset.',
    );
  }
  await writeState(adminUrl, 'demonstration-data', 'loading');
  await runToEnd(
    {
      name: 'Loading the demonstration data',
      words: [join(root, 'scripts/lib/load-demo.ts')],
      cwd: root,
      environment: {
        ...environmentOf('database', environment),
        ...environmentOf('cms', environment),
        STRAPI_TELEMETRY_DISABLED: 'true',
      },
      log: join(config.DATA_DIRECTORY, 'logs/demonstration.log'),
    },
    signal,
  );
  await writeState(adminUrl, 'demonstration-data', 'loaded');
  return true;
}

/**
 * Starts the product.
 *
 * @throws Error with one sentence on what to do; everything that was started is then stopped.
 */
export async function startProduct({
  environment: own,
  onStep,
  signal: outer,
}: ProductOptions): Promise<Product> {
  const config = readAll(own);
  await clearEarlierRun(config.DATA_DIRECTORY);
  await assertPortsFree(config, describeServices(config, {}).flat());
  mkdirSync(config.DATA_DIRECTORY, { recursive: true });

  const running: RunningProcess[] = [];
  let server: DatabaseServer | undefined;
  const stop = async () => {
    await Promise.all(running.map((child) => child.stop()));
    await server?.stop();
    removeRun(config.DATA_DIRECTORY);
  };
  const note = () => {
    writeRun(config.DATA_DIRECTORY, {
      launcher: process.pid,
      services: running.map(({ pid = 0, command }) => ({
        name: command.name,
        pid,
        script: command.words[0] ?? '',
      })),
    });
  };

  // A track that fails stops the other one.
  const failure = new AbortController();
  const signal = AbortSignal.any([outer, failure.signal]);
  const step = async <Result>(
    what: (result: Result) => string | null,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    signal.throwIfAborted();
    const since = performance.now();
    const result = await work();
    const line = what(result);
    if (line !== null) onStep(line, seconds(since));
    return result;
  };
  const runTrack = async (track: () => Promise<void>) => {
    try {
      await track();
    } catch (error) {
      failure.abort(error);
      throw error;
    }
  };

  const buildTrack = async () => {
    const stale = findStale();
    if (stale.length === 0) onStep('Nothing to build: panel and site are up to date', 0);
    for (const one of stale)
      await step(
        () => `Built the ${one.target.name}`,
        () => build(one, signal),
      );
  };
  let environment: Record<string, string> = {};
  const databaseTrack = async () => {
    const kind = config.DATABASE_URL === undefined ? 'Started PostgreSQL' : 'Found PostgreSQL';
    server = await step(
      () => kind,
      () => startDatabaseServer(config),
    );
    environment = completeEnvironment(own, config, server.url);
    await step(
      ({ ran, backup }) =>
        ran.length === 0 && backup === null
          ? 'Database is up to date'
          : `Migrated the database (${ran.length} new${backup === null ? '' : `, backup in ${backup}`})`,
      () => updateDatabase(environment, signal),
    );
  };

  try {
    note();
    await allSettledThenThrow([runTrack(buildTrack), runTrack(databaseTrack)]);
    const demonstration =
      existsSync(join(root, 'scripts/demo/load.ts')) && environment.NODE_ENV !== 'production';
    if (demonstration) {
      await step(
        (loaded) => (loaded ? 'Loaded the demonstration data' : 'Demonstration data is there'),
        () => loadDemonstration(environment, config, signal),
      );
    }
    for (const group of describeServices(config, environment)) {
      await Promise.all(
        group.map((service) =>
          step(
            () => `Started ${service.name}`,
            async () => {
              const child = new RunningProcess(service);
              running.push(child);
              note();
              await Promise.race([waitUntilReady(service, signal), child.crashed()]);
            },
          ),
        ),
      );
    }
  } catch (error) {
    failure.abort(error);
    await stop();
    throw error;
  }
  const database = server;
  const crashed = Promise.race([
    ...running.map((child) => child.crashed()),
    ...(database
      ? [database.exited.then((words) => Promise.reject(new Error(`PostgreSQL stopped by itself: ${words}`)))]
      : []),
  ]);
  // The caller may look at it late.
  crashed.catch(() => undefined);
  return { config, environment, crashed, stop };
}

/** Waits for all, so that nothing is still starting while the rest is stopped; then throws the first failure. */
async function allSettledThenThrow(works: Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
