import {
  day,
  documentId,
  fileFormatQuery,
  list,
  one,
  pageQuery,
  route,
  rowId,
  type Column,
} from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { outcomes } from './session.ts';

/** What completions are narrowed to; what is absent narrows nothing. */
export const followUpFilters = z.object({
  from: day.optional().describe('First day of the sessions.'),
  to: day.optional().describe('Last day of the sessions.'),
  session: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .describe('The documentId of a session, or the title of one that has none.'),
  group: rowId.optional().describe('Those who are in the group today.'),
  patient: documentId.optional(),
  tag: documentId.optional().describe('The sessions that have this tag today.'),
  outcome: z.enum(outcomes).optional(),
});

/** What completions are narrowed to. */
export type FollowUpFilters = z.output<typeof followUpFilters>;

const query = followUpFilters.extend(pageQuery.shape);
const file = followUpFilters.extend(fileFormatQuery.shape);

const counts = {
  reports: z.number().int().describe('How many completions.'),
  done: z.number().int(),
  partial: z.number().int(),
  skipped: z.number().int(),
  minutes: z.number().int(),
  lastOn: day,
};

const session = {
  sessionKey: z.string().describe('What the filter `session` takes.'),
  sessionId: documentId.nullable().describe('Null when the session behind it is not known.'),
  sessionTitle: z.string(),
};

const patient = { patientId: documentId, patientName: z.string(), companyName: z.string() };

const report = z.object({
  id: rowId,
  ...patient,
  ...session,
  outcome: z.enum(outcomes),
  performedOn: day,
  minutes: z.number().int(),
  effort: z.number().int().nullable(),
});

/** One completion as the panel knows it. */
export type FollowedReport = z.infer<typeof report>;

const sessionTotals = z.object({ ...session, patients: z.number().int(), ...counts });

/** What came back from one session. */
export type SessionTotals = z.infer<typeof sessionTotals>;

const patientTotals = z.object({ ...patient, sessions: z.number().int(), ...counts });

/** What one patient reported, in figures. */
export type PatientTotals = z.infer<typeof patientTotals>;

const figures = z.object({
  reports: z.number().int(),
  skipped: z.number().int(),
  patients: z.number().int(),
  sessions: z.number().int(),
  minutes: z.number().int(),
});

/** The whole in figures. */
export type FollowUpFigures = z.infer<typeof figures>;

/** The whole in figures. */
export const followUpFiguresRoute = route({
  method: 'GET',
  path: '/follow-up/figures',
  summary: 'How many completions, by how many patients, of how many sessions, how many minutes.',
  query: followUpFilters,
  response: one(figures),
});

/** The completions, one by one. */
export const followUpReportsRoute = route({
  method: 'GET',
  path: '/follow-up/reports',
  summary: 'Who did which session, when, how long and how hard, newest first.',
  query,
  response: list(report),
});

/** The completions by session. */
export const followUpSessionsRoute = route({
  method: 'GET',
  path: '/follow-up/sessions',
  summary: 'The completions of each session in figures, the most done first.',
  query,
  response: list(sessionTotals),
});

/** The completions by patient. */
export const followUpPatientsRoute = route({
  method: 'GET',
  path: '/follow-up/patients',
  summary: 'The completions of each patient in figures, those who reported last first.',
  query,
  response: list(patientTotals),
});

/** The completions, one by one, as a file. */
export const followUpReportsFileRoute = route({
  method: 'GET',
  path: '/follow-up/reports.csv',
  summary: 'One row per completion, oldest first, as CSV.',
  query: file,
  response: { file: 'text/csv' },
});

/** The completions by session, as a file. */
export const followUpSessionsFileRoute = route({
  method: 'GET',
  path: '/follow-up/sessions.csv',
  summary: 'One row per session, as CSV.',
  query: file,
  response: { file: 'text/csv' },
});

/** The completions by patient, as a file. */
export const followUpPatientsFileRoute = route({
  method: 'GET',
  path: '/follow-up/patients.csv',
  summary: 'One row per patient, as CSV.',
  query: file,
  response: { file: 'text/csv' },
});

