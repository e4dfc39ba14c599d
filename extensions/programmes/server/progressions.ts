/**
 * The inbox of weekly progressions. What would change is worked out from each copy as it stands and from what was reported
 * in the last seven days; only decisions are rows, one for a programme and a week.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { Caller } from '@huntzen/kernel/server';
import type { Progression, ProgressionChange } from '../contracts/index.ts';
import type { StoredSession } from './domain/freeze-session.ts';
import { changeDosage } from './domain/personal-session.ts';
import { fingerprintOf, heldFrom, holdReasons, progressionOf } from './domain/progression.ts';

/** What a coach decides about one programme. */
export interface ProgressionDecision {
  programmeId: string;
  fingerprint: string;
  isAccepted: boolean;
}

interface OpenRow {
  id: string;
  company_id: string;
  patient_id: string;
  title: string;
  first_name: string;
  last_name: string;
  week: string;
  done: number;
  effort: number | null;
  pain: number | null;
  sessions: { id: string; content: StoredSession }[];
  total: number;
}

/**
 * Running programmes of followed patients with a rule of progression, something done in the last seven days, and no
 * decision for this week; those held back last. A rule that is at its ceiling is not asked about.
 */
const selectOpen = (coachId: string, programmeIds: readonly string[] | null) => sql`
  with followed as (
    select distinct m.patient_id as id from care.groups as g
    join care.group_members as m on m.company_id = g.company_id and m.group_id = g.id where g.coach_id = ${coachId}
  ),
  running as (
    select p.company_id, p.id, p.patient_id, p.title, date_trunc('week', now() at time zone p.time_zone)::date as week,
           (now() at time zone p.time_zone)::date as today
    from care.programmes as p
    where p.patient_id in (select f.id from followed as f) and p.ended_at is null and p.paused_on is null
      and (now() at time zone p.time_zone)::date between p.starts_on and p.ends_on
      ${programmeIds === null ? sql`` : sql`and p.id = any(${programmeIds}::uuid[])`}
  ),
  reported as (
    select o.programme_id as id, count(*) filter (where c.outcome <> 'skipped') as done, max(c.effort) as effort, max(c.pain) as pain
    from running as r
    join care.occurrences as o on o.patient_id = r.patient_id and o.programme_id = r.id
    join care.completions as c on c.company_id = o.company_id and c.occurrence_id = o.id
    where c.performed_on > r.today - 7
    group by o.programme_id
  ),
  ruled as (
    select s.company_id, s.programme_id, jsonb_agg(jsonb_build_object('id', s.id, 'content', s.content) order by s.position) as sessions
    from care.programme_sessions as s join running as r on r.company_id = s.company_id and r.id = s.programme_id
    where s.removed_at is null and s.patient_id = r.patient_id
      and exists (
        select from jsonb_path_query(s.content, '$.blocks[*].exercise.variables[*] ? (@.weeklyStep > 0)') as v (rule)
        where care.number_of(v.rule ->> 'value')
          < least((v.rule ->> 'ceiling')::numeric, (v.rule ->> 'maximum')::numeric, 'infinity'::numeric))
    group by s.company_id, s.programme_id
  )
  select r.id, r.company_id, r.patient_id, r.title, w.first_name, w.last_name, r.week, c.done, c.effort, c.pain, s.sessions,
         count(*) over () as total
  from running as r
  join reported as c on c.id = r.id and c.done > 0
  join ruled as s on s.company_id = r.company_id and s.programme_id = r.id
  join care.people as w on w.company_id = r.company_id and w.account_id = r.patient_id and not w.blocked
  where not exists (
    select from care.progression_decisions as d
    where d.company_id = r.company_id and d.programme_id = r.id and d.week = r.week)
  order by coalesce(c.effort >= ${heldFrom.effort}, false) or coalesce(c.pain >= ${heldFrom.pain}, false),
           lower(ext.unaccent(w.last_name)), lower(ext.unaccent(w.first_name)), r.id`;

function presentOpen(row: OpenRow): Progression {
  const changes = row.sessions.flatMap(({ id, content }) => progressionOf(id, content));
  return {
    programmeId: row.id,
    programme: row.title,
    patientId: row.patient_id,
    patient: `${row.first_name} ${row.last_name}`.trim(),
    week: row.week,
    sessionsDone: row.done,
    effort: row.effort,
    pain: row.pain,
    holds: holdReasons(row),
    changes,
    fingerprint: fingerprintOf(changes),
  };
}

/** Weekly progressions on their way from the rule of an exercise to a patient's programme. */
export class Progressions {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of this week's progressions that wait for a decision. */
  list(caller: Caller, page: number) {
    return this.#database.as(caller, async (tx) => {
      const open = selectOpen(caller.accountId, null);
      const { rows } = await sql<OpenRow>`${open} limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
        tx,
      );
      // A page past the end has no row to carry the total.
      const counted =
        rows.length === 0 && page > 1 ? await sql<OpenRow>`${open} limit 1`.execute(tx) : { rows };
      return { data: rows.map(presentOpen), meta: { page, pageSize, total: counted.rows[0]?.total ?? 0 } };
    });
  }

  /**
   * Decides about many at once, in one transaction. What changed since the coach saw it, is held back, or was decided
   * already is left as it is and named.
   */
  decide(caller: Caller, decisions: readonly ProgressionDecision[]) {
    return this.#database.as(caller, async (tx) => {
      const ids = decisions.map(({ programmeId }) => programmeId.toLowerCase());
      // Held in one order, so that two coaches of one patient wait for each other instead of meeting halfway.
      await sql`select from care.programmes where id = any(${ids}::uuid[]) order by id for no key update`.execute(
        tx,
      );
      const { rows } = await sql<OpenRow>`${selectOpen(caller.accountId, ids)}`.execute(tx);
      const open = new Map(rows.map((row) => [row.id, row]));
      const result = { accepted: 0, declined: 0, outdated: [] as string[] };
      for (const { programmeId, fingerprint, isAccepted } of decisions) {
        const row = open.get(programmeId.toLowerCase());
        const proposed = row && presentOpen(row);
        const isHeld = isAccepted && (proposed?.holds.length ?? 0) > 0;
        if (row === undefined || proposed?.fingerprint !== fingerprint || isHeld) {
          result.outdated.push(programmeId);
          continue;
        }
        open.delete(row.id);
        await tx
          .insertInto('care.progression_decisions')
          .values({
            company_id: row.company_id,
            patient_id: row.patient_id,
            programme_id: row.id,
            week: row.week,
            is_accepted: isAccepted,
            changes: JSON.stringify(proposed.changes),
            decided_by: caller.accountId,
          })
          .execute();
        if (isAccepted) await apply(tx, row, proposed.changes);
        result[isAccepted ? 'accepted' : 'declined'] += 1;
      }
      return result;
    });
  }
}

async function apply(tx: Transaction, row: OpenRow, changes: readonly ProgressionChange[]): Promise<void> {
  for (const { id, content } of row.sessions) {
    const raised = changes
      .filter(({ sessionId }) => sessionId === id)
      .reduce(
        (session, { block, name, to }) => changeDosage(session, block, { [name]: to }).content,
        content,
      );
    if (raised === content) continue;
    await tx
      .updateTable('care.programme_sessions')
      .set({ content: JSON.stringify(raised) })
      .where('id', '=', id)
      .where('patient_id', '=', row.patient_id)
      .execute();
  }
}
