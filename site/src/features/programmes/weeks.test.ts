import { expect, test } from 'vitest';

import { barsOf, chart, streakOf } from './weeks.ts';

const week = (minutes: number) => ({ monday: '2026-11-02', sessions: 1, minutes, effort: null });

test('the tallest bar fills the drawing, small figures stay small', () => {
  const bars = barsOf([week(60), week(30), week(0)], ({ minutes }) => minutes, 30);
  expect(bars.map(({ height }) => height)).toEqual([chart.height, chart.height / 2, 0]);
  expect(bars.every(({ y, height }) => y + height === chart.height)).toBe(true);
  const [only] = barsOf([week(3)], ({ minutes }) => minutes, 30);
  expect(only?.height).toBe(Math.round(chart.height / 10));
});

test.each([
  [[1, 2, 1], 3],
  [[1, 0, 1, 3, 0], 2],
  [[1, 1, 0, 0], 0],
  [[0, 0, 0], 0],
  [[], 0],
])('weeks with %j sessions are %i in a row', (sessions, streak) => {
  expect(streakOf(sessions.map((count) => ({ ...week(0), sessions: count })))).toBe(streak);
});
