/**
 * A session inside a personal programme. It is kept in the shape of a stored session, texts with their tokens and
 * variables with the values that count for this person, so that it is shown through the same freezing as a publication and a
 * changed dosage changes its texts too.
 */
import type { FrozenSession } from '../../contracts/index.ts';
import { resolveDosage, type DosageProblem, type Variable } from './dosage.ts';
import { currentExercise } from './earlier-shapes.ts';
import {
  freezeSession,
  freezeTag,
  type SessionProblem,
  type StoredExercise,
  type StoredFile,
  type StoredSession,
} from './freeze-session.ts';

const copyFile = ({ url, mime, alternativeText, width, height }: StoredFile): StoredFile => ({
  url,
  mime,
  alternativeText: alternativeText ?? null,
  width: width ?? null,
  height: height ?? null,
});

/** What is shown of an exercise and nothing else, so that publishing it again unchanged makes the same copy. */
function copyExercise(exercise: StoredExercise, variables: Variable[]): StoredExercise {
  const { documentId, title, summary, instructions, contraindications, stopIf } = exercise;
  return {
    documentId,
    title,
    summary: summary ?? null,
    instructions,
    contraindications: contraindications ?? null,
    stopIf: stopIf ?? null,
    position: exercise.position ?? null,
    author: exercise.author ?? null,
    licence: exercise.licence ?? null,
    variables,
    tags: (exercise.tags ?? []).map(freezeTag),
    media: (exercise.media ?? []).map(({ file, poster, captions, ...rest }) => ({
      file: file ? copyFile(file) : null,
      poster: poster ? copyFile(poster) : null,
      captions: captions ? copyFile(captions) : null,
      captionsLanguage: rest.captionsLanguage ?? null,
      transcript: rest.transcript ?? null,
      author: rest.author ?? null,
      licence: rest.licence ?? null,
    })),
  };
}

/** Copies a published session: what it overrides becomes the value of the copy's own variables. */
export function copySession(
  session: StoredSession | null,
): { content: StoredSession; problems: [] } | { content: null; problems: SessionProblem[] } {
  const { problems } = freezeSession(session);
  if (session === null || problems.length > 0) return { content: null, problems };
  const { documentId, title, summary, objective, level, durationMinutes, cover, tags } = session;
  const blocks = (session.blocks ?? []).map(({ rounds, restSeconds, overrides, exercise }) => {
    if (!exercise) throw new Error('a session without problems has its exercises');
    const values = new Map(
      resolveDosage(exercise.variables ?? [], overrides ?? []).doses.map(({ name, value }) => [name, value]),
    );
    const variables = (exercise.variables ?? []).map((variable) => ({
      ...variable,
      value: values.get(variable.name) ?? null,
    }));
    return { rounds, restSeconds, exercise: copyExercise(currentExercise(exercise), variables) };
  });
  return {
    problems: [],
    content: {
      ...(documentId === undefined ? {} : { documentId }),
      title,
      summary: summary ?? '',
      objective,
      level,
      durationMinutes,
      cover: cover ? copyFile(cover) : null,
      tags: (tags ?? []).map(freezeTag),
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
