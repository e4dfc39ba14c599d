import type {
  ExerciseBlock,
  FrozenSession,
  Level,
  Media,
  Objective,
  ProblemCode,
} from '../../contracts/index.ts';
import {
  fillTokens,
  resolveDosage,
  type DosageProblem,
  type Dose,
  type Override,
  type Variable,
} from './dosage.ts';
import { parseLines, parseRichText } from './rich-text.ts';

/** A file of the media library. */
export interface StoredFile {
  url: string;
  mime: string;
  alternativeText?: string | null;
  width?: number | null;
  height?: number | null;
}

/** An exercise in its published version. */
export interface StoredExercise {
  documentId: string;
  title: string;
  summary?: string | null;
  instructions: string;
  contraindications?: string | null;
  stopIf?: string | null;
  captions?: string | null;
  author?: string | null;
  licence?: string | null;
  variables?: Variable[] | null;
  image?: StoredFile | null;
  media?: StoredFile[] | null;
}

/** A session in its published version, with what it is made of. */
export interface StoredSession {
  title: string;
  summary?: string | null;
  objective: Objective;
  level: Level;
  durationMinutes: number;
  archivedAt?: string | null;
  cover?: StoredFile | null;
  tags?: { slug: string; name: string }[] | null;
  blocks?:
    | {
        rounds: number;
        restSeconds: number;
        overrides?: Override[] | null;
        exercise?: StoredExercise | null;
      }[]
    | null;
}

/** What keeps a session from being published, and where: `blocks.1.repetitions`, the blocks counted from 1. */
export interface SessionProblem {
  code: ProblemCode;
  path: string;
  /** The exercise or the variable, as the editor named it. */
  subject: string;
}

/** A file of the library as pages show it. */
export function freezeMedia(file: StoredFile): Media {
  const family = file.mime.split('/')[0];
  return {
    kind: family === 'video' || family === 'audio' ? family : 'image',
    url: file.url,
    mime: file.mime,
    alt: file.alternativeText ?? '',
    width: file.width ?? null,
    height: file.height ?? null,
  };
}

function freezeExercise(
  exercise: StoredExercise,
  { rounds, restSeconds }: { rounds: number; restSeconds: number },
  doses: readonly Dose[],
): { block: ExerciseBlock; problems: DosageProblem[] } {
  const problems: DosageProblem[] = [];
  const fill = (text: string | null | undefined): string => {
    const filled = fillTokens(text ?? '', doses);
    problems.push(...filled.problems);
    return filled.text;
  };
  const block = {
    exerciseId: exercise.documentId,
    title: exercise.title,
    summary: fill(exercise.summary),
    instructions: parseRichText(fill(exercise.instructions)),
    contraindications: parseLines(fill(exercise.contraindications)),
    stopIf: parseLines(fill(exercise.stopIf)),
    rounds,
    restSeconds,
    dosage: [...doses],
    image: exercise.image ? freezeMedia(exercise.image) : null,
    media: (exercise.media ?? []).map(freezeMedia),
    captions: parseLines(exercise.captions ?? ''),
    author: exercise.author ?? '',
    licence: exercise.licence ?? '',
  };
  return { block, problems };
}

/**
 * Makes the frozen picture of a session, or lists everything that keeps it from being published.
 *
 * @param session the published version; null while there is only a draft.
 */
export function freezeSession(
  session: StoredSession | null,
): { frozen: FrozenSession; problems: [] } | { frozen: null; problems: SessionProblem[] } {
  if (session === null) return { frozen: null, problems: [{ code: 'not_published', path: '', subject: '' }] };
  const problems: SessionProblem[] = [];
  if ((session.archivedAt ?? null) !== null)
    problems.push({ code: 'archived', path: 'archivedAt', subject: '' });
  const stored = session.blocks ?? [];
  if (stored.length === 0) problems.push({ code: 'no_exercise', path: 'blocks', subject: '' });

  const blocks: ExerciseBlock[] = [];
  for (const [index, block] of stored.entries()) {
    const path = `blocks.${index + 1}`;
    // Strapi drops the relation to an exercise that is not published (any more).
    const exercise = block.exercise ?? null;
    if (exercise === null) {
      problems.push({ code: 'exercise_unpublished', path, subject: String(index + 1) });
      continue;
    }
    const dosage = resolveDosage(exercise.variables ?? [], block.overrides ?? []);
    const freezing = freezeExercise(exercise, block, dosage.doses);
    const seen = new Set<string>();
    for (const { code, name } of [...dosage.problems, ...freezing.problems]) {
      if (seen.has(`${code} ${name}`)) continue;
      seen.add(`${code} ${name}`);
      problems.push({ code, path: `${path}.${name}`, subject: `${exercise.title} : ${name}` });
    }
    blocks.push(freezing.block);
  }
  if (problems.length > 0) return { frozen: null, problems };

  const { title, summary, objective, level, durationMinutes, cover, tags } = session;
  return {
    problems: [],
    frozen: {
      title,
      summary: summary ?? '',
      objective,
      level,
      durationMinutes,
      tags: (tags ?? []).map(({ slug, name }) => ({ slug, name })),
      cover: cover ? freezeMedia(cover) : null,
      blocks,
    },
  };
}
