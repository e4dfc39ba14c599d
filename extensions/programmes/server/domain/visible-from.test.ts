import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { resolveVisibleFrom } from './visible-from.ts';

const now = Temporal.Instant.from('2026-03-01T12:00:00Z');
const at = (asked: Parameters<typeof resolveVisibleFrom>[0]) => {
  const moment = resolveVisibleFrom(asked, now);
  return 'at' in moment ? moment.at.toString() : moment.problem;
};

describe('resolveVisibleFrom', () => {
  test('nothing and a moment that has passed are now', () => {
    expect(at(undefined)).toBe('2026-03-01T12:00:00Z');
    expect(at('2026-02-01T00:00:00Z')).toBe('2026-03-01T12:00:00Z');
  });

  test.each([
    ['2026-03-28T08:00', 'Europe/Paris', '2026-03-28T07:00:00Z'],
    ['2026-03-29T08:00', 'Europe/Paris', '2026-03-29T06:00:00Z'],
    ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00Z'],
    ['2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00Z'],
    ['2026-07-01T08:00', 'America/Toronto', '2026-07-01T12:00:00Z'],
  ])('%s in %s is %s', (wallTime, timeZone, expected) => {
    expect(at({ wallTime, timeZone })).toBe(expected);
  });

  test('a zone or a date that does not exist, and one too far ahead', () => {
    expect(at({ wallTime: '2026-07-01T08:00', timeZone: 'Europe/Nowhere' })).toBe('zone_unknown');
    expect(at({ wallTime: '2026-02-30T08:00', timeZone: 'Europe/Paris' })).toBe('date_invalid');
    expect(at('2029-01-01T00:00:00Z')).toBe('too_far');
  });
});
