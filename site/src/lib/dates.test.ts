import { expect, test } from 'vitest';

import { dayLabel, formatInstant } from './dates.ts';

const instant = '2026-11-24T13:30:00Z';

test('an instant is written in the zone of the reader', () => {
  expect(formatInstant(instant, { locale: 'fr', timeZone: 'Europe/Paris' })).toBe(
    'mardi 24 novembre à 14\u00a0h\u00a030',
  );
  expect(formatInstant(instant, { locale: 'en', timeZone: 'Asia/Tokyo' })).toBe(
    'Tuesday 24 November at 22:30',
  );
  expect(formatInstant(instant, { locale: 'fr', timeZone: 'Pacific/Auckland', format: 'day' })).toBe(
    'mercredi 25 novembre',
  );
});

test('the first of a month is written as French writes it, and no other day', () => {
  const full = (day: string, locale: 'fr' | 'en') =>
    formatInstant(`${day}T12:00:00Z`, { locale, timeZone: 'UTC', format: 'full-day' });
  expect(full('2026-12-01', 'fr')).toBe('1er décembre 2026');
  expect(full('2026-12-21', 'fr')).toBe('21 décembre 2026');
  expect(full('2026-12-01', 'en')).toBe('1 December 2026');
  expect(dayLabel('2026-08-01', 'fr')).toBe('samedi 1er août');
  expect(formatInstant('2026-12-31T00:05:00Z', { locale: 'fr', timeZone: 'Europe/Paris' })).toBe(
    'jeudi 31 décembre à 1\u00a0h\u00a005',
  );
});

test('both sides of a clock change', () => {
  const time = (value: string) =>
    formatInstant(value, { locale: 'fr', timeZone: 'Europe/Paris', format: 'time' });
  expect(time('2026-03-29T00:30:00Z')).toBe('1\u00a0h\u00a030');
  expect(time('2026-03-29T01:30:00Z')).toBe('3\u00a0h\u00a030');
});
