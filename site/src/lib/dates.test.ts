import { expect, test } from 'vitest';

import { formatInstant } from './dates.ts';

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

test('both sides of a clock change', () => {
  const time = (value: string) =>
    formatInstant(value, { locale: 'fr', timeZone: 'Europe/Paris', format: 'time' });
  expect(time('2026-03-29T00:30:00Z')).toBe('1\u00a0h\u00a030');
  expect(time('2026-03-29T01:30:00Z')).toBe('3\u00a0h\u00a030');
});
