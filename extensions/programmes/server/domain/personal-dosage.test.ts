import { expect, test } from 'vitest';
import { freezeSession, type StoredSession } from './freeze-session.ts';
import { checkDosage, withDosages } from './personal-dosage.ts';

const session: StoredSession = {
  title: 'Jambes',
  objective: 'strength',
  level: 'beginner',
  durationMinutes: 20,
  blocks: [
    {
      rounds: 1,
      restSeconds: 0,
      overrides: [{ name: 'repetitions', value: '8' }],
      exercise: {
        documentId: 'e'.repeat(24),
        title: 'Assis-debout',
        instructions: 'Levez-vous {{repetitions}} fois.',
        variables: [{ name: 'repetitions', type: 'integer', value: '10', minimum: 2, maximum: 12 }],
      },
    },
  ],
};
const dosage = { block: 1, name: 'repetitions', value: '3' };

test('a person’s value wins over the session’s and the exercise’s, in the text too; the session stays as it was', () => {
  const before = structuredClone(session);
  const block = freezeSession(withDosages(session, [dosage])).frozen?.blocks[0];
  expect(block?.dosage[0]?.value).toBe('3');
  expect(JSON.stringify(block?.instructions)).toContain('Levez-vous 3 fois.');
  expect(session).toEqual(before);
});

test.each([
  [dosage, null],
  [{ ...dosage, value: '13' }, 'variable_invalid'],
  [{ ...dosage, value: '2,5' }, 'variable_invalid'],
  [{ ...dosage, name: 'weight' }, 'variable_unknown'],
  [{ ...dosage, block: 2 }, 'block_unknown'],
])('%o is answered with %s', (asked, refusal) => {
  expect(checkDosage(session, asked)).toBe(refusal);
});
