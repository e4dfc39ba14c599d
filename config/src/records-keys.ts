/** The keys of records: given as variables or, as containers are given secrets, as files. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';

type Environment = Readonly<Record<string, string | undefined>>;

/** Keys apart by commas or lines, each long enough. */
export const retiringKeys = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(/[,\n]/)
      .map((key) => key.trim())
      .filter((key) => key !== ''),
  )
  .pipe(
    z.array(
      z
        .string()
        .min(32, 'RECORDS_KEYS_RETIRING holds a key shorter than 32 characters: separate keys by a comma.'),
    ),
  );

/** May stand in a file instead, as containers are given secrets; `X_FILE` names the file of `X`. */
export const fileVariables = ['RECORDS_KEY', 'RECORDS_KEYS_RETIRING'];

/** The environment with what stands in files, and a sentence for each file that cannot be used. */
export function readFiles(
  names: readonly string[],
  environment: Environment,
): { resolved: Environment; problems: string[] } {
  const resolved: Record<string, string | undefined> = { ...environment };
  const problems: string[] = [];
  for (const name of fileVariables.filter((variable) => names.includes(variable))) {
    const file = environment[`${name}_FILE`];
    if (file === undefined) continue;
    if (environment[name] !== undefined) {
      problems.push(`${name} and ${name}_FILE are both set: give one of them.`);
      continue;
    }
    try {
      resolved[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
      problems.push(`${name}_FILE names a file that cannot be read (${code}).`);
    }
  }
  return { resolved, problems };
}

/** What is wrong with the keys that retire, beside each of them. */
export function retiringProblems({
  RECORDS_KEY: current,
  RECORDS_KEYS_RETIRING: others,
}: Environment): string[] {
  return current !== undefined && (others ?? '').split(/[,\n]/).some((key) => key.trim() === current)
    ? ['RECORDS_KEYS_RETIRING holds RECORDS_KEY itself: it names the other keys.']
    : [];
}