const named = z.object({ id: z.string(), name: z.string() });

/** What the filters offer and what they hold. */
export const followUpChoicesRoute = route({
  method: 'GET',
  path: '/follow-up/choices',
  summary:
    'Sessions, groups and patients by name, the first 20 of each; all tags; the names of what is chosen.',
  query: z.object({
    search: z.string().trim().max(120).default(''),
    session: followUpFilters.shape.session,
    group: followUpFilters.shape.group,
    patient: followUpFilters.shape.patient,
  }),
  response: one(
    z.object({
      sessions: z.array(named),
      groups: z.array(named),
      patients: z.array(named),
      tags: z.array(named.extend({ kind: z.string() })),
      chosen: z.object({
        session: z.string().nullable(),
        group: z.string().nullable(),
        patient: z.string().nullable(),
      }),
    }),
  ),
});

/** The files, by what one row of each is. */
export const followUpViews = ['reports', 'sessions', 'patients'] as const;

/** What one row is: a completion, a session or a patient. */
export type FollowUpView = (typeof followUpViews)[number];

const text = (name: string, fr: string, en: string): Column => ({ name, kind: 'text', meaning: { fr, en } });
const integer = (name: string, fr: string, en: string): Column => ({
  name,
  kind: 'integer',
  meaning: { fr, en },
});

const sessionColumns = [
  text(
    'seance_id',
    'Identifiant stable de la séance, vide quand son origine est inconnue',
    'Stable identifier of the session, empty when its origin is not known',
  ),
  text('seance', 'Titre de la séance', 'Title of the session'),
];
const patientColumns = [
  text('patient_id', 'Identifiant stable du patient', 'Stable identifier of the patient'),
  text('patient', 'Nom et prénom aujourd’hui', 'Last and first name today'),
  text('organisation', 'Organisation du patient', 'Organisation of the patient'),
];
const countColumns = [
  integer('retours', 'Nombre de retours', 'Number of completions'),
  integer('faites', 'Séances faites', 'Sessions done'),
  integer('en_partie', 'Séances faites en partie', 'Sessions partly done'),
  integer('pas_faites', 'Séances pas faites', 'Sessions skipped'),
  integer('minutes', 'Minutes notées', 'Minutes reported'),
];
const lastDayColumn: Column = {
  name: 'dernier_jour',
  kind: 'day',
  meaning: { fr: 'Jour du dernier retour', en: 'Day of the last completion' },
};

/** The columns of each file; another list is another version. */
export const followUpFiles: Readonly<
  Record<FollowUpView, { readonly version: number; readonly columns: readonly Column[] }>
> = {
  reports: {
    version: 1,
    columns: [
      {
        name: 'jour',
        kind: 'day',
        meaning: { fr: 'Jour de la séance', en: 'Day of the session' },
      },
      ...patientColumns,
      ...sessionColumns,
      text(
        'resultat',
        'faite, en partie ou pas faite',
        'faite (done), en partie (partly) or pas faite (skipped)',
      ),
      integer('minutes', 'Durée notée', 'Minutes reported'),
      integer('effort', 'Effort ressenti, de 0 à 10', 'Perceived effort, 0 to 10'),
    ],
  },
  sessions: {
    version: 1,
    columns: [
      ...sessionColumns,
      integer('patients', 'Nombre de patients', 'Number of patients'),
      ...countColumns,
      lastDayColumn,
    ],
  },
  patients: {
    version: 1,
    columns: [
      ...patientColumns,
      integer('seances', 'Nombre de séances différentes', 'Number of different sessions'),
      ...countColumns,
      lastDayColumn,
    ],
  },
};

/** The routes of the panel's follow-up. */
export const followUpRoutes = [
  followUpFiguresRoute,
  followUpReportsRoute,
  followUpSessionsRoute,
  followUpPatientsRoute,
  followUpReportsFileRoute,
  followUpSessionsFileRoute,
  followUpPatientsFileRoute,
  followUpChoicesRoute,
];
