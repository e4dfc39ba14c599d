/** What planners should look at. The database raises and ends alerts; see database/migrations/care/0463-training-alerts.sql. */
import { sql, type CareDatabase } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { Caller } from '@huntzen/kernel/server';
import type { AlertKind, alertStates, TrainingAlert } from '../contracts/index.ts';
import { explained } from './refusals.ts';

/** What a list of alerts is narrowed by. */
export interface AlertFilter {
  state: (typeof alertStates)[number];
  kind?: AlertKind | undefined;
  page: number;
}

interface AlertRow {
  id: string;
  kind: AlertKind;
  details: Partial<Pick<TrainingAlert, 'missing' | 'reservations'>>;
  raised_at: Date;
  resolved_at: Date | null;
  acknowledged_at: Date | null;
  acknowledged_name: string | null;
  session_id: string;
  title: string;
  company_name: string;
  starts_at: Date | null;
  zone: string;
  capacity: number;
  enrolled_count: number;
  waiting_count: number;
}

const present = (row: AlertRow): TrainingAlert => ({
  id: row.id,
  kind: row.kind,
  session: {
    id: row.session_id,
    title: row.title,
    companyName: row.company_name,
    startsAt: row.starts_at?.toISOString() ?? null,
    zone: row.zone,
    capacity: row.capacity,
    enrolledCount: row.enrolled_count,
    waitingCount: row.waiting_count,
  },
  missing: row.details.missing ?? [],
  reservations: row.details.reservations ?? [],
  raisedAt: row.raised_at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
  acknowledgedBy: row.acknowledged_name,
});

const inState = {
  waiting: sql`a.resolved_at is null and a.acknowledged_at is null`,
  acknowledged: sql`a.resolved_at is null and a.acknowledged_at is not null`,
  resolved: sql`a.resolved_at is not null`,
  all: sql`true`,
} as const;

/** The service of alerts. */
export class AlertService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of alerts, the newest first. */
  list(
    caller: Caller,
    { state, kind, page }: AlertFilter,
  ): Promise<{ alerts: TrainingAlert[]; total: number }> {
    const matches = sql`${inState[state]} and (${kind ?? null}::text is null or a.kind = ${kind ?? null})`;
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<AlertRow>`
        select a.id, a.kind, a.details, a.raised_at, a.resolved_at, a.acknowledged_at, a.acknowledged_name, s.id as session_id,
               s.title, k.name as company_name, s.starts_at, s.zone, s.capacity, s.enrolled_count,
               care.count_waiting(s.id) as waiting_count
        from care.training_alerts a
        join care.training_sessions s on s.id = a.session_id
        join cms.companies k on k.document_id = s.company_id
        where ${matches}
        order by a.raised_at desc, a.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      const counted = await sql<{ total: number }>`
        select count(*) as total from care.training_alerts a where ${matches}`.execute(tx);
      return { alerts: rows.map(present), total: counted.rows[0]?.total ?? 0 };
    });
  }

  /** Acknowledges an alert; returns how many nobody has acknowledged yet. Throws NotFoundError. */
  acknowledge(caller: Caller, id: string): Promise<number> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        await sql`select care.acknowledge_training_alert(${id})`.execute(tx);
        const { rows } = await sql<{ waiting: number }>`
          select count(*) as waiting from care.training_alerts a where ${inState.waiting}`.execute(tx);
        return rows[0]?.waiting ?? 0;
      }),
    );
  }
}
