const en = {
  menu: 'To attach',
  title: 'To attach',
  subtitle:
    'Learners and handed-in work that found no session of their company. Nothing is lost: give each one its session.',
  loading: 'Loading',
  kind: 'What',
  'kind.any': 'Everything',
  'kind.enrolment': 'Course enrolments',
  'kind.submission': 'Handed-in work',
  company: 'Company',
  'company.any': 'All',
  empty: 'Everything has its session.',
  'column.learner': 'Learner',
  'column.what': 'What',
  'column.course': 'Course',
  'column.since': 'Since',
  'column.action': 'Action',
  enrolment: 'Course enrolment',
  submission: 'Work: {title}',
  attach: 'Attach',
  'attach.name': 'Attach {name}, {course}',
  'attach.title': 'Attach to a session',
  'attach.enrolment': '{name} follows “{course}”. Attaching takes no place in the session.',
  'attach.submission':
    'The work of {name} for “{course}” will be read by the trainers of this session. It stays there.',
  'attach.session': 'Session',
  'attach.none': 'No session of this company and course',
  'attach.done': '{name} is attached to “{session}”.',
  'session.dated': '{title}, from {day}',
  enrol: 'Enrol in a course',
  'enrol.name': 'Enrol {name} in a course',
  'enrol.hint': 'The running session of the company is found by itself. This takes no place in a session.',
  'enrol.course': 'Course',
  'enrol.found': '{name} follows the course, in the session “{session}”.',
  'enrol.none': '{name} follows the course. No session is running: see “To attach”.',
};

/** The texts of learning by their ids. */
export type LearningMessage = keyof typeof en;

const fr: Record<LearningMessage, string> = {
  menu: 'À rattacher',
  title: 'À rattacher',
  subtitle:
    'Élèves et travaux qui n’ont trouvé aucune session de leur entreprise. Rien n’est perdu : donnez à chacun sa session.',
  loading: 'Chargement',
  kind: 'Quoi',
  'kind.any': 'Tout',
  'kind.enrolment': 'Inscriptions à une formation',
  'kind.submission': 'Travaux remis',
  company: 'Entreprise',
  'company.any': 'Toutes',
  empty: 'Tout a sa session.',
  'column.learner': 'Élève',
  'column.what': 'Quoi',
  'column.course': 'Formation',
  'column.since': 'Depuis',
  'column.action': 'Action',
  enrolment: 'Inscription à la formation',
  submission: 'Travail : {title}',
  attach: 'Rattacher',
  'attach.name': 'Rattacher {name}, {course}',
  'attach.title': 'Rattacher à une session',
  'attach.enrolment': '{name} suit « {course} ». Rattacher ne prend pas de place dans la session.',
  'attach.submission':
    'Le travail de {name} pour « {course} » sera lu par les formateurs de cette session. Il y reste.',
  'attach.session': 'Session',
  'attach.none': 'Aucune session de cette entreprise pour cette formation',
  'attach.done': '{name} est rattaché à « {session} ».',
  'session.dated': '{title}, à partir du {day}',
  enrol: 'Inscrire à une formation',
  'enrol.name': 'Inscrire {name} à une formation',
  'enrol.hint':
    'La session en cours de l’entreprise est trouvée d’elle-même. Cela ne prend pas de place dans une session.',
  'enrol.course': 'Formation',
  'enrol.found': '{name} suit la formation, dans la session « {session} ».',
  'enrol.none': '{name} suit la formation. Aucune session n’est en cours : voir « À rattacher ».',
};

/** The texts of learning in a language of the panel, under the ids that `useTexts` asks for. */
export const learningTexts = (locale: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(locale === 'fr' ? fr : en).map(([id, text]) => [`training.learning.${id}`, text]),
  );
