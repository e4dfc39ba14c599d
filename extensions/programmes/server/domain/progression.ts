/**
 * The weekly progression of a programme: which variables would grow by their step, up to their ceiling. After a week that
 * was very hard or that hurt, nothing is proposed.
 */
import { createHash } from 'node:crypto';
import type { HoldReason, ProgressionChange } from '../../contracts/index.ts';
import type { Variable } from './dosage.ts';
import type { StoredSession } from './freeze-session.ts';

/** A week from which on nothing is raised: efforts go from 0 to 10, pain too. */
export const heldFrom = { effort: 8, pain: 5 } as const;

/** What a patient reported in the last seven days; null where they said nothing. */
export interface WeekReport {
  effort: number | null;
  pain: number | null;
}

/** Why a week holds the progression back. */
export function holdReasons({ effort, pain }: WeekReport): HoldReason[] {
  return [
    ...(effort !== null && effort >= heldFrom.effort ? (['effort'] as const) : []),
    ...(pain !== null && pain >= heldFrom.pain ? (['pain'] as const) : []),
  ];
}

const decimals = (number: number): number => {
  const [, fraction = ''] = String(number).split('.');
  return fraction.length;
};

/** The next value of one variable, or null when it has no rule, is no number, or is at its ceiling already. */
export function nextValue({ type, value, weeklyStep, ceiling, maximum }: Variable): string | null {
  if (type === 'text' || !weeklyStep || (value ?? '').trim() === '') return null;
  const current = Number(String(value).replace(',', '.'));
  if (!Number.isFinite(current)) return null;
  const highest = Math.min(ceiling ?? Infinity, maximum ?? Infinity);
  const raised = Math.min(current + weeklyStep, highest);
  if (raised <= current) return null;
  return raised.toFixed(
    Math.max(decimals(current), decimals(weeklyStep), decimals(highest === raised ? highest : 0)),
  );
}

/** What the progression would change in one session. */
export function progressionOf(sessionId: string, content: StoredSession): ProgressionChange[] {
  return (content.blocks ?? []).flatMap(({ exercise }, index) =>
    (exercise?.variables ?? []).flatMap((variable) => {
      const to = nextValue(variable);
      if (to === null) return [];
      return [
        {
          sessionId,
          session: content.title,
          block: index + 1,
          exercise: exercise?.title ?? '',
          name: variable.name,
          label: variable.label?.trim() || variable.name,
          unit: variable.unit?.trim() ?? '',
          from: variable.value ?? '',
          to,
        },
      ];
    }),
  );
}

/** Names what was proposed: a coach who decides on something else than they saw is told so. */
export const fingerprintOf = (changes: readonly ProgressionChange[]): string =>
  createHash('sha256').update(JSON.stringify(changes)).digest('base64url').slice(0, 22);
