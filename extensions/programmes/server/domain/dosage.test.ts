import { describe, expect, test } from 'vitest';
import { checkVariables, fillTokens, resolveDosage } from './dosage.ts';

const repetitions = {
  name: 'repetitions',
  label: 'Répétitions',
  type: 'integer',
  unit: 'fois',
  value: '10',
  minimum: 1,
  maximum: 20,
} as const;

describe('resolveDosage', () => {
  test('the value of the session wins over that of the exercise', () => {
    expect(resolveDosage([repetitions], [{ name: 'repetitions', value: ' 12 ' }])).toEqual({
      doses: [{ name: 'repetitions', label: 'Répétitions', value: '12', unit: 'fois' }],
      problems: [],
    });
    expect(resolveDosage([repetitions], []).doses[0]?.value).toBe('10');
  });

  test('a variable without a value is a problem', () => {
    const { problems } = resolveDosage([{ name: 'duration', value: ' ' }], []);
    expect(problems).toEqual([{ code: 'variable_empty', name: 'duration' }]);
  });

  test.each([['0'], ['21'], ['1,5'], ['beaucoup']])(
    '%s is refused for a whole number from 1 to 20',
    (value) => {
      const { problems } = resolveDosage([repetitions], [{ name: 'repetitions', value }]);
      expect(problems).toEqual([{ code: 'variable_invalid', name: 'repetitions' }]);
    },
  );

  test('a decimal may use a comma, a text may be anything', () => {
    const weight = { name: 'weight', type: 'decimal', value: '2,5', minimum: 0, maximum: 3 } as const;
    expect(resolveDosage([weight, { name: 'intensity', type: 'text', value: 'douce' }], []).problems).toEqual(
      [],
    );
  });
});

describe('fillTokens', () => {
  const doses = [{ name: 'repetitions', label: 'Répétitions', value: '12', unit: '' }];

  test('tokens take their value, spaces inside the braces aside', () => {
    expect(fillTokens('Faites {{repetitions}} fois, puis {{ repetitions }}.', doses)).toEqual({
      text: 'Faites 12 fois, puis 12.',
      problems: [],
    });
  });

  test('an unknown token is a problem and is never shown raw', () => {
    expect(fillTokens('Tenez {{duree}} et {{constructor}}', doses)).toEqual({
      text: 'Tenez  et ',
      problems: [
        { code: 'token_unknown', name: 'duree' },
        { code: 'token_unknown', name: 'constructor' },
      ],
    });
  });
});

describe('the variables of an exercise', () => {
  const variable = { name: 'repetitions', type: 'integer' as const, value: '10', minimum: 5, maximum: 20 };

  test.each([
    ['are sound', [variable], ['Faites {{repetitions}}.'], []],
    ['may wait for the value of a session', [{ ...variable, value: '' }], [], []],
    ['are not two of one name', [variable, variable], [], ['variable_twice repetitions']],
    [
      'have a minimum below their maximum',
      [{ ...variable, minimum: 30 }],
      [],
      ['limits_crossed repetitions'],
    ],
    ['have a minimum below their ceiling', [{ ...variable, ceiling: 4 }], [], ['limits_crossed repetitions']],
    ['keep to their limits', [{ ...variable, value: '40' }], [], ['variable_invalid repetitions']],
    ['are all that the texts name', [variable], ['{{force}} et {{ force }}'], ['token_unknown force']],
  ])('%s', (_what, variables, texts, expected) => {
    expect(checkVariables(variables, texts).map(({ code, name }) => `${code} ${name}`)).toEqual(expected);
  });
});
