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
