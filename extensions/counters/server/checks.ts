/**
 * The watch over the counters. Every night some days are recounted by `care.check_activity`, which writes down what differs
 * and has new differences told to platform admins; `care.rebuild_activity` makes days true again. Both run as jobs, one
 * month a transaction, so that neither holds counters for long.
 */
import { sql, type CareDatabase, type ServiceDatabase } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { Caller } from '@huntzen/kernel/server';
import type { Temporal } from 'temporal-polyfill';
import type { ActivityWatch, Drift } from '../contracts/index.ts';
import { monthlyParts, nightlyDays, type Days } from './nightly.ts';

/** Recounts these days; returns how many counters differ. */
export async function checkDays(database: ServiceDatabase, days: Days): Promise<number> {
  let found = 0;
  for (const { from, to } of monthlyParts(days)) {
    const { rows } = await sql<{ n: number }>`select care.check_activity(${from}, ${to}) as n`.execute(
      database,
    );
    found += rows[0]?.n ?? 0;
  }
  return found;
}

/** Recounts what this night's turn is. */
export async function checkNightly(database: ServiceDatabase, now: Temporal.Instant): Promise<void> {
  for (const days of nightlyDays(now.toZonedDateTimeISO('UTC').toPlainDate().toString())) {
    await checkDays(database, days);
  }
}

/** Makes the counters of these days true again, and checks them; returns how many differed. */
export async function rebuildDays(database: ServiceDatabase, days: Days): Promise<number> {
  let corrected = 0;
  for (const { from, to } of monthlyParts(days)) {
    const { rows } = await sql<{ n: number }>`select care.rebuild_activity(${from}, ${to}) as n`.execute(
      database,
    );
    corrected += rows[0]?.n ?? 0;
  }
  await checkDays(database, days);
  return corrected;
}

interface DriftRow {
  id: string;
  counter: Drift['counter'];
  company_id: string;
  company_name: string | null;
  practitioner_id: string | null;
  day: string;
  kept_count: number;
  true_count: number;
  kept_seconds: number;
  true_seconds: number;
  kept_users: number;
  true_users: number;
  found_at: Date;
  resolved_at: Date | null;
  total: number;
}

const presentDrift = (row: DriftRow): Drift => ({
  id: row.id,
  counter: row.counter,
  companyId: row.company_id,
  companyName: row.company_name ?? '',
  practitionerId: row.practitioner_id,
  day: row.day,
  kept: { count: row.kept_count, seconds: row.kept_seconds, users: row.kept_users },
  true: { count: row.true_count, seconds: row.true_seconds, users: row.true_users },
  foundAt: row.found_at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
});

/** What the panel asks of the watch over the counters. */
export class CheckService {
  readonly #care: CareDatabase;

  constructor(care: CareDatabase) {
    this.#care = care;
  }

  /** How the counters stand, with the latest recounts. */
  watch(caller: Caller): Promise<ActivityWatch> {
    return this.#care.as(caller, async (tx) => {
      const drifts = await tx
        .selectFrom('care.activity_drifts')
        .select((eb) => eb.fn.count<number>('id').as('n'))
        .where('resolved_at', 'is', null)
        .executeTakeFirstOrThrow();
      const checks = await tx
        .selectFrom('care.activity_checks')
        .select(['id', 'first_day', 'last_day', 'drift_count', 'ended_at'])
        .orderBy('ended_at', 'desc')
        .limit(10)
        .execute();
      return {
        openDrifts: drifts.n,
        checks: checks.map((check) => ({
          id: check.id,
          from: check.first_day,
          to: check.last_day,
          driftCount: check.drift_count,
          endedAt: check.ended_at.toISOString(),
        })),
      };
    });
  }

  /** One page of the counters that differ, or once did. */
  drifts(caller: Caller, { page, state }: { page: number; state: 'open' | 'resolved' }) {
    return this.#care.as(caller, async (tx) => {
      const { rows } = await sql<DriftRow>`
        select d.id, d.counter, d.company_id, c.name as company_name, d.practitioner_id, d.day, d.kept_count, d.true_count,
               d.kept_seconds, d.true_seconds, d.kept_users, d.true_users, d.found_at, d.resolved_at,
               count(*) over () as total
        from care.activity_drifts d
        left join cms.companies c on c.document_id = d.company_id
        where (d.resolved_at is null) = ${state === 'open'}
        order by d.day desc, d.counter, c.name, d.id
        limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      return { data: rows.map(presentDrift), meta: { page, pageSize, total: rows[0]?.total ?? 0 } };
    });
  }

  /** Asks for a rebuild of these days; the job does it within the minute. */
  rebuild(caller: Caller, { from, to }: Days): Promise<void> {
    return this.#care.as(caller, async (tx) => {
      await sql`select graphile_worker.care_enqueue('counters.rebuild', ${JSON.stringify({ from, to })}::json)`.execute(
        tx,
      );
    });
  }
}
