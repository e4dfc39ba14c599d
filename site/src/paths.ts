import { localizePath, type Locale } from './lib/locale.ts';

type Query = Record<string, string | number | readonly string[] | undefined>;

/** What a new assignment takes the place of. */
export type ReplacedQuery = Partial<Record<'replacesAssignment' | 'replacesProgramme', string>>;

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'object') for (const one of value) search.append(name, one);
    else if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

const routes = {
  home: () => '/',
  security: () => '/security',
  terms: () => '/terms',
  blog: (query: { page?: number; category?: string; tag?: string; search?: string } = {}) =>
    withQuery('/blog', query),
  article: (slug: string) => `/blog/${encodeURIComponent(slug)}`,
  rss: () => '/rss.xml',
  login: (query: { next?: string; notice?: string } = {}) => withQuery('/login', query),
  logout: () => '/logout',
  forgotPassword: () => '/forgot-password',
  resetPassword: (token: string) => withQuery('/reset-password', { token }),
  invitation: (token: string) => withQuery('/invitation', { token }),
  account: (query: { notice?: string } = {}) => withQuery('/account', query),
  accesses: (query: { page?: number; by?: 'all' } = {}) => withQuery('/accesses', query),
  myData: () => '/my-data',
  myConsents: (query: { notice?: string } = {}) => withQuery('/my-data/consents', query),
  myErasure: (query: { notice?: string } = {}) => withQuery('/my-data/erasure', query),
  myExport: (query: { notice?: string } = {}) => withQuery('/my-data/export', query),
  myExportState: () => '/my-data/export/state',
  myExportFile: (id: string) => `/my-data/export/${encodeURIComponent(id)}.zip`,
  notifications: (query: { page?: number } = {}) => withQuery('/notifications', query),
  chooseLanguage: () => '/preferences/language',
  chooseTheme: () => '/preferences/theme',
  patient: () => '/patient',
  patientSessions: (
    query: {
      page?: number;
      access?: 'free';
      objective?: string;
      level?: string;
      maxDuration?: string;
      tag?: string;
      equipment?: string;
    } = {},
  ) => withQuery('/patient/sessions', query),
  patientSession: (id: string, query: { notice?: string; edit?: string } = {}) =>
    withQuery(`/patient/sessions/${encodeURIComponent(id)}`, query),
  patientPlayer: (id: string) => `/patient/sessions/${encodeURIComponent(id)}/play`,
  patientOffline: () => '/patient/offline',
  patientOutbox: () => '/patient/outbox',
  patientWeek: (query: { from?: string; notice?: string } = {}) => withQuery('/patient/week', query),
  patientProgramme: (id: string, query: { notice?: string } = {}) =>
    withQuery(`/patient/programmes/${encodeURIComponent(id)}`, query),
  patientHistory: (query: { page?: number } = {}) => withQuery('/patient/history', query),
  employee: () => '/employee',
  employeePractitioners: (query: Query = {}) => withQuery('/employee/practitioners', query),
  employeePractitioner: (id: string, query: { period?: number } = {}) =>
    withQuery(`/employee/practitioners/${encodeURIComponent(id)}`, query),
  employeeBooking: (query: { practitioner?: string } = {}) => withQuery('/employee/booking', query),
  employeeWait: (practitionerId: string, query: { consultation?: string } = {}) =>
    withQuery(`/employee/practitioners/${encodeURIComponent(practitionerId)}/wait`, query),
  employeeWaits: (query: { notice?: string } = {}) => withQuery('/employee/waits', query),
  employeeConsultations: (query: { when?: string; page?: number; notice?: string } = {}) =>
    withQuery('/employee/consultations', query),
  employeeConsultation: (id: string, query: { notice?: string } = {}) =>
    withQuery(`/employee/consultations/${encodeURIComponent(id)}`, query),
  employeeRoom: (id: string) => `/employee/consultations/${encodeURIComponent(id)}/room`,
  employeeConsultationMove: (id: string, query: { period?: number } = {}) =>
    withQuery(`/employee/consultations/${encodeURIComponent(id)}/move`, query),
  employerView: (query: { month?: string } = {}) => withQuery('/employee/employer', query),
  employeeJournal: () => '/employee/journal',
  employeeJournalData: () => '/employee/journal/data',
  employeeNews: (query: { page?: number } = {}) => withQuery('/employee/news', query),
  employeeNewsItem: (slug: string) => `/employee/news/${encodeURIComponent(slug)}`,
  practitioner: () => '/practitioner',
  practitionerConsultations: (query: { when?: string; page?: number; notice?: string } = {}) =>
    withQuery('/practitioner/consultations', query),
  practitionerConsultation: (id: string, query: { notice?: string } = {}) =>
    withQuery(`/practitioner/consultations/${encodeURIComponent(id)}`, query),
  practitionerRoom: (id: string, query: { notice?: string } = {}) =>
    withQuery(`/practitioner/consultations/${encodeURIComponent(id)}/room`, query),
  practitionerNotes: (query: { page?: number } = {}) => withQuery('/practitioner/notes', query),
  practitionerNotePreview: () => '/practitioner/notes/preview',
  practitionerNote: (id: string) => `/practitioner/consultations/${encodeURIComponent(id)}/note`,
  practitionerNoteVersions: (id: string, query: { page?: number; revision?: number; notice?: string } = {}) =>
    withQuery(`/practitioner/consultations/${encodeURIComponent(id)}/versions`, query),
  practitionerConsultationMove: (id: string, query: { period?: number } = {}) =>
    withQuery(`/practitioner/consultations/${encodeURIComponent(id)}/move`, query),
  practitionerJournals: () => '/practitioner/journals',
  practitionerJournalsData: () => '/practitioner/journals/data',
  practitionerAgenda: (query: { week?: string; month?: string; view?: string } = {}) =>
    withQuery('/practitioner/agenda', query),
  practitionerProfile: (query: { notice?: string } = {}) => withQuery('/practitioner/profile', query),
  practitionerDocuments: (query: { notice?: string; replace?: string } = {}) =>
    withQuery('/practitioner/documents', query),
  practitionerDocumentFile: (id: string) => `/practitioner/documents/${encodeURIComponent(id)}/file`,
  practitionerAvailability: (query: { notice?: string; day?: string; edit?: number } = {}) =>
    withQuery('/practitioner/availability', query),
  rh: () => '/rh',
  rhUsage: (query: { month?: string; department?: string; page?: number } = {}) =>
    withQuery('/rh/usage', query),
  rhUsageFile: (period?: string) => withQuery('/rh/usage.csv', { period }),
  practitionerActivityFile: (period: string) => withQuery('/practitioner/activity.csv', { period }),
  rhNews: (query: { page?: number; state?: string; notice?: string } = {}) => withQuery('/rh/news', query),
  rhInvite: (query: { notice?: string } = {}) => withQuery('/rh/invite', query),
  rhNewsNew: () => '/rh/news/new',
  rhNewsItem: (id: string, query: { notice?: string } = {}) =>
    withQuery(`/rh/news/${encodeURIComponent(id)}`, query),
  coach: (query: { page?: number; notice?: string } = {}) => withQuery('/coach', query),
  coachPatients: (query: { search?: string; page?: number; notice?: string } = {}) =>
    withQuery('/coach/patients', query),
  coachPatient: (id: string, query: { notice?: string } = {}) =>
    withQuery(`/coach/patients/${encodeURIComponent(id)}`, query),
  coachPatientNote: (id: string) => `/coach/patients/${encodeURIComponent(id)}/note`,
  coachPatientProgramme: (id: string, programmeId: string, query: { notice?: string } = {}) =>
    withQuery(
      `/coach/patients/${encodeURIComponent(id)}/programmes/${encodeURIComponent(programmeId)}`,
      query,
    ),
  coachGroup: (id: string) => `/coach/groups/${encodeURIComponent(id)}`,
  coachGroupNew: () => '/coach/groups/new',
  coachSheet: (id: string, programmeId: string) =>
    `/coach/patients/${encodeURIComponent(id)}/programmes/${encodeURIComponent(programmeId)}/sheet`,
  coachProgressions: (query: { page?: number; notice?: string } = {}) =>
    withQuery('/coach/progressions', query),
  coachPatientLog: (id: string) => `/coach/patients/${encodeURIComponent(id)}/log.csv`,
  coachProgrammes: (
    query: {
      search?: string;
      objective?: string;
      level?: string;
      page?: number;
      notice?: string;
    } & ReplacedQuery = {},
  ) => withQuery('/coach/programmes', query),
  coachProgramme: (id: string, query: { notice?: string; page?: number } & ReplacedQuery = {}) =>
    withQuery(`/coach/programmes/${encodeURIComponent(id)}`, query),
  coachSessions: (query: { session?: readonly string[]; notice?: string } = {}) =>
    withQuery('/coach/sessions', query),
  coachSession: (id: string) => `/coach/sessions/${encodeURIComponent(id)}`,
  coachPublications: (query: { page?: number; notice?: string } = {}) =>
    withQuery('/coach/sessions/given', query),
  coachPublication: (id: string, query: { page?: number; notice?: string } = {}) =>
    withQuery(`/coach/sessions/given/${encodeURIComponent(id)}`, query),
  coachPublicationReplace: (id: string, query: Query = {}) =>
    withQuery(`/coach/sessions/given/${encodeURIComponent(id)}/replace`, query),
  coachAssignment: (id: string, query: { page?: number } = {}) =>
    withQuery(`/coach/programmes/given/${encodeURIComponent(id)}`, query),
  coachSendSessions: (query: { session?: readonly string[] } = {}) =>
    withQuery('/coach/sessions/send', query),
  trainer: (query: { notice?: string } = {}) => withQuery('/trainer', query),
  trainerSessions: (query: { when?: string; status?: string; course?: string; page?: number } = {}) =>
    withQuery('/trainer/sessions', query),
  trainerSessionNew: () => '/trainer/sessions/new',
  trainerSession: (id: string, query: { notice?: string; day?: string } = {}) =>
    withQuery(`/trainer/sessions/${encodeURIComponent(id)}`, query),
  trainerWork: (query: { state?: string; session?: string; page?: number; notice?: string } = {}) =>
    withQuery('/trainer/work', query),
  trainerWorkItem: (id: string, query: { notice?: string } = {}) =>
    withQuery(`/trainer/work/${encodeURIComponent(id)}`, query),
  trainerFile: (id: string) => `/trainer/files/${encodeURIComponent(id)}`,
  trainerLearners: (query: { page?: number; notice?: string } = {}) => withQuery('/trainer/learners', query),
  learner: (query: { notice?: string } = {}) => withQuery('/learner', query),
  learnerSessions: (query: { page?: number } = {}) => withQuery('/learner/sessions', query),
  learnerCalendar: (id: string) => `/learner/sessions/${encodeURIComponent(id)}/calendar.ics`,
  learnerCourses: (query: { page?: number; notice?: string } = {}) => withQuery('/learner/courses', query),
  learnerWork: (query: { page?: number; notice?: string } = {}) => withQuery('/learner/work', query),
  learnerWorkNew: (query: { course?: string } = {}) => withQuery('/learner/work/new', query),
  learnerWorkItem: (id: string, query: { notice?: string } = {}) =>
    withQuery(`/learner/work/${encodeURIComponent(id)}`, query),
  learnerFile: (id: string) => `/learner/files/${encodeURIComponent(id)}`,
  learnerHistory: (query: { page?: number } = {}) => withQuery('/learner/history', query),
};

/** Every address of the site, by name. */
export type Paths = typeof routes;

/** The name of an address that takes no parameter. */
export type PlainPath = {
  [Name in keyof Paths]: Paths[Name] extends () => string ? Name : never;
}[keyof Paths];

/** The addresses in one language: pages link with `Astro.locals.paths`, never with a literal. */
export function pathsFor(locale: Locale): Paths {
  return Object.fromEntries(
    Object.entries<(...parameters: never[]) => string>(routes).map(([name, route]) => [
      name,
      (...parameters: never[]) => localizePath(route(...parameters), locale),
    ]),
  ) as Paths;
}
