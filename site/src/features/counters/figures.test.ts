import type { CompanyMetrics } from '@huntzen/counters/contracts';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';

import {
  currentMonth,
  fiveFigures,
  formatDuration,
  formatMonth,
  formatShare,
  monthOptions,
  parseMonth,
} from './figures.ts';

test('months are written in full and chosen from the newest', () => {
  expect(formatMonth('2026-10', 'fr')).toBe('octobre 2026');
  expect(formatMonth('2026-10', 'en')).toBe('October 2026');
  const options = monthOptions('2026-01', '2020-05', 'fr').map(({ value }) => value);
  expect(options.slice(0, 2)).toEqual(['2026-01', '2025-12']);
  expect(options.at(-1)).toBe('2020-05');
  expect(parseMonth(new URLSearchParams('month=2026-13'))).toBeUndefined();
  expect(parseMonth(new URLSearchParams('month=2026-12'))).toBe('2026-12');
  expect(currentMonth(Temporal.Instant.from('2026-10-31T23:30:00Z'), 'Europe/Paris')).toBe('2026-11');
});

test('durations are written to the minute, shares to the percent', () => {
  expect(
    [0, 3000, 3600, 45_300].map((seconds) => formatDuration(seconds, 'fr').replaceAll('\u00a0', ' ')),
  ).toEqual(['0 min', '50 min', '1 h 00', '12 h 35']);
  expect([formatShare(7, 40, 'en'), formatShare(0, 0, 'en'), formatShare(9, 8, 'en')]).toEqual([
    '18%',
    '0%',
    '100%',
  ]);
});

test('a figure that is not shown is not 0', () => {
  const metrics: CompanyMetrics = {
    companyId: 'a'.repeat(24),
    companyName: 'TechCorp',
    usageShownBy: 'department',
    smallestGroup: 5,
    employees: 40,
    period: '2026-10',
    isOver: true,
    lastMonth: '2026-10',
    figures: {
      activeEmployees: 8,
      consultationCount: 12,
      totalDurationSeconds: 36_000,
      averageDurationMinutes: 50,
    },
    satisfaction: null,
    previous: { period: '2026-09', figures: null, satisfaction: null },
    departments: [],
  };
  expect(
    fiveFigures(metrics, 'en').map(({ value, before }) => [value?.replaceAll('\u00a0', ' '), before]),
  ).toEqual([
    ['12', null],
    ['10 h 00', null],
    ['50 min', null],
    ['8', null],
    ['20%', null],
  ]);
});
