import { expect, test } from 'vitest';
import { wallTimeIn } from './calendar-items.ts';

test('a moment stands on the day of the zone in which it was planned', () => {
  const at = '2026-11-30T23:30:00.000Z';
  expect(wallTimeIn(at, 'Europe/Paris')).toEqual({ day: '2026-12-01', time: '00:30' });
  expect(wallTimeIn(at, 'America/Cayenne')).toEqual({ day: '2026-11-30', time: '20:30' });
});

test('the wall time is that of its own day across a clock change', () => {
  expect(wallTimeIn('2026-03-28T07:00:00.000Z', 'Europe/Paris').time).toBe('08:00');
  expect(wallTimeIn('2026-03-29T06:00:00.000Z', 'Europe/Paris').time).toBe('08:00');
});
