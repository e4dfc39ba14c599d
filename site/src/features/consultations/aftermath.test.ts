import { expect, test } from 'vitest';

import { instantOf, wallTimeOf } from './aftermath.ts';

test('a correction is typed in the reader’s zone; what was not changed keeps its seconds', () => {
  const began = '2026-10-05T08:03:21.500Z';
  expect(wallTimeOf(began, 'Europe/Paris')).toBe('2026-10-05T10:03');
  expect(instantOf('2026-10-05T10:03', 'Europe/Paris', began)).toBe(began);
  expect(instantOf('2026-10-05T10:05', 'Europe/Paris', began)).toBe('2026-10-05T08:05:00Z');
  expect(instantOf('2026-10-05T10:05', 'America/New_York', null)).toBe('2026-10-05T14:05:00Z');
});
