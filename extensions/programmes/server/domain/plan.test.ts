import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { lastDayOf, planSessions, replanAfterPause, withoutKept } from './plan.ts';

const turn = (...ids: string[]) => ids.map((id) => ({ id, week: null }));

describe('the days of a programme', () => {
  test('follow each other in turn on the chosen days, from the first day to the last', () => {
    // 2026-10-21 is a Wednesday; the clocks of Paris change on Sunday the 25th.
    const planned = planSessions(
      { startsOn: '2026-10-21', endsOn: '2026-11-01', days: [5, 1, 3] },
      turn('a', 'b'),
    );
    expect(planned).toEqual([
      { sessionId: 'a', dueOn: '2026-10-21' },
      { sessionId: 'b', dueOn: '2026-10-23' },
      { sessionId: 'a', dueOn: '2026-10-26' },
      { sessionId: 'b', dueOn: '2026-10-28' },
      { sessionId: 'a', dueOn: '2026-10-30' },
    ]);
  });

  test('take the sessions of each week of the template, and begin again after its last', () => {
    const sessions = [
      { id: 'a', week: 1 },
      { id: 'b', week: 1 },
      { id: 'c', week: 2 },
    ];
    const planned = planSessions({ startsOn: '2026-11-02', endsOn: '2026-11-22', days: [2, 4] }, sessions);
    expect(planned.map(({ sessionId, dueOn }) => `${sessionId} ${dueOn.slice(8)}`)).toEqual([
      'a 03',
      'b 05',
      'c 10',
      'a 17',
      'b 19',
    ]);
  });

  test('put what is too much for a week on its last day, and lose none', () => {
    const sessions = ['a', 'b', 'c'].map((id) => ({ id, week: 1 }));
    const planned = planSessions({ startsOn: '2026-11-02', endsOn: '2026-11-08', days: [1, 2] }, sessions);
    expect(planned.map(({ dueOn }) => dueOn)).toEqual(['2026-11-02', '2026-11-03', '2026-11-03']);
  });

  test('are none when the rule matches none', () => {
    expect(planSessions({ startsOn: '2026-11-03', endsOn: '2026-11-06', days: [1] }, turn('a'))).toEqual([]);
    expect(planSessions({ startsOn: '2026-11-02', endsOn: '2026-11-08', days: [1] }, [])).toEqual([]);
  });

  test('always lie within the rule, on its days, in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 0, max: 400 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 5 }),
        (offset, length, days, count) => {
          const first = Temporal.PlainDate.from('2024-01-01').add({ days: offset });
          const last = first.add({ days: length });
          const sessions = turn(...Array.from({ length: count }, (_, index) => String(index)));
          const dates = planSessions(
            { startsOn: first.toString(), endsOn: last.toString(), days },
            sessions,
          ).map(({ dueOn }) => Temporal.PlainDate.from(dueOn));
          let expected = 0;
          for (let step = 0; step <= length; step += 1)
            if (days.includes(first.add({ days: step }).dayOfWeek)) expected += 1;
          expect(dates).toHaveLength(expected);
          expect([...dates].sort(Temporal.PlainDate.compare)).toEqual(dates);
          for (const date of dates) {
            expect(days).toContain(date.dayOfWeek);
            expect(Temporal.PlainDate.compare(date, first)).toBeGreaterThanOrEqual(0);
            expect(Temporal.PlainDate.compare(date, last)).toBeLessThanOrEqual(0);
          }
        },
      ),
    );
  });
});

test('so many weeks end on a Sunday', () => {
  expect(lastDayOf('2026-11-04', 1)).toBe('2026-11-08');
  expect(lastDayOf('2026-11-02', 8)).toBe('2026-12-27');
});

test('what waited during a pause goes to the next days of the rule', () => {
  expect(replanAfterPause([1, 4], '2026-11-05', 3)).toEqual(['2026-11-05', '2026-11-09', '2026-11-12']);
  expect(replanAfterPause([], '2026-11-05', 3)).toEqual([]);
});

test('what stands already takes one place of its day, its own if it can', () => {
  const on = (sessionId: string, dueOn = '2026-11-05') => ({ sessionId, dueOn });
  const planned = [on('b'), on('a'), on('c', '2026-11-06')];
  expect(withoutKept(planned, [on('a')])).toEqual([on('b'), on('c', '2026-11-06')]);
  expect(withoutKept(planned, [on('removed')])).toEqual([on('a'), on('c', '2026-11-06')]);
  expect(withoutKept(planned, [on('removed'), on('a')])).toEqual([on('c', '2026-11-06')]);
  expect(withoutKept(planned, [on('a', '2026-11-09')])).toEqual(planned);
});
