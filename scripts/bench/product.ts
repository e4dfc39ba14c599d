/** The product over HTTP, against stock Strapi REST with the same rows and against node:http + pg. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { demoEnvironment } from '@huntzen/config';
import { root } from '../lib/content-hash.ts';
import { migrateDatabase } from '../lib/database.ts';
import { completeEnvironment, environmentOf, readLauncherConfig } from '../lib/environment.ts';
import { cmsFlags, realtimeFlags } from '../lib/services.ts';
import { compare, load, type LoadResult, type Target } from './load.ts';
import { measureLargeWrites, untilWritten } from './once.ts';
import { employeeEmail, patientEmail, seedBenchmark } from './seed.ts';
import { coachEmail, seedFollowUp } from './seed-follow-up.ts';
import { publisherEmail, seedScale, type groupSizes } from './seed-scale.ts';
import { directory, residentMegabytes, say, signIn, start } from './services.ts';
import { measureSlots, seedSlots } from './slots.ts';
import { writeStockApp } from './stock-app.ts';

const rounds = 3;
const seconds = 5;

async function report(
  { title, p95Ms: goalMs, isOneReader = false, targets }: List,
  results: Map<string, LoadResult>,
): Promise<void> {
  const product = results.get('product');
  if (product === undefined) return;
  say(`\n${title}`);
  for (const [name, { requestsPerSecond, p95Ms }] of results) {
    say(
      `  ${name.padEnd(14)} ${requestsPerSecond.toFixed(0).padStart(6)} requests/s   p95 ${p95Ms.toFixed(1).padStart(6)} ms`,
    );
  }
  const [target] = targets;
  const judged = isOneReader && target !== undefined ? await load(target, seconds, 1) : product;
  if (isOneReader)
    say(
      `  one reader     ${judged.requestsPerSecond.toFixed(0).padStart(6)} requests/s   p95 ${judged.p95Ms.toFixed(1).padStart(6)} ms`,
    );
  if (goalMs !== undefined && judged.p95Ms >= goalMs)
    say(`  p95 of the product: goal under ${goalMs} ms  NOT REACHED`);
  const goals = { stock: 4, bare: 0.35 };
  for (const [name, goal] of Object.entries(goals)) {
    const baseline = results.get(name);
    if (baseline === undefined) continue;
    const ratio = product.requestsPerSecond / baseline.requestsPerSecond;
    say(`  product / ${name}: ${ratio.toFixed(2)} (goal ≥ ${goal})${ratio >= goal ? '' : '  NOT REACHED'}`);
  }
}

/** A list and who answers it, the product first; `p95Ms` is what its answers must stay under. */
interface List {
  title: string;
  p95Ms?: number;
  /** The goal is that of one reader; otherwise of the sixteen that all are loaded with. */
  isOneReader?: boolean;
  targets: Target[];
}

/** Production checks no answer against its contract and accepts no demonstration secret. */
function environments(productUrl: string, stockUrl: string) {
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
  return {
    demo: completeEnvironment(settings, launcher, productUrl),
    stock: completeEnvironment(settings, launcher, stockUrl),
  };
}

const startProduct = (demo: Record<string, string>) =>
  start(
    'product',
    [...cmsFlags, join(root, 'cms/src/main.ts')],
    { ...environmentOf('cms', demo), NODE_ENV: 'production' },
    '/readyz',
  );

const slotsGoal = { computingMs: 1, p95Ms: 15 };

/** The slots of one practitioner: computing alone, then over HTTP, one reader after the other and sixteen at once. */
export async function measureSlotsOverHttp(admin: pg.Client, postgresUrl: string): Promise<void> {
  const computed = measureSlots();
  const verdict = (isReached: boolean) => (isReached ? '' : '  NOT REACHED');
  say('\nSlots of one practitioner (30 days, 300 busy)');
  say(
    `  computing      median ${computed.medianMs.toFixed(2)} ms, p95 ${computed.p95Ms.toFixed(2)} ms (goal: median ≤ ${slotsGoal.computingMs})${verdict(computed.medianMs <= slotsGoal.computingMs)}`,
  );
  await admin.query('drop database if exists bench_slots with (force)');
  await admin.query('create database bench_slots');
  const url = postgresUrl.replace(/\/care$/, '/bench_slots');
  const { demo } = environments(url, url);
  await migrateDatabase(demo);
  await seedBenchmark(url);
  const slots = await seedSlots(url);
  const product = await startProduct(demo);
  const target = {
    name: 'product',
    url: `${product.url}${slots.path}`,
    headers: { authorization: `Bearer ${await signIn(product.url, employeeEmail)}` },
  };
  await load(target, seconds);
  for (const readers of [1, 16]) {
    const { requestsPerSecond, p95Ms } = await load(target, seconds, readers);
    say(
      `  over HTTP, ${String(readers).padStart(2)} at once ${requestsPerSecond.toFixed(0).padStart(6)} requests/s   p95 ${p95Ms.toFixed(1)} ms${readers === 1 ? ` (goal ≤ ${slotsGoal.p95Ms})${verdict(p95Ms <= slotsGoal.p95Ms)}` : ''}`,
    );
  }
  await product.child.stop();
  await admin.query('drop database bench_slots with (force)');
}

/** Lists, large writes and memory of the product. */
export async function measureProduct(admin: pg.Client, postgresUrl: string): Promise<void> {
  for (const name of ['bench_product', 'bench_stock'])
    await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query('create database bench_product');
  const productUrl = postgresUrl.replace(/\/care$/, '/bench_product');
  const stockUrl = postgresUrl.replace(/\/care$/, '/bench_stock');
  const { demo, stock } = environments(productUrl, stockUrl);
  say('Preparing two databases with the same rows …');
  await migrateDatabase(demo);
  await seedBenchmark(productUrl);
  await seedFollowUp(productUrl);
  await seedScale(productUrl);
  await admin.query('create database bench_stock template bench_product');
  await admin.query('grant connect, create on database bench_stock to care_cms');

  const product = await startProduct(demo);
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
      isOneReader: true,
      targets: [
        { name: 'product', url: `${product.url}/api/my/patients`, headers: coachToken },
        { name: 'bare', url: `${bare.url}/patients` },
      ],
    },
    {
      title: 'One of my patients (twelve weeks of a year)',
      p95Ms: 100,
      isOneReader: true,
      targets: [
        {
          name: 'product',
          url: `${product.url}/api/my/patients/${followed.rows[0]?.id ?? ''}`,
          headers: coachToken,
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
    [...realtimeFlags, join(root, 'realtime/src/index.ts')],
    {
      ...environmentOf('realtime', demo),
      ...production,
      NODE_COMPILE_CACHE: join(directory, 'compile-cache'),
    },
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
  for (const list of lists) await report(list, await compare(list.targets, rounds, seconds));
  const groupId = (name: keyof typeof groupSizes) =>
    groups.rows.find((group) => group.name === name)?.id ?? '';
  await measureLargeWrites(
    product.url,
    await signIn(product.url, publisherEmail),
    { published: groupId('published'), assigned: groupId('assigned') },
    () => untilWritten(productUrl),
    say,
  );
  say(
    `\nMemory after load: product ${residentMegabytes(product.child)} MB, stock Strapi ${residentMegabytes(stockApp.child)} MB`,
  );
}
