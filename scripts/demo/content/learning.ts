/** What learners of the demonstration hand in, and what their trainers say of it. */

/** Work that somebody handed in. */
export interface DemoWork {
  learner: string;
  course: string;
  title: string;
  text: string;
  /** The name of a PDF that is handed in with it. */
  file?: string;
  daysAgo: number;
  answer?: { result: 'accepted' | 'to_redo'; mark?: number; comment: string };
}

/** Who sits in the session that runs: lessons a fortnight ago, a week ago, today and in a week. */
export const runningSession = {
  course: 'PERF_POLISSAGE',
  title: 'Polissage, une séance par semaine',
  room: 'ATEL_POL',
  instructor: 'formateur@atelier-bijou.example',
  capacity: 6,
  hours: [9, 16],
  weeks: [-2, -1, 0, 1],
  people: [
    'diane.escoffier@atelier-bijou.example',
    'emile.fauvet@atelier-bijou.example',
    'clara.delorme@atelier-bijou.example',
  ],
} as const;

/** Who was there in the lessons that are over, in the order of the people. */
export const attendances = [
  ['present', 'present', 'late'],
  ['present', 'absent', 'excused'],
] as const;

const [diane, emile, clara] = runningSession.people;
const louise = 'eleve@atelier-bijou.example';
const basile = 'basile.courtin@atelier-bijou.example';

/** What was handed in, the oldest first. */
export const works: readonly DemoWork[] = [
  {
    learner: diane,
    course: 'PERF_POLISSAGE',
    title: 'Avivage d’une alliance',
    text: 'Avivage au rouge, puis essuyage à la peau. J’ai repris deux fois l’intérieur.',
    daysAgo: 12,
    answer: {
      result: 'accepted',
      mark: 15.5,
      comment: 'Belle régularité à l’extérieur. Gardez la même pression jusqu’au bord.',
    },
  },
  {
    learner: emile,
    course: 'PERF_POLISSAGE',
    title: 'Avivage d’une alliance',
    text: 'Avivage terminé, il reste des stries près du poinçon.',
    daysAgo: 10,
    answer: {
      result: 'to_redo',
      comment: 'Les stries viennent du prépolissage : reprenez au grain 1200, puis avivez à nouveau.',
    },
  },
  {
    learner: clara,
    course: 'PERF_POLISSAGE',
    title: 'Avivage d’une alliance',
    text: 'Voici mes étapes, avec le temps passé sur chacune.',
    file: 'etapes-avivage.pdf',
    daysAgo: 6,
  },
  {
    learner: louise,
    course: 'INIT_BJ',
    title: 'Fiche des outils',
    text: 'Les dix outils de l’établi, avec leur usage.',
    daysAgo: 5,
    answer: {
      result: 'to_redo',
      comment: 'Il manque le bocfil et la drille. Ajoutez un croquis de chaque outil.',
    },
  },
  {
    learner: diane,
    course: 'PERF_POLISSAGE',
    title: 'Satinage d’un bracelet',
    text: 'Satinage à la roue, sens unique. Le fermoir reste poli.',
    file: 'satinage.pdf',
    daysAgo: 2,
  },
  {
    learner: louise,
    course: 'INIT_BJ',
    title: 'Dessin préparatoire d’une bague',
    text: 'Trois vues, à l’échelle 2.',
    file: 'dessin-bague.pdf',
    daysAgo: 1,
  },
  {
    learner: basile,
    course: 'LAPIDAIRE',
    title: 'Premier cabochon',
    text: 'Taillé pendant la journée de découverte.',
    daysAgo: 1,
  },
];

/** Enrolments for which no session runs. */
export const enrolmentsWithoutSession: readonly { learner: string; course: string }[] = [
  { learner: 'amel.benhaddou@atelier-bijou.example', course: 'TAILLE_PIERRE' },
];

/** A session that is made after somebody asked for its course: it is offered where they wait to be attached. */
export const laterSession = {
  course: 'LAPIDAIRE',
  title: 'Lapidaire, les mercredis',
  room: 'ATEL_TAIL',
  instructor: 'formatrice@atelier-bijou.example',
  capacity: 6,
  days: [72, 79, 86, 93],
  hours: [9, 16],
} as const;
