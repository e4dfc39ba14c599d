/**
 * The counters and exports against plain SQL on the same rows.
 *
 *   completing       consultations completed through the product's service, with the counters against without (goal: at least 0.85)
 *   CSV              a million rows through the product against COPY of the same query to nowhere (goal: at least 0.7, and
 *                    less than 30 MB more memory)
 *   recount          of a million consultations against the same three sums as plain GROUP BY (goal: at most twice the time)
 */
import pg from 'pg';
import { createCareDatabase, type CareDatabase } from '@huntzen/database';
import { DownloadPlaces, type Caller } from '@huntzen/kernel/server';
import { ConsultationService } from '../../extensions/consultations/server/consultations.ts';
import { ExportService } from '../../extensions/counters/server/exports.ts';
import {
  consultationCount,
  exportRows,
  seedCounters,
  seededYear,
  seedExport,
  seedPeople,
  seedRunning,
} from './seed-counters.ts';

const rounds = 4;
const completionsPerRound = 600;
const workers = 8;

const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

function verdict(name: string, ratio: number, goal: number, isReached: boolean): void {
  say(`  ${name}: ${ratio.toFixed(2)} (goal ${goal})${isReached ? '' : '  NOT REACHED'}`);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

const callerOf = (accountId: string, role: string): Caller => ({
  accountId,
  role,
  companyId: null,
  sessionId: null,
  address: '127.0.0.1',
});

async function completeAll(
  consultations: ConsultationService,
  running: readonly { id: string; practitioner: string }[],
): Promise<void> {
  const left = [...running];
  const work = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      await consultations.act(callerOf(next.practitioner, 'practitioner'), next.id, 'complete', Date.now());
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

async function measureCompleting(client: pg.Client, consultations: ConsultationService): Promise<void> {
  const ratios: number[] = [];
  const speeds = { with: [] as number[], without: [] as number[] };
  // The first round warms both up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const taken = { with: 0, without: 0 };
    for (const side of round % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
      const running = await seedRunning(client, completionsPerRound);
      await client.query(
        `alter table care.consultations ${side === 'with' ? 'enable' : 'disable'} trigger count_updated`,
      );
      taken[side] = await seconds(() => completeAll(consultations, running));
    }
    if (round === 0) continue;
    ratios.push(taken.without / taken.with);
    for (const side of ['with', 'without'] as const) speeds[side].push(completionsPerRound / taken[side]);
  }
  await client.query('alter table care.consultations enable trigger count_updated');
  say(`\nCompleting consultations (${workers} at once)`);
  for (const side of ['with', 'without'] as const) {
    say(`  ${side.padEnd(8)} counters ${median(speeds[side]).toFixed(0).padStart(6)} per second`);
  }
  verdict('with / without', median(ratios), 0.85, median(ratios) >= 0.85);
}

const exportQuery = `
  select a.day as jour, a.practitioner_id as praticien_id, trim(concat(p.last_name, ' ', p.first_name)) as praticien,
         a.company_id as entreprise_id, c.name as entreprise, a.consult_count as consultations,
         a.total_duration_seconds as duree_secondes
  from care.practitioner_activity_daily a
  left join care.people p on p.account_id = a.practitioner_id
  left join cms.companies c on c.document_id = a.company_id
  where a.day between '2024-01-01' and '2024-12-31' and a.consult_count > 0
  order by a.practitioner_id, a.company_id, a.day`;

/** What the process holds once everything that can go has gone. */
function memoryInUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function measureCsv(client: pg.Client, exports: ExportService): Promise<void> {
  const accountant = callerOf('a'.repeat(24), 'accountant');
  const runs = { product: [] as number[], copy: [] as number[] };
  let most = 0;
  let lines = 0;
  for (let round = 0; round < 3; round += 1) {
    runs.copy.push(await seconds(() => client.query(`copy (${exportQuery}) to stdout (format csv)`)));
    const before = memoryInUse();
    lines = 0;
    let chunks = 0;
    runs.product.push(
      await seconds(async () => {
        const query = { from: '2024-01-01', to: '2024-12-31', dates: 'fr', separator: 'semicolon' } as const;
        const { content } = await exports.file('practitioner-activity', accountant, query);
        for await (const chunk of content) {
          const text = chunk.toString();
          for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
          chunks += 1;
          // Looking costs time: a few times in a file.
          if (chunks % 250 === 0) most = Math.max(most, memoryInUse() - before);
        }
      }),
    );
  }
  say(`\nCSV of ${lines - 1} rows`);
  for (const [name, times] of Object.entries(runs)) {
    say(`  ${name.padEnd(8)} ${(exportRows / median(times)).toFixed(0).padStart(8)} rows/s`);
  }
  const ratio = median(runs.copy) / median(runs.product);
  verdict('product / COPY', ratio, 0.7, ratio >= 0.7 && lines === exportRows + 1);
  const megabytes = most / 2 ** 20;
  verdict('memory growth in MB', megabytes, 30, megabytes < 30);
}

const plainSums = ['practitioner_id', 'employee_id', null].map((person) => {
  const keys = ['c.company_id', ...(person === null ? [] : [`c.${person}`])].join(', ');
  return `select ${keys}, (c.ended_at at time zone o.time_zone)::date as day, count(*), sum(c.duration_seconds)
            ${person === null ? ', count(distinct c.employee_id)' : ''}
          from care.consultations c join cms.companies o on o.document_id = c.company_id
          where c.status = 'completed' and c.ended_at >= '2025-10-31' and c.ended_at < '2026-11-02'
          group by ${keys}, day`;
});

async function measureRecount(client: pg.Client): Promise<void> {
  const plain: number[] = [];
  const recount: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    plain.push(
      await seconds(async () => {
        for (const query of plainSums) await client.query(`select count(*) from (${query}) as t`);
      }),
    );
    recount.push(
      await seconds(async () => {
        const { rowCount } = await client.query('select * from care.recount_activity($1, $2)', [
          seededYear.from,
          seededYear.to,
        ]);
        if (rowCount !== 0) throw new Error(`the seeded counters differ in ${String(rowCount)} rows`);
      }),
    );
  }
  say(`\nRecount of ${consultationCount} consultations`);
  say(`  plain GROUP BY ${median(plain).toFixed(2)} s, recount ${median(recount).toFixed(2)} s`);
  const ratio = median(recount) / median(plain);
  verdict('recount / plain', ratio, 2, ratio <= 2);
}

