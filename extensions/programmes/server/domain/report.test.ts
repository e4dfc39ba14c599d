import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { checkReport } from './report.ts';

const now = Temporal.Instant.from('2026-03-01T12:00:00Z');
const done = { outcome: 'done', performedOn: '2026-03-01', minutes: 20, effort: 4, pain: null } as const;

describe('checkReport', () => {
  test('a session that was done needs minutes and effort', () => {
    expect(checkReport(done, now)).toEqual({ report: done, details: [] });
    const { details } = checkReport({ ...done, minutes: 0, effort: null }, now);
    expect(details.map(({ path }) => path)).toEqual(['minutes', 'effort']);
  });

  test('a skipped session loses what it cannot have', () => {
    expect(checkReport({ ...done, outcome: 'skipped' }, now)).toEqual({
      report: { ...done, outcome: 'skipped', minutes: 0, effort: null },
      details: [],
    });
  });

  test.each([
    ['2026-03-02', 0],
    ['2026-03-03', 1],
    ['2025-03-02', 0],
    ['2025-03-01', 1],
  ])('%s gives %i problem(s)', (performedOn, problems) => {
    expect(checkReport({ ...done, performedOn }, now).details).toHaveLength(problems);
  });
});
