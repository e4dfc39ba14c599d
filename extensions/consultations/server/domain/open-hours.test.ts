import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { covers, findIdleRules, findOpenHours } from './open-hours.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const rule = {
  weekday: 2,
  startTime: '09:00',
  endTime: '12:00',
  timeZone: 'Europe/Paris',
  slotMinutes: 50,
  validFrom: null,
  validTo: null,
} as const;
const period = { start: at('2026-11-23T00:00:00Z'), end: at('2026-11-30T00:00:00Z') };
const closed = {
  kind: 'closed',
  day: '2026-11-24',
  startTime: '10:00',
  endTime: '11:00',
  timeZone: 'Europe/Paris',
} as const;
const hours = (...parameters: Parameters<typeof findOpenHours>) =>
  findOpenHours(...parameters).map(({ start, end }) =>
    [start, end].map((epoch) => new Date(epoch).toISOString().slice(11, 16)).join('-'),
  );

describe('hours of work', () => {
  test('weekly ones, less closings, and extra ones that close nothing', () => {
    expect(hours([rule], [], period)).toEqual(['08:00-11:00']);
    expect(hours([rule], [closed], period)).toEqual(['08:00-09:00', '10:00-11:00']);
    expect(hours([rule], [closed, { ...closed, kind: 'extra' }], period)).toEqual(['08:00-11:00']);
    expect(hours([rule], [{ ...closed, startTime: null, endTime: null }], period)).toEqual([]);
  });

  test('hours that follow each other are one', () => {
    const found = findOpenHours([rule, { ...rule, startTime: '12:00', endTime: '14:00' }], [], period);
    expect(covers(found, { start: at('2026-11-24T10:30:00Z'), end: at('2026-11-24T11:20:00Z') })).toBe(true);
    expect(covers(found, { start: at('2026-11-24T12:30:00Z'), end: at('2026-11-24T13:20:00Z') })).toBe(false);
  });
});

test('hours that never offer a slot are found', () => {
  expect(
    findIdleRules([
      rule,
      { ...rule, endTime: '09:40' },
      { ...rule, validFrom: '2026-11-25', validTo: '2026-11-30' },
      { ...rule, validFrom: '2026-11-25', validTo: '2026-12-01' },
    ]),
  ).toEqual([1, 2]);
});
