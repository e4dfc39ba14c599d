import { describe, expect, it } from 'vitest';
import { clockText, roundSeconds, stepsOf } from './steps.ts';

const duration = (value: string, unit: string) => [{ name: 'duration', label: 'Durée', value, unit }];

describe('the steps of a session', () => {
  it('are its rounds with a rest between two, and none at the end', () => {
    const steps = stepsOf([
      { rounds: 2, restSeconds: 30, dosage: duration('45', 's') },
      { rounds: 1, restSeconds: 60, dosage: [] },
    ]);
    expect(steps.map(({ kind, exercise, round, seconds }) => [kind, exercise, round, seconds])).toEqual([
      ['work', 0, 1, 45],
      ['rest', 0, 2, 30],
      ['work', 0, 2, 45],
      ['rest', 1, 1, 30],
      ['work', 1, 1, null],
    ]);
  });

  it('leave out a rest of nothing', () => {
    expect(stepsOf([{ rounds: 3, restSeconds: 0, dosage: [] }])).toHaveLength(3);
  });

  it('last as long as their duration says, in its unit', () => {
    expect(roundSeconds(duration('1,5', 'min'))).toBe(90);
    expect(roundSeconds(duration('20', 'Secondes'))).toBe(20);
    expect(roundSeconds(duration('20', 'souffles'))).toBeNull();
    expect(roundSeconds(duration('un moment', 's'))).toBeNull();
    expect(roundSeconds([])).toBeNull();
  });

  it('show their time as a clock', () => {
    expect([0, 9, 65, 600].map(clockText)).toEqual(['0:00', '0:09', '1:05', '10:00']);
  });
});
