/**
 * The job that computes when practitioners are free next. It takes those of whom something changed or lapsed, computes with
 * the function of the slots, and keeps the result unless something changed meanwhile; so it may run at any time and in two
 * workers at once.
 */
import { sql, type ServiceDatabase } from '@huntzen/database';
import { consultationTypes } from '../contracts/index.ts';
import { findEarliestSlot } from './domain/slots.ts';
import {
  readPractitioners,
  searchHorizonDays,
  slotQuestion,
  type PractitionerWithHours,
} from './practitioners.ts';

const millisecondsPerDay = 86_400_000;
const minute = 60_000;
const atOnce = 200;

/** The openings are the same for every reader, and never later than the end of a hold makes them. */
const nobody = { accountId: '', ignoresHolds: true };

interface Due {
  practitioner_id: string;
  changes: number;
}

function computeOpening(row: PractitionerWithHours, changes: number, now: number, to: number) {
  const question = slotQuestion(row, { now, from: now, to });
  const at = Object.fromEntries(
    consultationTypes.map((type) => {
      const modes = question.modes.filter((mode) => mode === type);
      return [
        `${type}_at`,
        modes.length === 0 ? null : (findEarliestSlot({ ...question, modes })?.start ?? null),
      ];
    }),
  );
  const starts = Object.values(at).filter((start) => start !== null);
  const notice = Math.max(0, ...row.rules.map(({ minimumNoticeMinutes }) => minimumNoticeMinutes)) * minute;
  // A slot lapses when its notice begins; the horizon brings new ones each day.
  const lapsesAt = Math.min(now + millisecondsPerDay, ...starts.map((start) => start - notice));
  const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
  return {
    practitioner_id: row.account_id,
    changes,
    ...Object.fromEntries(Object.entries(at).map(([name, start]) => [name, iso(start)])),
    refine_at: iso(Math.max(now + minute, lapsesAt)),
  };
}

/** Computes what is due, at most `atOnce` practitioners at a time; returns how many were kept. */
export async function refineOpenings(database: ServiceDatabase, now: number): Promise<number> {
  let kept = 0;
  let after = '';
  for (;;) {
    const { rows: due } = await sql<Due>`
      select o.practitioner_id, o.changes
      from care.practitioner_openings o
      where o.listed and o.refine_at <= to_timestamp(${now} / 1000.0) and o.practitioner_id > ${after}
      order by o.practitioner_id limit ${atOnce}`.execute(database);
    const last = due.at(-1);
    if (last === undefined) return kept;
    after = last.practitioner_id;
    const to = now + searchHorizonDays * millisecondsPerDay;
    const changes = new Map(due.map((row) => [row.practitioner_id, row.changes]));
    const rows = await readPractitioners(database, nobody, { ids: [...changes.keys()] }, now, to);
    const openings = rows.map((row) => computeOpening(row, changes.get(row.account_id) ?? -1, now, to));
    const { rows: answer } = await sql<{ kept: number }>`
      select care.keep_openings(${JSON.stringify(openings)}::jsonb) as kept`.execute(database);
    kept += answer[0]?.kept ?? 0;
  }
}
