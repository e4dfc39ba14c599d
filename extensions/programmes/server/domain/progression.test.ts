import { describe, expect, it } from 'vitest';
import type { StoredSession } from './freeze-session.ts';
import { fingerprintOf, holdReasons, nextValue, progressionOf } from './progression.ts';

const variable = { name: 'repetitions', type: 'integer' as const, value: '10', weeklyStep: 2, maximum: 20 };

describe('the next value of a variable', () => {
  it.each([
    ['grows by its step', {}, '12'],
    ['stops at its ceiling', { ceiling: 11 }, '11'],
    ['stops at its maximum', { value: '19', ceiling: 40 }, '20'],
    ['is none at the ceiling', { value: '12', ceiling: 12 }, null],
    ['is none beyond the ceiling: nothing is lowered', { value: '15', ceiling: 12 }, null],
    ['is none without a rule', { weeklyStep: null }, null],
    ['is none for a text', { type: 'text' as const }, null],
    ['keeps its decimals', { type: 'decimal' as const, value: '2,5', weeklyStep: 0.25 }, '2.75'],
    ['adds no noise to decimals', { type: 'decimal' as const, value: '0.1', weeklyStep: 0.2 }, '0.3'],
  ])('%s', (_what, change, expected) => {
    expect(nextValue({ ...variable, ...change })).toBe(expected);
  });
});

describe('a week that holds the progression back', () => {
  it.each([
    [{ effort: 7, pain: 4 }, []],
    [{ effort: 8, pain: null }, ['effort']],
    [{ effort: null, pain: 5 }, ['pain']],
    [{ effort: 9, pain: 9 }, ['effort', 'pain']],
  ])('%o', (report, reasons) => {
    expect(holdReasons(report)).toEqual(reasons);
  });
});

describe('the progression of a session', () => {
  const content = {
    title: 'Matin',
    blocks: [
      {
        rounds: 1,
        restSeconds: 0,
        exercise: { title: 'Chaise', variables: [variable, { name: 'pace', type: 'text', value: 'lent' }] },
      },
    ],
  } as unknown as StoredSession;

  it('names the exercise, the variable and both values', () => {
    expect(progressionOf('s', content)).toEqual([
      {
        sessionId: 's',
        session: 'Matin',
        block: 1,
        exercise: 'Chaise',
        name: 'repetitions',
        label: 'repetitions',
        unit: '',
        from: '10',
        to: '12',
      },
    ]);
  });

  it('has another fingerprint when a value changed in between', () => {
    const changes = progressionOf('s', content);
    const later = changes.map((change) => ({ ...change, from: '11' }));
    expect(fingerprintOf(changes)).not.toBe(fingerprintOf(later));
  });
});