/** A migrated database without rows. */
interface Access {
  adminUrl: string;
  careUrl: string;
  contextSecret: string;
}

async function onDatabase(
  { adminUrl, careUrl, contextSecret }: Access,
  work: (client: pg.Client, care: CareDatabase) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const care = createCareDatabase({
    connectionString: careUrl,
    contextSecret,
    size: workers,
    name: 'bench counters',
  });
  try {
    await work(client, care);
  } finally {
    await care.end();
    await client.end();
  }
}

async function seedMillion(client: pg.Client): Promise<void> {
  say('\nPreparing a million consultations with their counters …');
  await seedCounters(client);
}

/** Measures the recount of a million consultations. */
export const benchRecount = (access: Access): Promise<void> =>
  onDatabase(access, async (client) => {
    await seedMillion(client);
    await measureRecount(client);
  });

/** Measures completing among a million consultations. */
export const benchCompleting = (access: Access): Promise<void> =>
  onDatabase(access, async (client, care) => {
    await seedMillion(client);
    await measureCompleting(client, new ConsultationService(care));
  });

/** Measures the file of a million rows. */
export const benchCsv = (access: Access): Promise<void> =>
  onDatabase(access, async (client, care) => {
    await seedPeople(client);
    await seedExport(client);
    await measureCsv(client, new ExportService(care, new DownloadPlaces(1)));
  });
