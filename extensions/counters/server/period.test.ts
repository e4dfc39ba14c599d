import { InvalidInputError } from '@huntzen/kernel/server';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  averageMinutes,
  lastMonthOver,
  monthBefore,
  monthPeriod,
  monthsOf,
  resolvePeriod,
} from './period.ts';

function wrongField(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.details[0]?.path;
    throw error;
  }
  return undefined;
}

test('a month goes to its last day', () => {
  expect(monthPeriod('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28', label: '2026-02' });
  expect(monthPeriod('2028-02').to).toBe('2028-02-29');
});

test('a period is a month or two days, in order, of a year at most', () => {
  expect(resolvePeriod({ month: '2026-10' }, 'days')).toEqual(monthPeriod('2026-10'));
  expect(resolvePeriod({ from: '2026-10-03', to: '2026-10-03' }, 'days').label).toBe('2026-10-03_2026-10-03');
  expect(resolvePeriod({ from: '2028-01-01', to: '2028-12-31' }, 'days').to).toBe('2028-12-31');
  expect(wrongField(() => resolvePeriod({}, 'days'))).toBe('from');
  expect(wrongField(() => resolvePeriod({ from: '2026-10-01' }, 'days'))).toBe('to');
  expect(wrongField(() => resolvePeriod({ from: '2026-10-02', to: '2026-10-01' }, 'days'))).toBe('to');
  expect(wrongField(() => resolvePeriod({ from: '2016-10-02', to: '2026-10-01' }, 'days'))).toBe('to');
  expect(wrongField(() => resolvePeriod({ month: '2026-10', from: '2026-10-01' }, 'days'))).toBe('month');
});

test('whole months refuse a part of one', () => {
  expect(resolvePeriod({ from: '2026-09-01', to: '2026-10-31' }, 'months').to).toBe('2026-10-31');
  expect(wrongField(() => resolvePeriod({ from: '2026-09-02', to: '2026-10-31' }, 'months'))).toBe('from');
  expect(wrongField(() => resolvePeriod({ from: '2026-09-01', to: '2026-10-30' }, 'months'))).toBe('to');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 365 }), (start, length) => {
      const from = Temporal.PlainDate.from('2025-01-01').add({ days: start });
      const to = from.add({ days: length });
      const isWhole = from.day === 1 && to.day === to.daysInMonth;
      expect(
        wrongField(() => resolvePeriod({ from: from.toString(), to: to.toString() }, 'months')) === undefined,
      ).toBe(isWhole);
    }),
  );
});

test('the months of a period are all of them', () => {
  expect(monthsOf(resolvePeriod({ from: '2026-11-01', to: '2027-01-31' }, 'months'))).toEqual([
    '2026-11-01',
    '2026-12-01',
    '2027-01-01',
  ]);
});

test('a month is over when it is over in the company’s zone', () => {
  const instant = Temporal.Instant.from('2026-10-31T23:30:00Z');
  expect(lastMonthOver(instant, 'UTC')).toBe('2026-09');
  expect(lastMonthOver(instant, 'Europe/Paris')).toBe('2026-10');
  expect(lastMonthOver(Temporal.Instant.from('2026-11-01T03:00:00Z'), 'America/New_York')).toBe('2026-09');
  expect(monthBefore('2026-01')).toBe('2025-12');
});

test('the average is in minutes, and 0 without a consultation', () => {
  expect([averageMinutes(0, 0), averageMinutes(3, 9000), averageMinutes(3, 1000)]).toEqual([0, 50, 5.6]);
});
