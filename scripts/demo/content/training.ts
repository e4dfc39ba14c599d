/** Courses, rooms, sessions and people of the training centre of the demonstration. */

/** A course. */
export interface DemoCourse {
  code: string;
  title: string;
  category: 'short' | 'cap';
  hours: number;
  summary: string;
}

/** What is taught. */
export const courses: readonly DemoCourse[] = [
  {
    code: 'CAP_BJ',
    title: 'CAP Art et techniques de la bijouterie-joaillerie',
    category: 'cap',
    hours: 800,
    summary: 'Une année pour apprendre le métier : établi, dessin, sertissage, polissage.',
  },
  {
    code: 'INIT_BJ',
    title: 'Initiation à la bijouterie',
    category: 'short',
    hours: 35,
    summary: 'Scier, limer, souder : un premier bijou en argent, du dessin à la finition.',
  },
  {
    code: 'PERF_BIJOU',
    title: 'Perfectionnement bijouterie',
    category: 'short',
    hours: 40,
    summary: 'Chatons, charnières et articulations, pour qui connaît déjà l’établi.',
  },
  {
    code: 'INIT_SERTI',
    title: 'Initiation au sertissage',
    category: 'short',
    hours: 40,
    summary: 'Serti clos et serti griffes, sous loupe puis sous binoculaire.',
  },
  {
    code: 'PERF_SERTI',
    title: 'Perfectionnement sertissage',
    category: 'short',
    hours: 40,
    summary: 'Serti grain, pavage et serti rail.',
  },
  {
    code: 'PERF_POLISSAGE',
    title: 'Perfectionnement polissage',
    category: 'short',
    hours: 24,
    summary: 'Avivage, satinage et finitions sur pièces montées.',
  },
  {
    code: 'CAO_DAO',
    title: 'Dessin assisté par ordinateur',
    category: 'short',
    hours: 35,
    summary: 'Modéliser une bague et préparer sa fabrication.',
  },
  {
    code: 'DESIGN_3D',
    title: 'Design et impression 3D',
    category: 'short',
    hours: 28,
    summary: 'De l’idée à la cire imprimée.',
  },
  {
    code: 'GEMMO',
    title: 'Gemmologie',
    category: 'short',
    hours: 30,
    summary: 'Reconnaître et décrire les pierres courantes.',
  },
  {
    code: 'HISTOIRE_ART',
    title: 'Histoire de l’art et du bijou',
    category: 'short',
    hours: 20,
    summary: 'Styles et époques, de l’Antiquité à aujourd’hui.',
  },
  {
    code: 'LAPIDAIRE',
    title: 'Lapidaire',
    category: 'short',
    hours: 40,
    summary: 'Tailler un cabochon, puis une pierre à facettes.',
  },
  {
    code: 'TAILLE_PIERRE',
    title: 'Taille de pierres fines',
    category: 'short',
    hours: 40,
    summary: 'Facettage et repolissage.',
  },
];

/** A room. */
export interface DemoRoom {
  code: string;
  name: string;
  capacity: number;
  courses: readonly string[] | 'all';
  equipment: string;
  weekend: boolean;
  evening: boolean;
  /** Codes of the rooms that are taken with it. */
  parts?: readonly string[];
}

