import { describe, expect, test } from 'vitest';
import { freezeSession, type StoredExercise, type StoredSession } from './freeze-session.ts';

const squats: StoredExercise = {
  documentId: 'a'.repeat(24),
  title: 'Assis-debout',
  instructions: 'Levez-vous **{{repetitions}}** fois.',
  stopIf: 'Arrêtez en cas de vertige.',
  variables: [{ name: 'repetitions', type: 'integer', value: '10', unit: 'fois' }],
  position: 'sitting',
  tags: [
    { slug: 'force', name: 'Force', kind: 'objective' },
    { slug: 'chaise', name: 'Chaise', kind: 'equipment' },
  ],
  media: [
    {
      file: {
        url: '/files/squat.png',
        mime: 'image/png',
        alternativeText: 'Une chaise',
        width: 10,
        height: 20,
      },
    },
    {
      file: { url: '/files/squat.mp4', mime: 'video/mp4' },
      poster: { url: '/files/poster.png', mime: 'image/png' },
      captions: { url: '/files/squat.vtt', mime: 'text/vtt' },
      captionsLanguage: 'en',
      transcript: 'Levez-vous.\nAsseyez-vous.',
      author: 'Alice',
      licence: 'CC BY 4.0',
    },
    { file: null, transcript: 'Le fichier a été supprimé de la bibliothèque.' },
  ],
};

const session: StoredSession = {
  title: 'Jambes',
  objective: 'strength',
  level: 'beginner',
  durationMinutes: 15,
  tags: [{ slug: 'maison', name: 'Maison' }],
  blocks: [
    { rounds: 2, restSeconds: 30, overrides: [{ name: 'repetitions', value: '8' }], exercise: squats },
    { rounds: 1, restSeconds: 0, exercise: squats },
  ],
};

describe('freezeSession', () => {
  test('keeps what the patient sees, with the values of each block', () => {
    const { frozen, problems } = freezeSession(session);
    expect(problems).toEqual([]);
    expect(frozen?.blocks.map(({ instructions }) => instructions)).toEqual([
      [{ kind: 'paragraph', text: 'Levez-vous 8 fois.' }],
      [{ kind: 'paragraph', text: 'Levez-vous 10 fois.' }],
    ]);
    expect(frozen?.blocks[0]).toMatchObject({
      rounds: 2,
      restSeconds: 30,
      dosage: [{ name: 'repetitions', label: 'repetitions', value: '8', unit: 'fois' }],
      position: 'sitting',
      equipment: [{ slug: 'chaise', name: 'Chaise', kind: 'equipment' }],
    });
    expect(frozen).toMatchObject({ cover: null, summary: '' });
  });

  test('keeps each medium with its poster, captions, transcript and credit; one without its file is left out', () => {
    expect(freezeSession(session).frozen?.blocks[0]?.media).toEqual([
      {
        kind: 'image',
        url: '/files/squat.png',
        mime: 'image/png',
        alt: 'Une chaise',
        width: 10,
        height: 20,
        poster: null,
        captions: null,
        transcript: [],
        author: '',
        licence: '',
      },
      {
        kind: 'video',
        url: '/files/squat.mp4',
        mime: 'video/mp4',
        alt: '',
        width: null,
        height: null,
        poster: { url: '/files/poster.png' },
        captions: { url: '/files/squat.vtt', language: 'en' },
        transcript: [
          { kind: 'paragraph', text: 'Levez-vous.' },
          { kind: 'paragraph', text: 'Asseyez-vous.' },
        ],
        author: 'Alice',
        licence: 'CC BY 4.0',
      },
    ]);
  });

  test('is found by its own tags and the equipment of its exercises, each once', () => {
    expect(freezeSession(session).frozen?.tags).toEqual([
      { slug: 'chaise', name: 'Chaise', kind: 'equipment' },
      { slug: 'maison', name: 'Maison', kind: 'topic' },
    ]);
  });

  test('captions that no browser reads are refused', () => {
    const captions = { url: '/files/squat.srt', mime: 'application/x-subrip' };
    const media = [{ ...squats.media?.[1], captions }];
    expect(
      freezeSession({
        ...session,
        blocks: [{ rounds: 1, restSeconds: 0, exercise: { ...squats, media } }],
      }).problems,
    ).toEqual([{ code: 'captions_not_vtt', path: 'blocks.1', subject: 'Assis-debout' }]);
  });

  test('a draft, an archived session and an empty one are refused', () => {
    expect(freezeSession(null).problems).toMatchObject([{ code: 'not_published' }]);
    expect(freezeSession({ ...session, archivedAt: '2026-01-01T00:00:00Z' }).problems).toMatchObject([
      { code: 'archived' },
    ]);
    expect(freezeSession({ ...session, blocks: [] }).problems).toMatchObject([{ code: 'no_exercise' }]);
  });

  test('every problem is listed once, with its place', () => {
    const broken = {
      ...squats,
      instructions: '{{x}} {{x}}',
      variables: [{ name: 'repetitions', value: '' }],
    };
    const { frozen, problems } = freezeSession({
      ...session,
      blocks: [
        { rounds: 1, restSeconds: 0, exercise: null },
        { rounds: 1, restSeconds: 0, exercise: broken },
      ],
    });
    expect(frozen).toBeNull();
    expect(problems).toEqual([
      { code: 'exercise_unpublished', path: 'blocks.1', subject: '1' },
      { code: 'variable_empty', path: 'blocks.2.repetitions', subject: 'Assis-debout · repetitions' },
      { code: 'token_unknown', path: 'blocks.2.x', subject: 'Assis-debout · x' },
    ]);
  });
});
