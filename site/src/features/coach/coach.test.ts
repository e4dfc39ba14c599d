import { expect, test } from 'vitest';

import { assignmentFormSchema, barsOf, chart } from './coach.ts';

const week = (minutes: number) => ({ monday: '2026-11-02', sessions: 1, minutes, effort: null });

test('the tallest bar fills the drawing, small figures stay small', () => {
  const bars = barsOf([week(60), week(30), week(0)], ({ minutes }) => minutes, 30);
  expect(bars.map(({ height }) => height)).toEqual([chart.height, chart.height / 2, 0]);
  expect(bars.every(({ y, height }) => y + height === chart.height)).toBe(true);
  const [only] = barsOf([week(3)], ({ minutes }) => minutes, 30);
  expect(only?.height).toBe(Math.round(chart.height / 10));
});

test('an empty number of weeks is that of the programme; no day is refused', () => {
  const typed = { key: '12345678', then: 'assign', startsOn: '2026-11-23', days: ['1', '3'], weeks: '' };
  expect(assignmentFormSchema.parse(typed)).toMatchObject({ weeks: undefined, days: [1, 3], replace: false });
  expect(assignmentFormSchema.safeParse({ ...typed, days: [] }).success).toBe(false);
});
