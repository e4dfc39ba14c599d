import {
  accesses,
  levels,
  objectives,
  outcomes,
  type Access,
  type Level,
  type Objective,
  type Outcome,
  type Position,
} from '@huntzen/programmes/contracts';
import * as z from 'zod';

import type { FormValues } from '../../lib/forms.ts';
import { formatInstant } from '../../lib/dates.ts';
import type { Locale } from '../../lib/locale.ts';
import { m } from '../../paraglide/messages.js';

export type { Level, Objective, Outcome };

/** What a patient filters sessions by, as the address of the page says it. */
export interface SessionSearch {
  objective: Objective | '';
  level: Level | '';
  maxDuration: string;
  tag: string;
  equipment: string;
}

/** The durations that the list offers to filter by, in minutes. */
export const DURATIONS = [10, 15, 20, 30, 45, 60] as const;

const longestTag = 80;

/** Reads the filters of a page's address; what is none of the choices is no filter. */
export function parseSessionSearch(query: URLSearchParams): SessionSearch {
  const read = <Value extends string>(name: string, choices: readonly Value[]): Value | '' =>
    choices.find((choice) => choice === query.get(name)) ?? '';
  return {
    objective: read('objective', objectives),
    level: read('level', levels),
    maxDuration: read('maxDuration', DURATIONS.map(String)),
    tag: (query.get('tag') ?? '').slice(0, longestTag),
    equipment: (query.get('equipment') ?? '').slice(0, longestTag),
  };
}

/** Which part of the sessions a page's address asks for: what is assigned, unless it says the library. */
export const parseAccess = (query: URLSearchParams): Access =>
  accesses.find((access) => access === query.get('access')) ?? 'assigned';

const OBJECTIVES: Record<Objective, () => string> = {
  mobility: m.objective_mobility,
  strength: m.objective_strength,
  endurance: m.objective_endurance,
  relaxation: m.objective_relaxation,
  craving: m.objective_craving,
};
const LEVELS: Record<Level, () => string> = {
  beginner: m.level_beginner,
  intermediate: m.level_intermediate,
  advanced: m.level_advanced,
};
const POSITIONS: Record<Position, () => string> = {
  standing: m.position_standing,
  sitting: m.position_sitting,
  lying: m.position_lying,
  kneeling: m.position_kneeling,
  all_fours: m.position_all_fours,
  moving: m.position_moving,
};
const OUTCOMES: Record<Outcome, () => string> = {
  done: m.outcome_done,
  partial: m.outcome_partial,
  skipped: m.outcome_skipped,
};

/** An objective in the reader's language. */
export const objectiveLabel = (objective: Objective): string => OBJECTIVES[objective]();

/** A level in the reader's language. */
export const levelLabel = (level: Level): string => LEVELS[level]();

/** How the body is held, in the reader's language. */
export const positionLabel = (position: Position): string => POSITIONS[position]();

/** What a language is called in the reader's own. */
export const languageName = (language: string, locale: Locale): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;

/** An outcome in the reader's language, as the end of a sentence. */
export const outcomeLabel = (outcome: Outcome): string => OUTCOMES[outcome]();

/** The objectives as the entries of a select. */
export const objectiveOptions = () => objectives.map((value) => ({ value, label: objectiveLabel(value) }));

/** The levels as the entries of a select. */
export const levelOptions = () => levels.map((value) => ({ value, label: levelLabel(value) }));

/** Writes a day (`YYYY-MM-DD`), which belongs to no zone. */
export const formatDay = (day: string, locale: Locale): string =>
  formatInstant(`${day}T12:00:00Z`, { locale, timeZone: 'UTC', format: 'full-day' });

/** Today's date in a zone, `YYYY-MM-DD`. */
export const todayIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    now,
  );

// A radio group that was left alone is not sent at all; an empty field is no number.
const wholeNumber = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === undefined || value === '' ? undefined : Number(value)))
  .pipe(z.number().int().min(0).max(600).optional());

/** What the form of a completion sends: the rules between its fields are the API's. */
export const reportFormSchema = z.object({
  clientId: z.guid(),
  completionId: z.guid().or(z.literal('')).default(''),
  outcome: z.enum(outcomes),
  performedOn: z.iso.date(),
  minutes: wholeNumber,
  effort: wholeNumber.pipe(z.number().max(10).optional()),
  pain: wholeNumber.pipe(z.number().max(10).optional()),
});

/** What the form of a completion sends. */
export type ReportFormInput = z.output<typeof reportFormSchema>;

/** The labels of the form, in the order of its fields. */
export const reportFormLabels = () => ({
  outcome: m.report_outcome(),
  performedOn: m.report_date(),
  minutes: m.report_minutes(),
  effort: m.report_effort(),
  pain: m.report_pain(),
});

/** What the form holds before anything is typed: the completion to correct, or a session done today. */
export function initialReport(
  known:
    | {
        id: string;
        outcome: Outcome;
        performedOn: string;
        minutes: number;
        effort: number | null;
        pain: number | null;
      }
    | undefined,
  fresh: { clientId: string; today: string; minutes: number },
): FormValues {
  if (known === undefined) {
    return {
      clientId: fresh.clientId,
      completionId: '',
      outcome: 'done',
      performedOn: fresh.today,
      minutes: String(fresh.minutes),
    };
  }
  return {
    clientId: fresh.clientId,
    completionId: known.id,
    outcome: known.outcome,
    performedOn: known.performedOn,
    minutes: String(known.minutes),
    effort: known.effort === null ? '' : String(known.effort),
    pain: known.pain === null ? '' : String(known.pain),
  };
}
