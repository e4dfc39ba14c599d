import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { monthlyParts, nightlyDays, nightsOfARound, type Days } from './nightly.ts';

const daysOf = ({ from, to }: Days): string[] => {
  const days: string[] = [];
  for (
    let day = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(day, to) <= 0;
    day = day.add({ days: 1 })
  ) {
    days.push(day.toString());
  }
  return days;
};
const plus = (days: number) => Temporal.PlainDate.from('2026-01-01').add({ days });

test('every day of the last year is recounted within one round of nights, and the last week every night', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 2000 }), (start) => {
      const seen = new Set<string>();
      for (let night = 0; night < nightsOfARound; night += 1) {
        const [recent, block] = nightlyDays(plus(start + night).toString());
        expect(daysOf(recent)).toHaveLength(9);
        for (const day of [...daysOf(recent), ...daysOf(block)]) seen.add(day);
      }
      const last = plus(start + nightsOfARound - 1);
      const missing = daysOf({ from: last.subtract({ days: 365 }).toString(), to: last.toString() }).filter(
        (day) => !seen.has(day),
      );
      expect(missing).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a period is worked on month by month, without a gap or an overlap', () => {
  expect(monthlyParts({ from: '2025-12-15', to: '2026-02-03' })).toEqual([
    { from: '2025-12-15', to: '2025-12-31' },
    { from: '2026-01-01', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-02-03' },
  ]);
  expect(monthlyParts({ from: '2026-02-03', to: '2026-02-03' })).toHaveLength(1);
});
