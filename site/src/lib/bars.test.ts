import { expect, test } from 'vitest';

import { barsOf, chart } from './bars.ts';

test('the tallest bar fills the drawing, small figures stay small', () => {
  const bars = barsOf([60, 30, 0], 30);
  expect(bars.map(({ height }) => height)).toEqual([chart.height, chart.height / 2, 0]);
  expect(bars.every(({ y, height }) => y + height === chart.height)).toBe(true);
  const [only] = barsOf([3], 30);
  expect(only?.height).toBe(Math.round(chart.height / 10));
});
