import type { WeekFigures } from '@huntzen/programmes/contracts';

/** One bar of a chart: its place and its height, in the units of the drawing. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  week: WeekFigures;
}

/** The drawing: twelve bars of equal width. */
export const chart = { width: 360, height: 96, gap: 6 } as const;

/**
 * The bars of a chart, the tallest as high as the drawing.
 *
 * @param atLeast what the full height means at least, so that small figures stay small.
 */
export function barsOf(
  weeks: readonly WeekFigures[],
  valueOf: (week: WeekFigures) => number,
  atLeast: number,
): Bar[] {
  const most = Math.max(atLeast, ...weeks.map(valueOf));
  const step = chart.width / weeks.length;
  return weeks.map((week, index) => {
    const height = Math.round((valueOf(week) / most) * chart.height);
    return {
      x: index * step + chart.gap / 2,
      y: chart.height - height,
      width: step - chart.gap,
      height,
      week,
    };
  });
}

/**
 * How many weeks in a row had a session, up to now. The present week counts when it has one and breaks nothing when it has none yet.
 */
export function streakOf(weeks: readonly WeekFigures[]): number {
  const past = weeks.at(-1)?.sessions === 0 ? weeks.slice(0, -1) : [...weeks];
  const broken = past.findLastIndex(({ sessions }) => sessions === 0);
  return past.length - 1 - broken;
}
