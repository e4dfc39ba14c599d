/**
 * From a rule in wall time (days of the week, first and last day) to dated sessions. Days are days in the patient's zone,
 * so a clock change moves nothing.
 */
import { Temporal } from 'temporal-polyfill';

/** A session of a programme, in its order; `week` when the template gives it one, counted from 1. */
export interface PlannedSession {
  id: string;
  week: number | null;
}

/** The rule of a programme. */
export interface PlanRule {
  /** First day, `YYYY-MM-DD`. */
  startsOn: string;
  /** Last day, included. */
  endsOn: string;
  /** ISO days of the week, 1 is Monday. */
  days: readonly number[];
}

/** One session on one day. */
export interface PlannedDay {
  sessionId: string;
  dueOn: string;
}

const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: day.dayOfWeek - 1 });

/** The last day of so many weeks, the week of the first day being the first: always a Sunday. */
export const lastDayOf = (startsOn: string, weeks: number): string =>
  mondayOf(Temporal.PlainDate.from(startsOn))
    .add({ days: weeks * 7 - 1 })
    .toString();

/**
 * Spreads the sessions over the days of the rule. Sessions with a week go to that week, one per day in their order and
 * the rest on its last day; when the weeks of the template are over, it begins again. Without weeks, they follow each other in turn.
 *
 * @returns the sessions by day; empty when the rule matches no day.
 */
export function planSessions(rule: PlanRule, sessions: readonly PlannedSession[]): PlannedDay[] {
  if (sessions.length === 0) return [];
  const first = Temporal.PlainDate.from(rule.startsOn);
  const last = Temporal.PlainDate.from(rule.endsOn);
  const days = [...new Set(rule.days)].sort((left, right) => left - right);
  const weeks = Math.max(0, ...sessions.map(({ week }) => week ?? 0));
  const planned: PlannedDay[] = [];
  let turn = 0;
  let number = 0;
  for (
    let monday = mondayOf(first);
    Temporal.PlainDate.compare(monday, last) <= 0;
    monday = monday.add({ days: 7 })
  ) {
    const dates = days
      .map((day) => monday.add({ days: day - 1 }))
      .filter(
        (date) => Temporal.PlainDate.compare(date, first) >= 0 && Temporal.PlainDate.compare(date, last) <= 0,
      )
      .map(String);
    if (weeks === 0) {
      for (const dueOn of dates) {
        planned.push({ sessionId: (sessions[turn % sessions.length] as PlannedSession).id, dueOn });
        turn += 1;
      }
    } else {
      const ofWeek = sessions.filter(({ week }) => (week ?? 1) === (number % weeks) + 1);
      for (const [index, { id }] of ofWeek.entries()) {
        const dueOn = dates[Math.min(index, dates.length - 1)];
        if (dueOn !== undefined) planned.push({ sessionId: id, dueOn });
      }
    }
    number += 1;
  }
  return planned;
}

/** The plan without what stands already: each kept session takes its own place of that day, or else another's. */
export function withoutKept(planned: readonly PlannedDay[], kept: readonly PlannedDay[]): PlannedDay[] {
  const rest = [...planned];
  const take = (matches: (day: PlannedDay) => boolean): boolean => {
    const index = rest.findIndex(matches);
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  };
  const displaced = kept.filter(
    ({ sessionId, dueOn }) => !take((day) => day.dueOn === dueOn && day.sessionId === sessionId),
  );
  for (const { dueOn } of displaced) take((day) => day.dueOn === dueOn);
  return rest;
}

/**
 * New days for what a pause kept waiting: the same sessions in the same order, on the days of the rule from `from` on.
 *
 * @returns one day for each, never before `from`.
 */
export function replanAfterPause(days: readonly number[], from: string, count: number): string[] {
  const wanted = new Set(days);
  const found: string[] = [];
  for (
    let day = Temporal.PlainDate.from(from);
    wanted.size > 0 && found.length < count;
    day = day.add({ days: 1 })
  )
    if (wanted.has(day.dayOfWeek)) found.push(day.toString());
  return found;
}
