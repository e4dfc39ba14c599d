import {
  pauseReasons,
  type DatedSession,
  type PauseReason,
  type Programme,
  type ProgrammeChange,
} from '@huntzen/programmes/contracts';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

import { m } from '../../paraglide/messages.js';

/** The Monday of the week that an address asks for; of today's when it asks for none that exists. */
export function parseWeek(query: URLSearchParams, today: string): string {
  let day = Temporal.PlainDate.from(today);
  try {
    day = Temporal.PlainDate.from(query.get('from') ?? today, { overflow: 'reject' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

/** A day so many days later. */
export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** The sessions of a week by day, only days that have any. */
export function groupByDueDay(
  sessions: readonly DatedSession[],
): { day: string; sessions: DatedSession[] }[] {
  const days = new Map<string, DatedSession[]>();
  for (const session of sessions) {
    const known = days.get(session.dueOn);
    if (known === undefined) days.set(session.dueOn, [session]);
    else known.push(session);
  }
  return [...days].map(([day, ofDay]) => ({ day, sessions: ofDay }));
}

/** What changes one dated session. */
export const occurrenceFormSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('move'), id: z.guid(), dueOn: z.iso.date() }),
  z.object({ action: z.literal('skip'), id: z.guid() }),
  z.object({ action: z.literal('unskip'), id: z.guid() }),
]);

/** What changes the order of a programme: `up:<id>`, `down:<id>` or `remove:<id>`. */
export const arrangeFormSchema = z.object({
  change: z.string().regex(/^(up|down|remove):[0-9a-f-]{36}$/),
});

/** The order of sessions after a change; the same when it changes nothing. */
export function rearrange(ids: readonly string[], change: string): string[] {
  const [action = '', id = ''] = change.split(':');
  const from = ids.indexOf(id);
  if (from < 0) return [...ids];
  const rest = ids.filter((other) => other !== id);
  if (action === 'remove') return rest;
  rest.splice(Math.max(0, from + (action === 'up' ? -1 : 1)), 0, id);
  return rest;
}

/** Why a programme waits. */
export const pauseFormSchema = z.object({ reason: z.enum(pauseReasons) });

/** Which exercise of which session, and its values under the names of its variables. */
export const dosageFormSchema = z
  .object({ sessionId: z.guid(), block: z.coerce.number().int().min(1) })
  .catchall(z.string().trim().max(60));

const states: Record<Programme['state'], () => string> = {
  running: m.programme_state_running,
  paused: m.programme_state_paused,
  ended: m.programme_state_ended,
};

/** What the state of a programme is called. */
export const programmeStateLabel = (state: Programme['state']): string => states[state]();

const reasons: Record<PauseReason, () => string> = {
  illness: m.programme_reason_illness,
  holiday: m.programme_reason_holiday,
  other: m.programme_reason_other,
};

/** What a reason for waiting is called. */
export const pauseReasonLabel = (reason: PauseReason): string => reasons[reason]();

const changes: Record<
  ProgrammeChange['kind'],
  (parts: Record<'session' | 'exercise' | 'label' | 'from' | 'to', string>) => string
> = {
  added: m.change_added,
  removed: m.change_removed,
  order: () => m.change_order(),
  dosage: m.change_dosage,
  rounds: m.change_rounds,
  text: m.change_text,
  exercise_added: m.change_exercise_added,
  exercise_removed: m.change_exercise_removed,
};

/** One difference between two versions of a programme, as a sentence. */
export const changeLabel = ({ kind, session, exercise, label, from, to }: ProgrammeChange): string =>
  changes[kind]({ session, exercise: exercise ?? '', label: label ?? '', from: from ?? '', to: to ?? '' });

/** Which session is added, and at whose place. */
export const addSessionFormSchema = z.object({
  occurrenceId: z.guid(),
  replaces: z.preprocess((value) => (value === '' ? undefined : value), z.guid().optional()),
});

/** Whether an offered version is taken. */
export const offerFormSchema = z.object({ answer: z.enum(['accept', 'decline']) });
