import { expect, test } from 'vitest';
import { writeInstant } from './mail.ts';

test('an instant in a mail is written as its reader writes it, with the place whose hour it is', () => {
  const instant = new Date('2026-12-01T08:05:00Z');
  expect(writeInstant(instant, 'fr', 'Europe/Paris')).toBe(
    'mardi 1er décembre à 9\u00a0h\u00a005 (heure de Paris)',
  );
  expect(writeInstant(instant, 'en', 'America/New_York')).toBe('Tuesday 1 December at 03:05 (New York time)');
  expect(writeInstant(new Date('2026-12-21T23:30:00Z'), 'fr', 'Europe/Paris')).toBe(
    'mardi 22 décembre à 0\u00a0h\u00a030 (heure de Paris)',
  );
});
