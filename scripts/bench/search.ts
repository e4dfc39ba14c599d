/**
 * The search "available within 7 days" over 10,000 practitioners with a million past and future consultations, 16 at once,
 * through the product's service on a pool of 16 connections (goal: p95 at most 100 ms). Every slot shown is checked against the claims.
 */
import pg from 'pg';
import { createCareDatabase, createPool, createServiceDatabase } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import { searchPractitionersRoute } from '../../extensions/consultations/contracts/index.ts';
import { refineOpenings } from '../../extensions/consultations/server/openings.ts';
import { PractitionerService } from '../../extensions/consultations/server/practitioners.ts';
import { readerId, seedSearch, searchCompany } from './seed-search.ts';

const connections = 16;
const searches = 1500;
const goalMs = 100;

const say = (line: string) => process.stdout.write(`${line}\n`);

const caller: Caller = {
  accountId: readerId,
  role: 'employee',
  companyId: searchCompany,
  sessionId: null,
  address: '127.0.0.1',
};

const variants = [
  {},
  { specialty: 'sleep' },
  { language: 'en', gender: 'female' },
  { mode: 'video', sort: 'experience' },
  { specialty: 'cbt', sort: 'rating' },
  { page: 3 },
];

async function measure(service: PractitionerService, count: number): Promise<number[]> {
  const taken: number[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) {
      const query = { availableWithinDays: 7, ...variants[next % variants.length] };
      next += 1;
      const started = performance.now();
      await service.search(caller, searchPractitionersRoute.query.parse(query), Date.now());
      taken.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return taken.toSorted((a, b) => a - b);
}

async function countLies(service: PractitionerService, client: pg.Client): Promise<number> {
  const { found } = await service.search(
    caller,
    searchPractitionersRoute.query.parse({ availableWithinDays: 7 }),
    Date.now(),
  );
  let lies = 0;
  for (const { row, next } of found) {
    const { rows } = await client.query<{ taken: boolean }>(
      `select exists (select from care.claims k where k.subject_id = $1 and k.during && tstzrange($2, $3)) as taken`,
      [row.account_id, new Date(next?.start ?? 0), new Date(next?.end ?? 0)],
    );
    if (next === null || rows[0]?.taken !== false) lies += 1;
  }
  return lies;
}

/** Where the measured database is. */
export interface SearchBench {
  adminUrl: string;
  careUrl: string;
  jobsUrl: string;
  identityUrl: string;
  contextSecret: string;
}

/** Seeds, lets the job compute every opening, and measures. */
export async function benchSearch({ adminUrl, careUrl, jobsUrl, contextSecret }: SearchBench): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const jobs = createServiceDatabase(createPool({ connectionString: jobsUrl, size: 1, name: 'bench jobs' }));
  const care = createCareDatabase({
    connectionString: careUrl,
    contextSecret,
    size: connections,
    name: 'bench search',
  });
  try {
    await seedSearch(client);
    say('\nSearch "available within 7 days", 10,000 practitioners, 1,000,000 consultations');
    const started = performance.now();
    const kept = await refineOpenings(jobs, Date.now());
    say(`  all ${kept} openings computed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    await client.query('vacuum analyze care.practitioner_openings');
    const service = new PractitionerService(care);
    await measure(service, 200);
    const taken = await measure(service, searches);
    const at = (share: number) => taken[Math.floor(taken.length * share)] ?? Number.NaN;
    const p95 = at(0.95);
    say(
      `  p50 ${at(0.5).toFixed(1)} ms   p95 ${p95.toFixed(1)} ms (goal ≤ ${goalMs})${p95 <= goalMs ? '' : '  NOT REACHED'}`,
    );
    const lies = await countLies(service, client);
    say(`  slots shown that are taken: ${lies} (goal 0)${lies === 0 ? '' : '  NOT REACHED'}`);
  } finally {
    await care.end();
    await jobs.destroy();
    await client.end();
  }
}
