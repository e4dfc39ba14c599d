import type { ProblemCode } from '../../contracts/index.ts';

/** A dosage variable of an exercise, as the panel stores it. */
export interface Variable {
  name: string;
  label?: string | null;
  type?: 'integer' | 'decimal' | 'text' | null;
  unit?: string | null;
  value?: string | null;
  minimum?: number | null;
  maximum?: number | null;
  /** What a hand adds or takes at once. */
  step?: number | null;
  /** What a week adds, when the exercise has a progression. */
  weeklyStep?: number | null;
  /** Where the progression ends. */
  ceiling?: number | null;
}

/** A value that a session gives to a variable of one of its exercises. */
export interface Override {
  name: string;
  value: string;
}

/** A variable with the value that counts. */
export interface Dose {
  name: string;
  label: string;
  value: string;
  unit: string;
}

/** What keeps a session from being published; `name` is the variable or the token. */
export interface DosageProblem {
  code: Extract<ProblemCode, 'variable_empty' | 'variable_invalid' | 'token_unknown'>;
  name: string;
}

function isInvalid(value: string, { type, minimum, maximum }: Variable): boolean {
  if (type === 'text') return false;
  const number = Number(value.replace(',', '.'));
  if (!Number.isFinite(number) || (type === 'integer' && !Number.isInteger(number))) return true;
  const isBelow = minimum !== null && minimum !== undefined && number < minimum;
  return isBelow || (maximum !== null && maximum !== undefined && number > maximum);
}

/** Gives each variable the nearest value: the session's, else the exercise's own. */
export function resolveDosage(
  variables: readonly Variable[],
  overrides: readonly Override[],
): { doses: Dose[]; problems: DosageProblem[] } {
  const nearest = new Map(overrides.map(({ name, value }) => [name, value.trim()]));
  const problems: DosageProblem[] = [];
  const doses = variables.map((variable) => {
    const { name, label, unit } = variable;
    const value = nearest.get(name) ?? variable.value?.trim() ?? '';
    if (value === '') problems.push({ code: 'variable_empty', name });
    else if (isInvalid(value, variable)) problems.push({ code: 'variable_invalid', name });
    return { name, label: label?.trim() ? label.trim() : name, value, unit: unit?.trim() ?? '' };
  });
  return { doses, problems };
}

/** A `{{token}}` of a text; its first group is the name. */
export const tokenPattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Puts the values into `{{tokens}}`; a token without a variable of its name is a problem and is never shown raw. */
export function fillTokens(
  text: string,
  doses: readonly Dose[],
): { text: string; problems: DosageProblem[] } {
  const values = new Map(doses.map(({ name, value }) => [name, value]));
  const problems: DosageProblem[] = [];
  const filled = text.replace(tokenPattern, (_whole, name: string) => {
    const value = values.get(name);
    // An empty variable is reported where it is declared.
    if (value === undefined) problems.push({ code: 'token_unknown', name });
    return value ?? '';
  });
  return { text: filled, problems };
}

/** What is wrong with the variables of an exercise themselves. */
export interface VariableProblem {
  code: DosageProblem['code'] | Extract<ProblemCode, 'variable_twice' | 'limits_crossed'>;
  name: string;
}

/**
 * What is wrong with the variables of an exercise and the texts that name them. A variable without a value is not: each
 * session may give its own.
 */
export function checkVariables(variables: readonly Variable[], texts: readonly string[]): VariableProblem[] {
  const problems: VariableProblem[] = [];
  const seen = new Set<string>();
  for (const variable of variables) {
    const { name, minimum, maximum, ceiling } = variable;
    const value = variable.value?.trim() ?? '';
    if (seen.has(name)) problems.push({ code: 'variable_twice', name });
    seen.add(name);
    const highest = Math.min(maximum ?? Infinity, ceiling ?? Infinity);
    if ((minimum ?? -Infinity) > highest) problems.push({ code: 'limits_crossed', name });
    else if (value !== '' && isInvalid(value, variable)) problems.push({ code: 'variable_invalid', name });
  }
  const unknown = texts.flatMap((text) =>
    [...text.matchAll(tokenPattern)].map(([, name = '']) => name).filter((name) => !seen.has(name)),
  );
  return [...problems, ...[...new Set(unknown)].map((name) => ({ code: 'token_unknown' as const, name }))];
}
