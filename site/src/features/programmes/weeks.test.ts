import { expect, test } from 'vitest';

import { streakOf } from './weeks.ts';

const week = (sessions: number) => ({ monday: '2026-11-02', sessions, minutes: 0, effort: null });

test.each([
  [[1, 2, 1], 3],
  [[1, 0, 1, 3, 0], 2],
  [[1, 1, 0, 0], 0],
  [[0, 0, 0], 0],
  [[], 0],
])('weeks with %j sessions are %i in a row', (sessions, streak) => {
  expect(streakOf(sessions.map(week))).toBe(streak);
});
