import type {
  ExerciseBlock,
  ExerciseMedium,
  FrozenSession,
  Level,
  Media,
  Objective,
  Position,
  ProblemCode,
  Tag,
  TagKind,
} from '../../contracts/index.ts';
import {
  fillTokens,
  resolveDosage,
  type DosageProblem,
  type Dose,
  type Override,
  type Variable,
} from './dosage.ts';
import { currentExercise, type EarlierExercise } from './earlier-shapes.ts';
import { parseLines, parseRichText } from './rich-text.ts';

/** A file of the media library. */
export interface StoredFile {
  url: string;
  mime: string;
  alternativeText?: string | null;
  width?: number | null;
  height?: number | null;
}

/** One of the media of an exercise; the library may have lost its file. */
export interface StoredMedium {
  file?: StoredFile | null;
  poster?: StoredFile | null;
  captions?: StoredFile | null;
  captionsLanguage?: string | null;
  transcript?: string | null;
  author?: string | null;
  licence?: string | null;
}

/** A tag as the panel stores it; what was copied earlier has no kind. */
export interface StoredTag {
  slug: string;
  name: string;
  kind?: TagKind | null;
}

/** An exercise in its published version. */
export interface StoredExercise {
  documentId: string;
  title: string;
  summary?: string | null;
  instructions: string;
  contraindications?: string | null;
  stopIf?: string | null;
  position?: Position | null;
  author?: string | null;
  licence?: string | null;
  variables?: Variable[] | null;
  tags?: StoredTag[] | null;
  media?: StoredMedium[] | null;
}

/** A session in its published version, with what it is made of. */
export interface StoredSession {
  /** Which session of the panel it is or was copied from; unknown for one that was imported. */
  documentId?: string;
  title: string;
  summary?: string | null;
  objective: Objective;
  level: Level;
  durationMinutes: number;
  archivedAt?: string | null;
  cover?: StoredFile | null;
  tags?: StoredTag[] | null;
  blocks?:
    | {
        rounds: number;
        restSeconds: number;
        overrides?: Override[] | null;
        exercise?: StoredExercise | EarlierExercise | null;
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

/** A tag as pages show it: one of earlier, without a kind, is a topic. */
export const freezeTag = ({ slug, name, kind }: StoredTag): Tag => ({ slug, name, kind: kind ?? 'topic' });

const freezeMedium = (medium: StoredMedium & { file: StoredFile }): ExerciseMedium => ({
  ...freezeMedia(medium.file),
  poster: medium.poster ? { url: medium.poster.url } : null,
  captions: medium.captions ? { url: medium.captions.url, language: medium.captionsLanguage ?? 'fr' } : null,
  transcript: parseLines(medium.transcript ?? ''),
  author: medium.author ?? '',
  licence: medium.licence ?? '',
});

/** The equipment that an exercise names. */
const equipmentOf = (exercise: StoredExercise): Tag[] =>
  (exercise.tags ?? []).map(freezeTag).filter(({ kind }) => kind === 'equipment');

/** Whether every captions file is one that browsers read. */
export const hasReadableCaptions = ({ media }: StoredExercise): boolean =>
  (media ?? []).every(({ captions }) => !captions || captions.mime === 'text/vtt');

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
    position: exercise.position ?? null,
    equipment: equipmentOf(exercise),
    media: (exercise.media ?? []).flatMap(({ file, ...rest }) =>
      file ? [freezeMedium({ ...rest, file })] : [],
    ),
    author: exercise.author ?? '',
    licence: exercise.licence ?? '',
  };
  return { block, problems };
}

/** The session's own tags and the equipment of its exercises: what it is found by. */
const tagsOf = (own: readonly Tag[], blocks: readonly ExerciseBlock[]): Tag[] => [
  ...new Map(
    [...blocks.flatMap(({ equipment }) => equipment), ...own].map((tag) => [tag.slug, tag]),
  ).values(),
];

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
    if (!block.exercise) {
      problems.push({ code: 'exercise_unpublished', path, subject: String(index + 1) });
      continue;
    }
    const exercise = currentExercise(block.exercise);
    if (!hasReadableCaptions(exercise))
      problems.push({ code: 'captions_not_vtt', path, subject: exercise.title });
    const dosage = resolveDosage(exercise.variables ?? [], block.overrides ?? []);
    const freezing = freezeExercise(exercise, block, dosage.doses);
    const seen = new Set<string>();
    for (const { code, name } of [...dosage.problems, ...freezing.problems]) {
      if (seen.has(`${code} ${name}`)) continue;
      seen.add(`${code} ${name}`);
      problems.push({ code, path: `${path}.${name}`, subject: `${exercise.title} · ${name}` });
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
      tags: tagsOf((tags ?? []).map(freezeTag), blocks),
      cover: cover ? freezeMedia(cover) : null,
      blocks,
    },
  };
}
