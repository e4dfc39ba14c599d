import { expect, test } from 'vitest';

import { timeLeft } from './countdown.ts';

test('what is left is counted up to the second and never below nothing', () => {
  expect(timeLeft(600_000, 0)).toEqual({ minutes: 10, seconds: 0 });
  expect(timeLeft(61_000, 500)).toEqual({ minutes: 1, seconds: 1 });
  expect(timeLeft(1, 0)).toEqual({ minutes: 0, seconds: 1 });
  expect(timeLeft(0, 5000)).toEqual({ minutes: 0, seconds: 0 });
});
