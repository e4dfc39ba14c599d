import { describe, expect, test } from 'vitest';
import { variablesSchema } from '../../../contracts/index.ts';
import { faultsOf, missingNames, movedBy, newVariable, type EditedVariable } from './variables.ts';

const variable = (fields: Partial<EditedVariable>): EditedVariable => ({
  name: 'sets',
  type: 'integer',
  value: '3',
  ...fields,
});
const faults = (...variables: Partial<EditedVariable>[]) =>
  variables.map((_, index) => faultsOf(variables.map(variable), index));

describe('what is wrong with a variable', () => {
  test('is said of the one it is about', () => {
    expect(faults({})).toEqual([[]]);
    expect(faults({ name: '' }, { name: 'Été' })).toEqual([['name_missing'], ['name_invalid']]);
    expect(faults({}, { name: 'pace' }, {})).toEqual([['name_twice'], [], ['name_twice']]);
    expect(faults({ minimum: 5, maximum: 4 }, { name: 'b', minimum: 2, ceiling: 1 })).toEqual([
      ['limits_crossed'],
      ['limits_crossed'],
    ]);
    expect(faults({ maximum: 2 }, { name: 'b', value: '1.5' }, { name: 'c', step: 0 })).toEqual([
      ['value_invalid'],
      ['value_invalid'],
      ['step_invalid'],
    ]);
  });
});

describe('the list of variables', () => {
  test('offers the named ones until they are there, each as the server takes it', () => {
    const named = missingNames([]).map((name) => newVariable(name, 'X', 'fois'));
    expect(variablesSchema.safeParse(named).success).toBe(true);
    expect(named.flatMap((_, index) => faultsOf(named, index))).toEqual([]);
    expect(missingNames(named)).toEqual([]);
  });

  test('moves one up or down, never out of it', () => {
    const list = ['a', 'b', 'c'].map((name) => variable({ name }));
    const names = (variables: EditedVariable[]) => variables.map(({ name }) => name).join('');
    expect([movedBy(list, 0, 1), movedBy(list, 2, -1), movedBy(list, 0, -1)].map(names)).toEqual([
      'bac',
      'acb',
      'abc',
    ]);
  });
});
