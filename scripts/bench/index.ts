/**
 * The benchmarks: every figure is a ratio to a baseline of the same run, so it means the same on any machine.
 *
 *   my sessions, my consultations   requests/s and p95 of the product against stock Strapi REST with the same rows
 *                                   (goal: at least 4 times) and against node:http + pg under row-level security
 *                                   (goal: at least 0.35 of it); 500 sessions of one patient among 100,000 (p95 under 25 ms)
 *   my patients                     a coach's 200 patients with a year of programmes each, p95 (goal: under 100 ms) and
 *                                   against node:http + pg; one of them with twelve weeks
 *   publish, assign                 to 10,000 patients (goal: under 5 s); a year to 1,000 patients (goal: under 2 s)
 *   counters and exports            see counters.ts; alone with `npm run bench -- counters`
 *   slots                           one practitioner, 30 days, 300 busy times: computing (goal: at most 1 ms) and p95 over HTTP
 *                                   (goal: at most 15 ms)
 *   search                          see search.ts; alone with `npm run bench -- search`
 *   memory                          resident memory of each service at rest
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { demoEnvironment } from '@huntzen/config';
import { benchBooking } from './booking.ts';
import { benchCounters } from './counters.ts';
import { benchSearch, type SearchBench } from './search.ts';
import { build, findStale } from '../lib/build.ts';
import { root } from '../lib/content-hash.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import { completeEnvironment, environmentOf, readLauncherConfig } from '../lib/environment.ts';
import { migrateDatabase } from '../lib/database.ts';
import { findFreePort } from '../lib/ports.ts';
import { RunningProcess } from '../lib/processes.ts';
import { waitUntilReady } from '../lib/ready.ts';
import { compare, type LoadResult, type Target } from './load.ts';
import { benchPassword, employeeEmail, patientEmail, seedBenchmark } from './seed.ts';
import { measureLargeWrites, untilWritten } from './once.ts';
import { coachEmail, seedFollowUp } from './seed-follow-up.ts';
import { publisherEmail, seedScale, type groupSizes } from './seed-scale.ts';
import { measureSlots, seedSlots } from './slots.ts';
import { writeStockApp } from './stock-app.ts';

const rounds = 3;
const seconds = 5;
const directory = join(root, '.data/bench');
const say = (line: string) => process.stdout.write(`${line}\n`);

const running: RunningProcess[] = [];

async function start(name: string, words: string[], environment: Record<string, string>, readyPath: string) {
  const port = await findFreePort();
  const log = join(directory, `${name}.log`);
  const child = new RunningProcess({
    name,
    words,
    cwd: root,
    // Each service reads the one of its own; the site's server reads PORT.
    environment: {
      ...environment,
      ...Object.fromEntries(
        ['CMS_PORT', 'SITE_PORT', 'PORT', 'REALTIME_PORT'].map((variable) => [variable, String(port)]),
      ),
    },
    log,
  });
  running.push(child);
  const url = `http://127.0.0.1:${port}`;
  const never = new AbortController();
  await Promise.race([
    waitUntilReady({ name, readyUrl: `${url}${readyPath}`, deadlineMs: 120_000, log }, never.signal),
    child.crashed(),
  ]);
  return { url, child };
}

const residentMegabytes = ({ pid }: RunningProcess): number => {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
};

function report({ title, p95Ms: goalMs }: List, results: Map<string, LoadResult>): void {
  const product = results.get('product');
  if (product === undefined) return;
  say(`\n${title}`);
  for (const [name, { requestsPerSecond, p95Ms }] of results) {
    say(
      `  ${name.padEnd(14)} ${requestsPerSecond.toFixed(0).padStart(6)} requests/s   p95 ${p95Ms.toFixed(1).padStart(6)} ms`,
    );
  }
  if (goalMs !== undefined && product.p95Ms >= goalMs)
    say(`  p95 of the product: goal under ${goalMs} ms  NOT REACHED`);
  const goals = { stock: 4, bare: 0.35 };
  for (const [name, goal] of Object.entries(goals)) {
    const baseline = results.get(name);
    if (baseline === undefined) continue;
    const ratio = product.requestsPerSecond / baseline.requestsPerSecond;
    say(`  product / ${name}: ${ratio.toFixed(2)} (goal ≥ ${goal})${ratio >= goal ? '' : '  NOT REACHED'}`);
  }
}

/** A list and who answers it; `p95Ms` is what the product's answers must stay under. */
interface List {
  title: string;
  p95Ms?: number;
  targets: Target[];
}

