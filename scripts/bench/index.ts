/**
 * The benchmarks: every figure is a ratio to a baseline of the same run, so it means the same on any machine. All of them,
 * or those that are named: `npm run bench -- search booking`.
 *
 *   search                          see search.ts
 *   booking                         see booking.ts
 *   recount, completing, csv        see counters.ts; the three and booking together are `counters`
 *   outbox                          see outbox.ts
 *   planner                         see planner.ts
 *   planning                        see planning.ts
 *   rotation                        see rotation.ts
 *   line, reservations              see training.ts; the two together are `training`
 *   slots                           one practitioner, 30 days, 300 busy times: computing (goal: at most 1 ms) and p95 over HTTP
 *                                   (goal: at most 15 ms)
 *   product                         my sessions, my consultations: requests/s and p95 of the product against stock Strapi REST with
 *                                   the same rows (goal: at least 4 times) and against node:http + pg under row-level
 *                                   security (goal: at least 0.35 of it); 500 sessions of one patient among 100,000 (p95 under 25 ms)
 *                                   my patients: a coach's 200 patients with a year of programmes each, p95 for one coach (goal:
 *                                   under 100 ms) and for sixteen at once, against node:http + pg; one of them with twelve weeks
 *                                   publish, assign: to 10,000 patients (goal: under 5 s); a year to 1,000 patients (goal: under 2 s)
 *                                   resident memory of each service at rest
 */
import { join } from 'node:path';
import pg from 'pg';
import { benchBooking } from './booking.ts';
import { benchCompleting, benchCsv, benchRecount } from './counters.ts';
import { benchOutbox } from './outbox.ts';
import { benchPlanner } from './planner.ts';
import { benchPlanning } from './planning.ts';
import { measureProduct, measureSlotsOverHttp } from './product.ts';
import { benchRotation } from './rotation.ts';
import { benchSearch, type SearchBench } from './search.ts';
import { benchLine, benchReservations } from './training.ts';
import { directory, say, stopServices } from './services.ts';
import { build, findStale } from '../lib/build.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import { completeEnvironment, readLauncherConfig } from '../lib/environment.ts';
import { migrateDatabase } from '../lib/database.ts';
import { findFreePort } from '../lib/ports.ts';

/** Measures on a database of its own, which goes afterwards. */
async function measureAlone(
  admin: pg.Client,
  postgresUrl: string,
  name: string,
  work: (urls: SearchBench) => Promise<void>,
): Promise<void> {
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  const adminUrl = postgresUrl.replace(/\/care$/, `/${name}`);
  const settings = { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'silent' };
  const environment = completeEnvironment(settings, readLauncherConfig(settings), adminUrl);
  await migrateDatabase(environment);
  await work({
    adminUrl,
    careUrl: environment.CARE_DATABASE_URL ?? '',
    jobsUrl: environment.JOBS_DATABASE_URL ?? '',
    contextSecret: environment.CONTEXT_SECRET ?? '',
  });
  await admin.query(`drop database ${name} with (force)`);
}

/** Those that need nothing but this process. */
const alone = { planner: benchPlanner };

/** Those that need nothing but a database, each one of its own. */
const onDatabases = {
  search: benchSearch,
  booking: (access: SearchBench) => benchBooking(access, say),
  recount: benchRecount,
  completing: benchCompleting,
  csv: benchCsv,
  outbox: benchOutbox,
  planning: benchPlanning,
  line: benchLine,
  reservations: benchReservations,
  rotation: benchRotation,
};
const overHttp = { slots: measureSlotsOverHttp, product: measureProduct };
const groups: Record<string, string[]> = {
  counters: ['booking', 'recount', 'completing', 'csv'],
  training: ['line', 'reservations'],
};
const names = [...Object.keys(alone), ...Object.keys(onDatabases), ...Object.keys(overHttp)];

function readWanted(words: readonly string[]): Set<string> {
  const wanted = words.length === 0 ? names : words.flatMap((word) => groups[word] ?? [word]);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`No benchmark is called ${unknown}: ${names.join(', ')}.`);
  return new Set(wanted);
}

async function main(): Promise<void> {
  const wanted = readWanted(process.argv.slice(2));
  for (const [name, work] of Object.entries(alone)) if (wanted.has(name)) await work();
  if ([...wanted].every((name) => name in alone)) return;
  // Only what is asked over HTTP runs what is built.
  if (Object.keys(overHttp).some((name) => wanted.has(name)))
    for (const stale of findStale()) await build(stale, new AbortController().signal);
  const postgres = await startEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    port: await findFreePort(),
  });
  const admin = new pg.Client({ connectionString: postgres.url.replace(/\/care$/, '/postgres') });
  await admin.connect();
  try {
    for (const [name, work] of Object.entries(onDatabases))
      if (wanted.has(name)) await measureAlone(admin, postgres.url, `bench_${name}`, work);
    for (const [name, work] of Object.entries(overHttp))
      if (wanted.has(name)) await work(admin, postgres.url);
  } finally {
    await stopServices();
    await admin.end();
    await postgres.stop();
  }
}

await main();
process.exit(0);
