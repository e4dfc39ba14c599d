import type { DosageProblem } from './dosage.ts';
import { resolveDosage } from './dosage.ts';
import type { StoredSession } from './freeze-session.ts';

/** A value for one variable of one exercise of a session; `block` counts from 1. */
export interface Dosage {
  block: number;
  name: string;
  value: string;
}

/** Why a value cannot be taken. */
export type DosageRefusal = DosageProblem['code'] | 'block_unknown' | 'variable_unknown';

/** Why one value cannot be taken for this session; null when it can. */
export function checkDosage(session: StoredSession, { block, name, value }: Dosage): DosageRefusal | null {
  const exercise = session.blocks?.[block - 1]?.exercise;
  if (!exercise) return 'block_unknown';
  const variable = (exercise.variables ?? []).find((known) => known.name === name);
  if (variable === undefined) return 'variable_unknown';
  return resolveDosage([variable], [{ name, value }]).problems[0]?.code ?? null;
}

/** A value as it is kept with the publication: with the exercise, for blocks may be put in another order later. */
export interface KeptDosage extends Dosage {
  exercise: string;
}

/** The values of a person as they are kept. */
export const keepDosages = (session: StoredSession, dosages: readonly Dosage[]): KeptDosage[] =>
  dosages.map(({ block, name, value }) => ({
    block,
    name,
    value,
    exercise: session.blocks?.[block - 1]?.exercise?.documentId ?? '',
  }));

/**
 * Kept values where the session has their exercise now: in the same block, else in the only one. Whether a value still fits is asked
 * when the session is frozen; a value whose exercise or variable is gone has no place any more.
 */
export function placeDosages(session: StoredSession, kept: readonly KeptDosage[]): Dosage[] {
  const exercises = (session.blocks ?? []).map(({ exercise }) => exercise?.documentId ?? null);
  return kept.flatMap(({ block, name, value, exercise }) => {
    const isOnlyOne = exercises.indexOf(exercise) === exercises.lastIndexOf(exercise);
    const place =
      exercises[block - 1] === exercise ? block - 1 : isOnlyOne ? exercises.indexOf(exercise) : -1;
    const variables = session.blocks?.[place]?.exercise?.variables ?? [];
    return variables.some((variable) => variable.name === name) ? [{ block: place + 1, name, value }] : [];
  });
}

/** The session with one person's values in the place of its own; they win over the session's and the exercise's. */
export function withDosages(session: StoredSession, dosages: readonly Dosage[]): StoredSession {
  return {
    ...session,
    blocks: (session.blocks ?? []).map((block, index) => {
      const own = dosages.filter((dosage) => dosage.block === index + 1);
      const kept = (block.overrides ?? []).filter(({ name }) => !own.some((dosage) => dosage.name === name));
      return { ...block, overrides: [...kept, ...own.map(({ name, value }) => ({ name, value }))] };
    }),
  };
}
