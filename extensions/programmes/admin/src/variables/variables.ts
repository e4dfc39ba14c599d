import { mostVariables, namedVariables, variableName, type variableTypes } from '../../../contracts/index.ts';
import { checkVariables, type Variable } from '../../../server/domain/dosage.ts';

/** A variable while it is edited. */
export interface EditedVariable extends Variable {
  type: (typeof variableTypes)[number];
}

/** What is wrong with one variable, where the person is looking. */
export type VariableFault =
  'name_missing' | 'name_invalid' | 'name_twice' | 'limits_crossed' | 'value_invalid' | 'step_invalid';

/** The variables of the form: what else the field may hold is shown as none. */
export const readVariables = (value: unknown): EditedVariable[] =>
  Array.isArray(value) ? (value as EditedVariable[]) : [];

/** A variable of a name, with the settings that fit the named ones. */
export function newVariable(name: string, label: string, unit: string | null): EditedVariable {
  const blank = { name, label, unit, type: 'integer', value: null } as const;
  switch (name) {
    case 'repetitions':
      return { ...blank, value: '10', minimum: 1, maximum: 50, step: 1 };
    case 'duration':
      return { ...blank, value: '5', minimum: 1, maximum: 60, step: 1 };
    case 'intensity':
      return { ...blank, value: '4', minimum: 0, maximum: 10, step: 1 };
    default:
      return blank;
  }
}

/** The named variables that are not there yet. */
export const missingNames = (variables: readonly Variable[]): (typeof namedVariables)[number][] =>
  namedVariables.filter((name) => !variables.some((variable) => variable.name === name));

/** Whether there is room for one more. */
export const hasRoom = (variables: readonly Variable[]): boolean => variables.length < mostVariables;

/** Whether a variable could have this name. */
export const isName = (name: string): boolean => variableName.test(name) && name.length <= 40;

function nameFault(variables: readonly Variable[], index: number): VariableFault[] {
  const name = variables[index]?.name ?? '';
  if (name === '') return ['name_missing'];
  if (!isName(name)) return ['name_invalid'];
  return variables.some((other, place) => place !== index && other.name === name) ? ['name_twice'] : [];
}

/** What is wrong with the variable at a place of the list. */
export function faultsOf(variables: readonly Variable[], index: number): VariableFault[] {
  const variable = variables[index];
  if (variable === undefined) return [];
  const codes = checkVariables([variable], []).map(({ code }) => code);
  const { step } = variable;
  return [
    ...nameFault(variables, index),
    ...(codes.includes('limits_crossed') ? ['limits_crossed' as const] : []),
    ...(codes.includes('variable_invalid') ? ['value_invalid' as const] : []),
    ...(typeof step === 'number' && step <= 0 ? ['step_invalid' as const] : []),
  ];
}

/** The list with the variable at `index` one place further up or down. */
export function movedBy(
  variables: readonly EditedVariable[],
  index: number,
  places: -1 | 1,
): EditedVariable[] {
  const target = variables[index + places];
  const moved = variables[index];
  if (target === undefined || moved === undefined) return [...variables];
  return variables.map((variable, place) =>
    place === index ? target : place === index + places ? moved : variable,
  );
}
