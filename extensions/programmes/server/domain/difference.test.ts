import { describe, expect, it } from 'vitest';
import { compareSessions } from './difference.ts';
import type { StoredSession } from './freeze-session.ts';

const exercise = (documentId: string, value = '10', instructions = 'Levez-vous.') => ({
  rounds: 1,
  restSeconds: 0,
  exercise: {
    documentId,
    title: documentId,
    instructions,
    variables: [{ name: 'repetitions', label: 'Répétitions', value, unit: 'fois' }],
  },
});
const session = (key: string | null, title: string, ...blocks: ReturnType<typeof exercise>[]) => ({
  key,
  content: { title, blocks } as unknown as StoredSession,
});
const matin = session('1', 'Matin', exercise('chaise'), exercise('épaules'));
const soir = session('2', 'Soir', exercise('souffle'));
const nothing = { exercise: null, label: null, from: null, to: null };

describe('what differs', () => {
  it('is nothing between two that are the same', () => {
    expect(compareSessions([matin, soir], [matin, soir])).toEqual([]);
  });

  it('names a changed dosage with both values', () => {
    const changed = session('1', 'Matin', exercise('chaise', '12'), exercise('épaules'));
    expect(compareSessions([matin, soir], [changed, soir])).toEqual([
      {
        kind: 'dosage',
        session: 'Matin',
        exercise: 'chaise',
        label: 'Répétitions',
        from: '10 fois',
        to: '12 fois',
      },
    ]);
  });

  it('names sessions that were added and removed, and another order', () => {
    const added = session(null, 'Sieste', exercise('souffle'));
    expect(compareSessions([matin, soir], [soir, matin, added])).toEqual([
      { ...nothing, kind: 'added', session: 'Sieste' },
      { ...nothing, kind: 'order', session: '' },
    ]);
    expect(compareSessions([matin, soir], [soir])).toEqual([
      { ...nothing, kind: 'removed', session: 'Matin' },
    ]);
  });

  it('names exercises that came, went, or say something else', () => {
    const changed = session(
      '1',
      'Matin',
      exercise('chaise', '10', 'Levez-vous doucement.'),
      exercise('marche'),
    );
    expect(compareSessions([matin], [changed])).toEqual([
      { ...nothing, kind: 'text', session: 'Matin', exercise: 'chaise' },
      { ...nothing, kind: 'exercise_added', session: 'Matin', exercise: 'marche' },
      { ...nothing, kind: 'exercise_removed', session: 'Matin', exercise: 'épaules' },
    ]);
  });

  it('compares an exercise that stands twice with the next of its kind', () => {
    const twice = session('1', 'Matin', exercise('chaise', '10'), exercise('chaise', '5'));
    const changed = session('1', 'Matin', exercise('chaise', '10'), exercise('chaise', '6'));
    expect(compareSessions([twice], [changed])).toMatchObject([
      { kind: 'dosage', from: '5 fois', to: '6 fois' },
    ]);
  });
});
