/** One bar of a chart: its place and its height, in the units of the drawing. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The drawing, whatever the number of bars. */
export const chart = { width: 360, height: 96, gap: 6 } as const;

/**
 * Bars of equal width, the tallest as high as the drawing.
 *
 * @param atLeast what the full height means at least, so that small figures stay small.
 */
export function barsOf(values: readonly number[], atLeast: number): Bar[] {
  const most = Math.max(atLeast, ...values);
  const step = chart.width / values.length;
  return values.map((value, index) => {
    const height = Math.round((value / most) * chart.height);
    return { x: index * step + chart.gap / 2, y: chart.height - height, width: step - chart.gap, height };
  });
}
