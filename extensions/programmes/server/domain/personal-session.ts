/**
 * A session inside a personal programme. It is kept in the shape of a stored session, texts with their tokens and
 * variables with the values that count for this person, so that it is shown through the same freezing as a publication and a
 * changed dosage changes its texts too.
 */
import type { FrozenSession } from '../../contracts/index.ts';
import { resolveDosage, type DosageProblem, type Variable } from './dosage.ts';
import { freezeSession, type SessionProblem, type StoredSession } from './freeze-session.ts';

/** Copies a published session: what it overrides becomes the value of the copy's own variables. */
export function copySession(
  session: StoredSession | null,
): { content: StoredSession; problems: [] } | { content: null; problems: SessionProblem[] } {
  const { problems } = freezeSession(session);
  if (session === null || problems.length > 0) return { content: null, problems };
  const { title, summary, objective, level, durationMinutes, cover, tags } = session;
  const blocks = (session.blocks ?? []).map(({ rounds, restSeconds, overrides, exercise }) => {
    if (!exercise) throw new Error('a session without problems has its exercises');
    const values = new Map(
      resolveDosage(exercise.variables ?? [], overrides ?? []).doses.map(({ name, value }) => [name, value]),
    );
    const variables = (exercise.variables ?? []).map((variable) => ({
      ...variable,
      value: values.get(variable.name) ?? null,
    }));
    return { rounds, restSeconds, exercise: { ...exercise, variables } };
  });
  return {
    problems: [],
    content: {
      title,
      summary: summary ?? '',
      objective,
      level,
      durationMinutes,
      cover: cover ?? null,
      tags: tags ?? [],
      blocks,
    },
  };
}

/** The session as its patient sees it. Contents are only written when they have no problem. */
export function showSession(content: StoredSession): FrozenSession {
  const { frozen } = freezeSession(content);
  if (frozen === null) throw new Error('a stored session of a programme cannot be shown');
  return frozen;
}

/** A value that cannot be taken, and why. */
export type DosageRefusal = DosageProblem | { code: 'block_unknown' | 'variable_unknown'; name: string };

/**
 * The session with other values for the variables of one exercise.
 *
 * @param block which exercise, counted from 1.
 */
export function changeDosage(
  content: StoredSession,
  block: number,
  values: Readonly<Record<string, string>>,
): { content: StoredSession; refusals: DosageRefusal[] } {
  const blocks = content.blocks ?? [];
  const changed = blocks[block - 1];
  if (!changed?.exercise) return { content, refusals: [{ code: 'block_unknown', name: String(block) }] };
  const variables: readonly Variable[] = changed.exercise.variables ?? [];
  const unknown = Object.keys(values).filter((name) => !variables.some((variable) => variable.name === name));
  const overrides = Object.entries(values).map(([name, value]) => ({ name, value }));
  const { doses, problems } = resolveDosage(variables, overrides);
  const refusals = [...problems, ...unknown.map((name) => ({ code: 'variable_unknown' as const, name }))];
  const valueOf = new Map(doses.map(({ name, value }) => [name, value]));
  const exercise = {
    ...changed.exercise,
    variables: variables.map((variable) => ({ ...variable, value: valueOf.get(variable.name) ?? null })),
  };
  return {
    refusals,
    content: {
      ...content,
      blocks: blocks.map((other, index) => (index === block - 1 ? { ...changed, exercise } : other)),
    },
  };
}
