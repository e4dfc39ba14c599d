/** Occupancy against a count of minutes, one by one, in zones whose clocks change. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { monthsOf, occupancyOf, openDaysOf, sumOccupancy, type OpeningRule } from './occupancy.ts';

const minute = 60_000;
const paris: OpeningRule = {
  opensAt: '08:00',
  closesAt: '21:00',
  weekend: true,
  evening: true,
  timeZone: 'Europe/Paris',
};
const at = (iso: string) => new Date(iso).getTime();

/**
 * Minutes of each day, counted one by one by what the clocks show. The clocks are asked each quarter of an hour: no zone of the
 * test changes them, nor has a midnight, in between.
 */
function countNaively(
  rule: OpeningRule,
  from: string,
  to: string,
  closedDays: ReadonlySet<string>,
  reservations: readonly { start: number; end: number }[],
) {
  const counted = new Map<string, { openMinutes: number; occupiedMinutes: number }>();
  const start = Temporal.PlainDate.from(from).toZonedDateTime(rule.timeZone).epochMilliseconds;
  const end = Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime(rule.timeZone).epochMilliseconds;
  const closesAt = !rule.evening && rule.closesAt > '18:00' ? '18:00' : rule.closesAt;
  for (let quarter = start; quarter < end; quarter += 15 * minute) {
    const clock = Temporal.Instant.fromEpochMilliseconds(quarter).toZonedDateTimeISO(rule.timeZone);
    const day = clock.toPlainDate().toString();
    const known = counted.get(day) ?? { openMinutes: 0, occupiedMinutes: 0 };
    counted.set(day, known);
    if (closedDays.has(day) || (!rule.weekend && clock.dayOfWeek > 5)) continue;
    const hourText = clock.toPlainTime().toString().slice(0, 3);
    for (let step = 0; step < 15; step += 1) {
      const wall = `${hourText}${String(clock.minute + step).padStart(2, '0')}`;
      if (wall < rule.opensAt || wall >= closesAt) continue;
      const instant = quarter + step * minute;
      known.openMinutes += 1;
      if (reservations.some((one) => one.start <= instant && instant < one.end)) known.occupiedMinutes += 1;
    }
  }
  return [...counted].map(([day, minutes]) => ({ day, ...minutes }));
}

const rules: fc.Arbitrary<OpeningRule> = fc.record({
  opensAt: fc.constantFrom('00:00', '01:30', '08:00', '09:15'),
  closesAt: fc.constantFrom('17:00', '18:30', '21:00', '23:00'),
  weekend: fc.boolean(),
  evening: fc.boolean(),
  timeZone: fc.constantFrom(
    'Europe/Paris',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'UTC',
  ),
});
// Around the clock changes of these zones.
const starts = fc.constantFrom('2026-03-06', '2026-03-27', '2026-10-02', '2026-10-23', '2026-10-30');

describe('occupancy', () => {
  it('is what counting minutes one by one gives', () => {
    const reservation = fc
      .tuple(fc.integer({ min: -600, max: 6_000 }), fc.integer({ min: 1, max: 900 }))
      .map(([from, length]) => ({ from, length }));
    fc.assert(
      fc.property(
        rules,
        starts,
        fc.array(reservation, { maxLength: 8 }),
        fc.boolean(),
        (rule, from, list, closes) => {
          const to = Temporal.PlainDate.from(from).add({ days: 3 }).toString();
          const closed = new Set(closes ? [Temporal.PlainDate.from(from).add({ days: 1 }).toString()] : []);
          const begin = at(`${from}T00:00:00Z`);
          const reservations = list.map((one) => ({
            start: begin + one.from * minute,
            end: begin + (one.from + one.length) * minute,
          }));
          const days = occupancyOf(openDaysOf(rule, from, to, closed), reservations);
          expect(days.map(({ isClosed: _isClosed, ...day }) => day)).toEqual(
            countNaively(rule, from, to, closed, reservations),
          );
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  });

  it('of a year is the sum of its months and of its days', () => {
    const reservations = Array.from({ length: 500 }, (_reservation, index) => {
      const start = at('2026-01-01T05:00:00Z') + index * 17 * 60 * minute;
      return { start, end: start + ((index % 9) + 1) * 45 * minute };
    });
    const days = occupancyOf(openDaysOf(paris, '2026-01-01', '2026-12-31', new Set()), reservations);
    expect(days).toHaveLength(365);
    expect(monthsOf(days)).toHaveLength(12);
    expect(sumOccupancy(monthsOf(days))).toEqual(sumOccupancy(days));
  });

  it('counts a minute once, and none of a closed room', () => {
    const morning = { start: at('2026-11-21T07:00:00Z'), end: at('2026-11-21T11:00:00Z') };
    const night = { start: at('2026-11-21T19:00:00Z'), end: at('2026-11-22T03:00:00Z') };
    const of = (rule: OpeningRule, closed: string[] = []) =>
      occupancyOf(openDaysOf(rule, '2026-11-21', '2026-11-21', new Set(closed)), [
        morning,
        morning,
        night,
      ])[0];
    expect(of(paris)).toEqual({ day: '2026-11-21', isClosed: false, openMinutes: 780, occupiedMinutes: 300 });
    expect(of({ ...paris, evening: false })).toMatchObject({ openMinutes: 600, occupiedMinutes: 240 });
    expect(of({ ...paris, weekend: false })).toMatchObject({
      isClosed: true,
      openMinutes: 0,
      occupiedMinutes: 0,
    });
    expect(of(paris, ['2026-11-21'])).toMatchObject({ isClosed: true, openMinutes: 0, occupiedMinutes: 0 });
  });
});