/** The nine rooms. */
export const rooms: readonly DemoRoom[] = [
  {
    code: 'ATEL_A',
    name: 'Atelier A',
    capacity: 12,
    courses: ['CAP_BJ', 'INIT_BJ', 'PERF_BIJOU'],
    equipment: 'Établis, laminoir, four',
    weekend: true,
    evening: true,
  },
  {
    code: 'ATEL_B',
    name: 'Atelier B',
    capacity: 10,
    courses: ['PERF_SERTI', 'INIT_SERTI', 'CAP_BJ'],
    equipment: 'Postes de sertissage, loupes binoculaires',
    weekend: true,
    evening: true,
  },
  {
    code: 'ATEL_C',
    name: 'Atelier C',
    capacity: 8,
    courses: ['CAP_BJ', 'PERF_BIJOU', 'PERF_POLISSAGE'],
    equipment: 'Polissage, tour',
    weekend: true,
    evening: false,
  },
  {
    code: 'INFO',
    name: 'Salle informatique',
    capacity: 15,
    courses: ['CAO_DAO', 'DESIGN_3D'],
    equipment: '15 postes de modélisation, imprimante 3D',
    weekend: false,
    evening: true,
  },
  {
    code: 'THEO',
    name: 'Salle théorie',
    capacity: 20,
    courses: ['GEMMO', 'HISTOIRE_ART', 'CAP_BJ'],
    equipment: 'Vidéoprojecteur, tables de conférence',
    weekend: true,
    evening: true,
  },
  {
    code: 'ATEL_POL',
    name: 'Atelier polissage',
    capacity: 6,
    courses: ['PERF_POLISSAGE', 'CAP_BJ'],
    equipment: 'Tours à polir, cabine d’aspiration',
    weekend: true,
    evening: false,
  },
  {
    code: 'ATEL_TAIL',
    name: 'Atelier taille',
    capacity: 8,
    courses: ['LAPIDAIRE', 'TAILLE_PIERRE'],
    equipment: 'Tours de taille, disques diamantés',
    weekend: true,
    evening: false,
  },
  {
    code: 'REUNION',
    name: 'Salle de réunion',
    capacity: 12,
    courses: [],
    equipment: 'Visioconférence, table de conférence',
    weekend: false,
    evening: true,
  },
  {
    code: 'TOUS_ATEL',
    name: 'Tous les ateliers',
    capacity: 50,
    courses: 'all',
    equipment: 'Événements groupés',
    weekend: true,
    evening: true,
    parts: ['ATEL_A', 'ATEL_B', 'ATEL_C', 'ATEL_POL', 'ATEL_TAIL'],
  },
];

/** Where all of them are. */
export const roomAddress = '18 rue des Capucins, 69001 Lyon';

/** What each trainer teaches; without hours they are there whenever a room is. */
export const instructors: readonly { email: string; courses: readonly string[] }[] = [
  {
    email: 'formateur@atelier-bijou.example',
    courses: ['CAP_BJ', 'INIT_BJ', 'PERF_BIJOU', 'INIT_SERTI', 'PERF_SERTI', 'PERF_POLISSAGE'],
  },
  {
    email: 'formatrice@atelier-bijou.example',
    courses: ['CAP_BJ', 'CAO_DAO', 'DESIGN_3D', 'GEMMO', 'HISTOIRE_ART', 'LAPIDAIRE', 'TAILLE_PIERRE'],
  },
];

/** A session: days are counted from the Monday after next. */
export interface DemoSession {
  key: string;
  course: string;
  title: string;
  room: string;
  instructor: string;
  capacity: number;
  days: readonly number[];
  hours: readonly [from: number, to: number];
  /** Of a certificate: the subject of each day. */
  subjects?: readonly string[];
  confirmed?: boolean;
  /** Holds its room; nobody sees it yet. */
  isDraft?: boolean;
  /** For how many hours a freed place is offered. */
  offerHours?: number;
  /** Who gives their place back afterwards. */
  leaves?: readonly string[];
  /** Who asks for a place, in this order. */
  people: readonly string[];
}

const learners = {
  louise: 'eleve@atelier-bijou.example',
  amel: 'amel.benhaddou@atelier-bijou.example',
  basile: 'basile.courtin@atelier-bijou.example',
  clara: 'clara.delorme@atelier-bijou.example',
  diane: 'diane.escoffier@atelier-bijou.example',
  emile: 'emile.fauvet@atelier-bijou.example',
};
const candidates = { tiago: 'candidat@atelier-bijou.example', zoe: 'zoe.garance@atelier-bijou.example' };

