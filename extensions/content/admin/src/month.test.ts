import { describe, expect, it } from 'vitest';
import { monthGrid, monthOf, shiftMonth } from './month.ts';

describe('the weeks of a month', () => {
  it.each([
    ['2027-02-10', '2027-02-01', '2027-02-28', 4],
    ['2026-11-21', '2026-10-26', '2026-12-06', 6],
    ['2026-06-01', '2026-06-01', '2026-07-05', 5],
  ])('of %s go from %s to %s', (day, first, last, count) => {
    const grid = monthGrid(monthOf(day));
    expect([grid[0]?.[0], grid.at(-1)?.at(-1), grid.length]).toEqual([first, last, count]);
  });

  it('follow each other across the year', () => {
    expect([shiftMonth(monthOf('2026-12-31'), 1).text, shiftMonth(monthOf('2026-01-31'), -1).text]).toEqual([
      '2027-01',
      '2025-12',
    ]);
  });
});
