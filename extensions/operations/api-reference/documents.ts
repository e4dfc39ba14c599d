/** The routes that the owner's documents name, beside ours: whoever knows the documents finds their way. */

/** A route as one of the owner's documents writes it, and what answers it here. */
export interface DocumentedName {
  /** Which of the five documents. */
  document: 3 | 4 | 5;
  /** Method and address as the document writes them; in the fourth, what it has in the place of a route. */
  name: string;
  /** Keys of our routes, as `routeKey` writes them; the first is what the document means, others do parts of it. */
  routes: readonly [string, ...string[]];
  /** What is called otherwise here. */
  note?: string;
}

/** Every route that a document names, in the order of the documents. */
export const documentedNames: readonly DocumentedName[] = [
  {
    document: 3,
    name: 'GET /api/sessions',
    routes: ['GET /api/training-sessions'],
    note: '`?formation=` is `?course=`.',
  },
  {
    document: 3,
    name: 'POST /api/sessions',
    routes: ['POST /api/training-sessions'],
    note: 'Rooms are reserved and instructors told in the same transaction.',
  },
  {
    document: 3,
    name: 'POST /api/sessions/[id]/inscrire',
    routes: ['POST /api/training-sessions/:id/enrol', 'POST /api/my/training/sessions/:id/join'],
    note: 'A place, or a rank in the line.',
  },
  {
    document: 3,
    name: 'POST /api/sessions/[id]/desister',
    routes: ['POST /api/training-sessions/:id/withdraw', 'POST /api/my/training/sessions/:id/withdraw'],
    note: 'Whoever is first in line is promoted in the same transaction.',
  },
  { document: 3, name: 'GET /api/salles', routes: ['GET /api/training-choices', 'GET /api/planning/rooms'] },
  {
    document: 3,
    name: 'GET /api/planning/salles',
    routes: ['GET /api/planning/rooms'],
    note: 'Minutes that are taken over minutes that are open, not days.',
  },
  {
    document: 3,
    name: 'GET /api/planning/salles/[salle]',
    routes: ['GET /api/planning/rooms/:code', 'GET /api/planning/days/:day'],
    note: '`?mois=&annee=` is `?month=&year=`; a day has its hours.',
  },
  {
    document: 3,
    name: 'GET /api/planning/formateurs/[id]',
    routes: ['GET /api/planning/instructors/:id'],
  },
  { document: 3, name: 'GET /api/formateurs?statut=ACTIF', routes: ['GET /api/planning/instructors'] },
  { document: 3, name: 'GET /api/formations?actif=true', routes: ['GET /api/training-choices'] },
  {
    document: 3,
    name: 'POST /api/webhook/session-action',
    routes: ['POST /api/webhooks/callback'],
    note: '`session-action` is the address at n8n that actions are sent to; its answers come back here.',
  },
  { document: 3, name: 'POST /api/webhook/callback', routes: ['POST /api/webhooks/callback'] },
  {
    document: 4,
    name: 'enrollments',
    routes: ['POST /api/my/courses/:courseId/enrol', 'POST /api/trainees/:id/courses', 'GET /api/my/courses'],
    note: 'The session is found in the same transaction (`care.find_course_session`).',
  },
  {
    document: 4,
    name: 'submissions',
    routes: ['POST /api/my/submissions', 'GET /api/my/submissions', 'GET /api/my/teaching/submissions'],
    note: 'Found for good when it is handed in.',
  },
  {
    document: 4,
    name: 'session_id is null',
    routes: ['GET /api/learning/to-attach', 'POST /api/learning/to-attach/:kind/:id'],
    note: 'What found no session.',
  },
  {
    document: 4,
    name: 'INSERT INTO sessions',
    routes: ['POST /api/my/teaching/sessions', 'POST /api/training-sessions'],
  },
  { document: 5, name: 'POST /jitsi/token', routes: ['POST /api/jitsi/token'] },
  { document: 5, name: 'GET /metrics/practitioners/:id', routes: ['GET /api/metrics/practitioners/:id'] },
  { document: 5, name: 'GET /metrics/employees/:id', routes: ['GET /api/metrics/employees/:id'] },
  { document: 5, name: 'GET /metrics/global', routes: ['GET /api/metrics/global'] },
];

/** The names that the documents give to one of our routes: `document 3: GET /api/salles`. */
export const namesInDocuments = (key: string): string[] =>
  documentedNames
    .filter(({ routes }) => routes.includes(key))
    .map(({ document, name }) => `document ${document}: ${name}`);
