import { describe, expect, test } from 'vitest';
import { previewOf, unknownTokens } from './preview.ts';

const variables = [
  { name: 'repetitions', value: '10' },
  { name: 'pace', value: '' },
];

describe('the preview of a text', () => {
  test('is what a patient reads, with the default values', () => {
    expect(
      previewOf('Levez-vous **{{ repetitions }}** fois.\n\n1. Soufflez\n2. Reposez-vous', variables),
    ).toEqual([
      {
        kind: 'paragraph',
        ordered: false,
        lines: [
          [
            { kind: 'words', text: 'Levez-vous ' },
            { kind: 'value', text: '10' },
            { kind: 'words', text: ' fois.' },
          ],
        ],
      },
      {
        kind: 'list',
        ordered: true,
        lines: [[{ kind: 'words', text: 'Soufflez' }], [{ kind: 'words', text: 'Reposez-vous' }]],
      },
    ]);
  });

  test('keeps a token without a value, and one without a variable, as what they are', () => {
    expect(previewOf('{{pace}} {{reps}}', variables)[0]?.lines[0]).toEqual([
      { kind: 'empty', text: '{{pace}}' },
      { kind: 'words', text: ' ' },
      { kind: 'unknown', text: '{{reps}}' },
    ]);
    expect(unknownTokens(['{{reps}} {{pace}}', '{{ reps }} {{x}}'], variables)).toEqual(['reps', 'x']);
  });

  test('shows what was typed as text, never as markup', () => {
    const [block] = previewOf('<img src=x onerror=alert(1)> {{repetitions}}', [
      { name: 'repetitions', value: '<b>3</b>' },
    ]);
    expect(block?.lines[0]?.map(({ text }) => text).join('')).not.toContain('onerror');
  });
});
