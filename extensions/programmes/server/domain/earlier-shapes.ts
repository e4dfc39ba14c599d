/**
 * What was frozen or copied while an exercise had one picture, a list of bare files and one text for all of them. It is kept as
 * it was, since a person saw it so, and read as exercises are today.
 */
import type { ExerciseBlock, Media, TextBlock } from '../../contracts/index.ts';
import type { StoredExercise, StoredFile, StoredMedium } from './freeze-session.ts';

/** An exercise of a personal programme or a template version of that time. */
export interface EarlierExercise extends Omit<StoredExercise, 'media'> {
  image: StoredFile | null;
  media?: StoredFile[] | null;
  captions?: string | null;
}

/** An exercise of a publication of that time. */
export interface EarlierBlock extends Omit<ExerciseBlock, 'media' | 'position' | 'equipment'> {
  image: Media | null;
  media: Media[];
  captions: TextBlock[];
}

/** Where the one text goes: to the first video or sound, else to the first picture. */
const placeOfText = (isImage: readonly boolean[]): number => Math.max(0, isImage.indexOf(false));

/** The exercise in today's shape. */
export function currentExercise(exercise: StoredExercise | EarlierExercise): StoredExercise {
  if (!('image' in exercise)) return exercise;
  const { image, media, captions, ...rest } = exercise;
  const files = [...(image === null ? [] : [image]), ...(media ?? [])];
  const spoken = placeOfText(files.map(({ mime }) => mime.startsWith('image/')));
  return {
    ...rest,
    media: files.map((file, index): StoredMedium => ({
      file,
      ...(index === spoken ? { transcript: captions ?? null } : {}),
    })),
  };
}

/** The frozen exercise in today's shape. */
export function currentBlock(block: ExerciseBlock | EarlierBlock): ExerciseBlock {
  if (!('image' in block)) return block;
  const { image, media, captions, ...rest } = block;
  const files = [...(image === null ? [] : [image]), ...media];
  const spoken = placeOfText(files.map(({ kind }) => kind === 'image'));
  return {
    ...rest,
    position: null,
    equipment: [],
    media: files.map((file, index) => ({
      ...file,
      poster: null,
      captions: null,
      transcript: index === spoken ? captions : [],
      author: '',
      licence: '',
    })),
  };
}