/** The sessions: one that begins soon, one full with a line, others to join. */
export const trainingSessions: readonly DemoSession[] = [
  {
    key: 'perlage',
    course: 'INIT_BJ',
    title: 'Initiation à la bijouterie, le mercredi',
    room: 'ATEL_A',
    instructor: 'formateur@atelier-bijou.example',
    capacity: 1,
    days: [9, 16, 23, 37],
    hours: [9, 13],
    offerHours: 48,
    people: [learners.clara, learners.louise, learners.emile],
    leaves: [learners.clara],
  },
  {
    key: 'brouillon',
    course: 'GEMMO',
    title: 'Gemmologie, cours du soir',
    room: 'THEO',
    instructor: 'formatrice@atelier-bijou.example',
    capacity: 12,
    days: [44, 51, 58],
    hours: [17, 20],
    isDraft: true,
    people: [],
  },
  {
    key: 'initiation',
    course: 'INIT_BJ',
    title: 'Initiation à la bijouterie, groupe du jour',
    room: 'ATEL_A',
    instructor: 'formateur@atelier-bijou.example',
    capacity: 8,
    days: [0, 1, 2, 3, 4],
    hours: [9, 16],
    confirmed: true,
    people: [learners.louise, learners.amel, learners.basile, learners.clara],
  },
  {
    key: 'serti',
    course: 'INIT_SERTI',
    title: 'Initiation au sertissage, les samedis',
    room: 'ATEL_B',
    instructor: 'formateur@atelier-bijou.example',
    capacity: 3,
    days: [12, 19, 26, 33, 40],
    hours: [9, 17],
    people: [
      learners.amel,
      learners.basile,
      learners.diane,
      candidates.tiago,
      learners.clara,
      learners.louise,
      candidates.zoe,
    ],
  },
  {
    key: 'cao',
    course: 'CAO_DAO',
    title: 'Dessin assisté par ordinateur, en soirée',
    room: 'INFO',
    instructor: 'formatrice@atelier-bijou.example',
    capacity: 10,
    days: [14, 16, 21, 23, 28, 30, 35, 37],
    hours: [17, 21],
    people: [learners.emile],
  },
  {
    key: 'gemmo',
    course: 'GEMMO',
    title: 'Gemmologie, cinq matinées',
    room: 'THEO',
    instructor: 'formatrice@atelier-bijou.example',
    capacity: 16,
    days: [8, 15, 22, 29, 36],
    hours: [8, 14],
    people: [learners.diane, learners.emile],
  },
  {
    key: 'serti-soir',
    course: 'INIT_SERTI',
    title: 'Initiation au sertissage, les soirs',
    room: 'ATEL_B',
    instructor: 'formateur@atelier-bijou.example',
    capacity: 8,
    days: [21, 23, 28, 30, 35, 37, 42, 44, 49, 51],
    hours: [17, 21],
    people: [],
  },
  {
    key: 'portes-ouvertes',
    course: 'HISTOIRE_ART',
    title: 'Journées du bijou, tous ateliers',
    room: 'TOUS_ATEL',
    instructor: 'formatrice@atelier-bijou.example',
    capacity: 40,
    days: [47, 48],
    hours: [10, 20],
    people: [],
  },
  {
    key: 'cap',
    course: 'CAP_BJ',
    title: 'CAP bijouterie, premières semaines',
    room: 'ATEL_A',
    instructor: 'formateur@atelier-bijou.example',
    capacity: 8,
    days: [63, 65, 66, 70, 72, 73, 77, 79, 80],
    hours: [8, 12],
    subjects: ['Bijouterie', 'Dessin d’art', 'Gestion'],
    people: [],
  },
];

/** People heard of, without an account. */
export const prospects: readonly { firstName: string; lastName: string; email: string; course: string }[] = [
  { firstName: 'Hanna', lastName: 'Ibarra', email: 'hanna.ibarra@courriel.example', course: 'INIT_SERTI' },
  { firstName: 'Jules', lastName: 'Kermarec', email: 'jules.kermarec@courriel.example', course: 'GEMMO' },
];

/** Public holidays that fall on the same day each year: every room is closed. */
export const holidays: readonly { month: number; day: number; reason: string }[] = [
  { month: 1, day: 1, reason: 'Jour de l’An' },
  { month: 5, day: 1, reason: 'Fête du Travail' },
  { month: 5, day: 8, reason: 'Victoire de 1945' },
  { month: 7, day: 14, reason: 'Fête nationale' },
  { month: 8, day: 15, reason: 'Assomption' },
  { month: 11, day: 1, reason: 'Toussaint' },
  { month: 11, day: 11, reason: 'Armistice de 1918' },
  { month: 12, day: 25, reason: 'Noël' },
];
