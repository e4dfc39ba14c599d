import { expect, test } from 'vitest';

import { assignmentFormSchema } from './coach.ts';

test('an empty number of weeks is that of the programme; no day is refused', () => {
  const typed = { key: '12345678', then: 'assign', startsOn: '2026-11-23', days: ['1', '3'], weeks: '' };
  expect(assignmentFormSchema.parse(typed)).toMatchObject({ weeks: undefined, days: [1, 3], replace: false });
  expect(assignmentFormSchema.safeParse({ ...typed, days: [] }).success).toBe(false);
});
