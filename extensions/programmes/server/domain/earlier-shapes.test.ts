import { describe, expect, test } from 'vitest';
import { exerciseBlockSchema } from '../../contracts/index.ts';
import { currentBlock, type EarlierBlock, type EarlierExercise } from './earlier-shapes.ts';
import type { StoredSession } from './freeze-session.ts';
import { copySession, showSession } from './personal-session.ts';

const picture = { kind: 'image', url: '/uploads/a.png', mime: 'image/png', alt: 'Une chaise' } as const;
const film = { kind: 'video', url: '/uploads/a.mp4', mime: 'video/mp4', alt: '' } as const;
const size = { width: null, height: null };

const block: EarlierBlock = {
  exerciseId: 'a'.repeat(24),
  title: 'Assis-debout',
  summary: '',
  instructions: [],
  contraindications: [],
  stopIf: [],
  rounds: 1,
  restSeconds: 0,
  dosage: [],
  image: { ...picture, ...size },
  media: [{ ...film, ...size }],
  captions: [{ kind: 'paragraph', text: 'Levez-vous.' }],
  author: 'Alice',
  licence: 'CC BY 4.0',
};

const exercise: EarlierExercise = {
  documentId: 'a'.repeat(24),
  title: 'Assis-debout',
  instructions: 'Levez-vous.',
  captions: 'Levez-vous.',
  author: 'Alice',
  image: { url: '/uploads/a.png', mime: 'image/png' },
  media: [{ url: '/uploads/a.mp4', mime: 'video/mp4' }],
};

const shownMedia = (media: readonly { url: string; transcript: unknown[] }[]) =>
  media.map(({ url, transcript }) => [url, transcript.length]);

describe('what was frozen with one picture and bare files', () => {
  test('is read as media, the picture first and the text at the film', () => {
    const read = exerciseBlockSchema.parse(currentBlock(block));
    expect(shownMedia(read.media)).toEqual([
      ['/uploads/a.png', 0],
      ['/uploads/a.mp4', 1],
    ]);
    expect([read.author, read.position, read.equipment]).toEqual(['Alice', null, []]);
    expect(currentBlock({ ...block, image: null, media: [] }).media).toEqual([]);
  });

  test('is left as it is when it is of today', () => {
    const today = currentBlock(block);
    expect(currentBlock(today)).toBe(today);
  });

  test('shows and copies from a personal programme too', () => {
    const content: StoredSession = {
      title: 'Jambes',
      objective: 'strength',
      level: 'beginner',
      durationMinutes: 10,
      blocks: [{ rounds: 1, restSeconds: 0, exercise }],
    };
    expect(shownMedia(showSession(content).blocks[0]?.media ?? [])).toEqual([
      ['/uploads/a.png', 0],
      ['/uploads/a.mp4', 1],
    ]);
    const copy = copySession(content).content;
    expect(copy === null ? null : showSession(copy)).toEqual(showSession(content));
  });
});
