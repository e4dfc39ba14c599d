import { expect, test } from 'vitest';

import { overwriteGetLocale } from '../../paraglide/runtime.js';
import { ageText, daysAgo, fileSize, markText, weeklyHours } from './learning.ts';

overwriteGetLocale(() => 'en');

test('counts days by the clocks of the reader', () => {
  const now = Date.parse('2027-03-28T22:30:00Z');
  expect(daysAgo('2027-03-28T21:59:00Z', 'Europe/Paris', now)).toBe(1);
  expect(daysAgo('2027-03-28T21:59:00Z', 'Europe/London', now)).toBe(0);
  expect(ageText('2027-03-20T12:00:00Z', 'Europe/London', now)).toBe('For 8 days');
  expect(ageText('2027-03-28T21:59:00Z', 'Europe/London', now)).toBe('Today');
});

test('keeps the hour on the clock in each week, also when clocks change between', () => {
  expect(weeklyHours({ day: '2027-03-24', from: '09:00', to: '12:00', weeks: 2 }, 'Europe/Paris')).toEqual([
    { startsAt: '2027-03-24T08:00:00Z', endsAt: '2027-03-24T11:00:00Z' },
    { startsAt: '2027-03-31T07:00:00Z', endsAt: '2027-03-31T10:00:00Z' },
  ]);
});

test('writes marks and sizes as the language does', () => {
  expect(markText(12.5, 'fr')).toBe('12,5 out of 20');
  expect(fileSize({ bytes: 20 }, 'en')).toBe('1 kB');
});
