import type { WeekFigures } from '@huntzen/programmes/contracts';

/**
 * How many weeks in a row had a session, up to now. The present week counts when it has one and breaks nothing when it has none yet.
 */
export function streakOf(weeks: readonly WeekFigures[]): number {
  const past = weeks.at(-1)?.sessions === 0 ? weeks.slice(0, -1) : [...weeks];
  const broken = past.findLastIndex(({ sessions }) => sessions === 0);
  return past.length - 1 - broken;
}
