import { expect, test } from 'vitest';
import { aWeekAfter, instantOf } from './wall-time.ts';

test('keeps what clocks show when they change', () => {
  expect(instantOf('2027-03-27', '09:00', 'Europe/Paris')).toBe('2027-03-27T08:00:00Z');
  expect(instantOf('2027-03-28', '09:00', 'Europe/Paris')).toBe('2027-03-28T07:00:00Z');
  expect(instantOf('2027-03-28', '', 'Europe/Paris')).toBeNull();
});

test('a week later is the same weekday', () => {
  expect(aWeekAfter('2027-12-30')).toBe('2028-01-06');
  expect(aWeekAfter('')).toBe('');
});