async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: benchPassword }),
  });
  const { data } = (await response.json()) as { data: { accessToken: string } };
  return data.accessToken;
}

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

async function main(): Promise<void> {
  for (const stale of findStale()) await build(stale, new AbortController().signal);
  const postgres = await startEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    port: await findFreePort(),
  });
  const admin = new pg.Client({ connectionString: postgres.url.replace(/\/care$/, '/postgres') });
  await admin.connect();
  try {
    const only = process.argv[2];
    if (only !== 'counters') await measureAlone(admin, postgres.url, 'bench_search', benchSearch);
    if (only === 'search') return;
    await measureAlone(admin, postgres.url, 'bench_counters', async (access) => {
      // First, while the tables are as small as the races make them.
      await benchBooking(access, say);
      await benchCounters(access);
    });
    if (only === 'counters') return;
    for (const name of ['bench_product', 'bench_stock'])
      await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query('create database bench_product');
    const productUrl = postgres.url.replace(/\/care$/, '/bench_product');
    const stockUrl = postgres.url.replace(/\/care$/, '/bench_stock');
    // Production checks no answer against its contract and accepts no demonstration secret.
    const secrets = Object.fromEntries(
      Object.keys(demoEnvironment)
        .filter((name) => /_(SECRET|KEY|SALT)$/.test(name))
        .map((name) => [name, randomBytes(36).toString('base64')]),
    );
    const settings = {
      ...secrets,
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LOG_LEVEL: 'silent',
      SIGNED_IN_CALLS_PER_15_MINUTES: '100000000',
    };
    const launcher = readLauncherConfig(settings);
    const demo = completeEnvironment(settings, launcher, productUrl);
    say('Preparing two databases with the same rows …');
    await migrateDatabase(demo);
    await seedBenchmark(productUrl);
    await seedFollowUp(productUrl);
    await seedScale(productUrl);
    const slots = await seedSlots(productUrl);
    await admin.query('create database bench_stock template bench_product');
    await admin.query('grant connect, create on database bench_stock to care_cms');
    const stock = completeEnvironment(settings, launcher, stockUrl);

    const product = await start(
      'product',
      [join(root, 'cms/src/main.ts')],
      { ...environmentOf('cms', demo), NODE_ENV: 'production' },
      '/readyz',
    );
    const stockApp = await start(
      'stock',
      [join(writeStockApp(join(directory, 'stock')), 'start.js')],
      { ...stock, NODE_ENV: 'production' },
      '/_health',
    );
    const client = new pg.Client({ connectionString: productUrl });
    await client.connect();
    const { rows } = await client.query<{ email: string; id: string; company: string }>(
      `select u.email, u.document_id as id, c.document_id as company from cms.up_users u left join cms.companies c on c.id = u.company_id
       where u.email = any($1)`,
      [[patientEmail, employeeEmail, coachEmail]],
    );
    const followed = await client.query<{ id: string }>(
      `select m.patient_id as id from care.groups as g join care.group_members as m on m.group_id = g.id where g.name = 'Bench' limit 1`,
    );
    const groups = await client.query<{ name: keyof typeof groupSizes; id: string }>(
      'select name, id from care.groups',
    );
    await client.end();
    const idOf = (email: string) => rows.find((row) => row.email === email)?.id ?? '';
    const bare = await start(
      'bare',
      [join(root, 'scripts/bench/bare-server.ts')],
      {
        ...demo,
        BENCH_PATIENT: idOf(patientEmail),
        BENCH_EMPLOYEE: idOf(employeeEmail),
        BENCH_COMPANY: rows.find(({ email }) => email === patientEmail)?.company ?? '',
        BENCH_COACH: idOf(coachEmail),
      },
      '/sessions',
    );
    const stockSessions = `${stockApp.url}/api/sessions?populate[0]=tags&populate[1]=cover&sort=title&pagination[pageSize]=20`;
    const patientToken = { authorization: `Bearer ${await signIn(product.url, patientEmail)}` };
    const coachToken = { authorization: `Bearer ${await signIn(product.url, coachEmail)}` };
    const lists: List[] = [
      {
        title: 'My sessions (20 of 500, among 100,000 patients)',
        p95Ms: 25,
        targets: [
          { name: 'product', url: `${product.url}/api/my/sessions`, headers: patientToken },
          { name: 'stock', url: stockSessions },
          { name: 'bare', url: `${bare.url}/sessions` },
        ],
      },
      {
        title: 'My sessions, filtered (20 of 100 of 500, among 100,000 patients)',
        p95Ms: 25,
        targets: [
          {
            name: 'product',
            url: `${product.url}/api/my/sessions?objective=mobility&level=beginner&maxDuration=30`,
            headers: patientToken,
          },
          {
            name: 'stock',
            url: `${stockSessions}&filters[objective]=mobility&filters[level]=beginner&filters[durationMinutes][$lte]=30`,
          },
          { name: 'bare', url: `${bare.url}/filtered-sessions` },
        ],
      },
      {
        title: 'My consultations (20 of 60)',
        targets: [
          {
            name: 'product',
            url: `${product.url}/api/consultations?when=past`,
            headers: { authorization: `Bearer ${await signIn(product.url, employeeEmail)}` },
          },
          {
            name: 'stock',
            url: `${stockApp.url}/api/consultations?populate[0]=practitioner&populate[1]=company&sort=startsAt:desc&pagination[pageSize]=20`,
          },
          { name: 'bare', url: `${bare.url}/consultations` },
        ],
      },
      {
        title: 'My patients (20 of 200, a year each)',
        p95Ms: 100,
        targets: [
          { name: 'product', url: `${product.url}/api/my/patients`, headers: coachToken },
          { name: 'bare', url: `${bare.url}/patients` },
        ],
      },
      {
        title: 'One of my patients (twelve weeks of a year)',
        p95Ms: 100,
        targets: [
          {
            name: 'product',
            url: `${product.url}/api/my/patients/${followed.rows[0]?.id ?? ''}`,
            headers: coachToken,
          },
        ],
      },
      {
        title: 'Slots of one practitioner (30 days, 300 busy; goal: p95 at most 15 ms)',
        targets: [
          {
            name: 'product',
            url: `${product.url}${slots.path}`,
            headers: { authorization: `Bearer ${await signIn(product.url, employeeEmail)}` },
          },
        ],
      },
    ];
    const production = { NODE_ENV: 'production', HOST: '127.0.0.1' };
    const site = await start(
      'site',
      [join(root, 'site/dist/server/entry.mjs')],
      { ...environmentOf('site', demo), ...production, API_URL: product.url },
      '/healthz',
    );
    const realtime = await start(
      'realtime',
      [join(root, 'realtime/src/index.ts')],
      { ...environmentOf('realtime', demo), ...production },
      '/healthz',
    );
    say('\nMemory at rest');
    const atRest = {
      cms: product.child,
      site: site.child,
      realtime: realtime.child,
      'stock Strapi': stockApp.child,
    };
    for (const [name, child] of Object.entries(atRest)) {
      say(`  ${name.padEnd(14)} ${String(residentMegabytes(child)).padStart(6)} MB`);
    }
    // They would take their share of the machine while the lists are measured.
    await Promise.all([site.child.stop(), realtime.child.stop()]);
    for (const list of lists) report(list, await compare(list.targets, rounds, seconds));
    const groupId = (name: keyof typeof groupSizes) =>
      groups.rows.find((group) => group.name === name)?.id ?? '';
    await measureLargeWrites(
      product.url,
      await signIn(product.url, publisherEmail),
      { published: groupId('published'), assigned: groupId('assigned') },
      () => untilWritten(productUrl),
      say,
    );
    const computed = measureSlots();
    say(
      `\nSlots, computing alone: median ${computed.medianMs.toFixed(2)} ms, p95 ${computed.p95Ms.toFixed(2)} ms (goal: median at most 1 ms)`,
    );
    say(
      `\nMemory after load: product ${residentMegabytes(product.child)} MB, stock Strapi ${residentMegabytes(stockApp.child)} MB`,
    );
  } finally {
    await Promise.all(running.map((child) => child.stop()));
    await admin.end();
    await postgres.stop();
  }
}

await main();
process.exit(0);
