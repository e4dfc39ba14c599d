/** What differs between two lists of sessions: a template and its copy, or a copy and the version that is offered. */
import type { ProgrammeChange } from '../../contracts/index.ts';
import { currentExercise } from './earlier-shapes.ts';
import type { StoredSession } from './freeze-session.ts';

/** A session with what it is recognised by in the other list; null for one that the other list cannot have. */
export interface ComparedSession {
  key: string | null;
  content: StoredSession;
}

type Blocks = NonNullable<StoredSession['blocks']>;

const change = (
  kind: ProgrammeChange['kind'],
  session: string,
  rest: Partial<Omit<ProgrammeChange, 'kind' | 'session'>> = {},
): ProgrammeChange => ({ kind, session, exercise: null, label: null, from: null, to: null, ...rest });

type Exercise = NonNullable<Blocks[number]['exercise']>;

function texts(exercise: Exercise): string {
  const { title, instructions, contraindications, stopIf, media } = currentExercise(exercise);
  const transcripts = (media ?? []).flatMap(({ transcript }) => (transcript ? [transcript] : []));
  return JSON.stringify([title, instructions, contraindications ?? '', stopIf ?? '', transcripts]);
}

const valueText = (value: string | null | undefined, unit: string | null | undefined): string =>
  `${value ?? ''} ${unit ?? ''}`.trim();

function compareExercise(session: string, before: Blocks[number], after: Blocks[number]): ProgrammeChange[] {
  if (!before.exercise || !after.exercise) return [];
  const exercise = after.exercise.title;
  const known = new Map((before.exercise.variables ?? []).map((variable) => [variable.name, variable]));
  const changes = (after.exercise.variables ?? []).flatMap((variable) => {
    const old = known.get(variable.name);
    const from = valueText(old?.value, old?.unit);
    const to = valueText(variable.value, variable.unit);
    if (from === to) return [];
    return [
      change('dosage', session, { exercise, label: variable.label?.trim() || variable.name, from, to }),
    ];
  });
  if (before.rounds !== after.rounds)
    changes.push(
      change('rounds', session, { exercise, from: String(before.rounds), to: String(after.rounds) }),
    );
  if (texts(before.exercise) !== texts(after.exercise)) changes.push(change('text', session, { exercise }));
  return changes;
}

function compareSession(before: StoredSession, after: StoredSession): ProgrammeChange[] {
  const session = after.title;
  // An exercise may stand twice in a session: each is compared with the next of its kind.
  const rest = [...(before.blocks ?? [])];
  const changes: ProgrammeChange[] = [];
  for (const block of after.blocks ?? []) {
    const index = rest.findIndex(({ exercise }) => exercise?.documentId === block.exercise?.documentId);
    const [old] = index < 0 ? [] : rest.splice(index, 1);
    if (old === undefined)
      changes.push(change('exercise_added', session, { exercise: block.exercise?.title ?? '' }));
    else changes.push(...compareExercise(session, old, block));
  }
  for (const { exercise } of rest)
    changes.push(change('exercise_removed', session, { exercise: exercise?.title ?? '' }));
  return changes;
}

/** Every change that leads from the one list to the other, in the order of the second. */
export function compareSessions(
  before: readonly ComparedSession[],
  after: readonly ComparedSession[],
): ProgrammeChange[] {
  const old = new Map(before.flatMap(({ key, content }) => (key === null ? [] : [[key, content] as const])));
  const kept = after.flatMap(({ key }) => (key !== null && old.has(key) ? [key] : []));
  const changes = after.flatMap(({ key, content }) => {
    const known = key === null ? undefined : old.get(key);
    return known === undefined ? [change('added', content.title)] : compareSession(known, content);
  });
  const removed = before.filter(({ key }) => key === null || !kept.includes(key));
  changes.push(...removed.map(({ content }) => change('removed', content.title)));
  const orderBefore = before.flatMap(({ key }) => (key !== null && kept.includes(key) ? [key] : []));
  if (orderBefore.join('\n') !== kept.join('\n')) changes.push(change('order', ''));
  return changes;
}
