/**
 * The earlier tables, column by column. Everything that reads, checks, compares or documents a file follows from here.
 */
import type { Text } from '@huntzen/kernel/server';
import {
  choice,
  day,
  decimal,
  email,
  minutes,
  sourceId,
  text,
  timeZone,
  weekdayList,
  whole,
  words,
  type Kind,
} from './kinds.ts';

/** One column. A column that is not required may be missing from the file, too. */
export interface Column<Value = unknown, Required extends boolean = boolean> {
  readonly kind: Kind<Value>;
  readonly required: Required;
  readonly unit: Text | null;
  readonly meaning: Text;
}

const required = <Value>(
  kind: Kind<Value>,
  meaning: Text,
  unit: Text | null = null,
): Column<Value, true> => ({
  kind,
  required: true,
  unit,
  meaning,
});

const optional = <Value>(
  kind: Kind<Value>,
  meaning: Text,
  unit: Text | null = null,
): Column<Value, false> => ({ kind, required: false, unit, meaning });

const minuteUnit: Text = { fr: 'minutes', en: 'minutes' };
const timesUnit: Text = { fr: 'répétitions', en: 'repetitions' };

const variables = {
  variable1: optional(
    whole(0, 10_000),
    { fr: 'répétitions, `{{variable1}}` dans le texte', en: 'repetitions, `{{variable1}}` in the text' },
    timesUnit,
  ),
  variable2: optional(
    decimal(0, 10_000),
    { fr: 'durée, `{{variable2}}` dans le texte', en: 'duration, `{{variable2}}` in the text' },
    minuteUnit,
  ),
  variable3: optional(text(60), {
    fr: 'intensité, en mots, `{{variable3}}` dans le texte',
    en: 'intensity, in words, `{{variable3}}` in the text',
  }),
};

/** The columns of each earlier table. */
export const tables = {
  patients: {
    id: required(sourceId, { fr: 'identifiant du patient', en: 'id of the patient' }),
    email: required(email, {
      fr: 'adresse de connexion, une par personne',
      en: 'address to sign in with, one per person',
    }),
    first_name: required(text(80), { fr: 'prénom', en: 'first name' }),
    last_name: required(text(80), { fr: 'nom', en: 'last name' }),
    company: required(text(255), {
      fr: 'organisation du patient : son nom ou son adresse courte dans le panneau',
      en: 'company of the patient: its name or its slug in the panel',
    }),
    language: optional(choice({ fr: ['français', 'french'], en: ['anglais', 'english'] }), {
      fr: 'langue ; `fr` si vide',
      en: 'language; `fr` when empty',
    }),
    time_zone: optional(timeZone, {
      fr: 'fuseau horaire ; celui de l’organisation si vide',
      en: 'time zone; the company’s when empty',
    }),
    status: required(
      choice({
        active: ['actif', 'active', 'activated'],
        inactive: ['inactif', 'bloqué', 'blocked', 'archived', 'archivé'],
      }),
      { fr: 'statut', en: 'status' },
    ),
  },
  sessions: {
    id: required(sourceId, { fr: 'identifiant de la séance', en: 'id of the session' }),
    title: required(text(120), { fr: 'titre', en: 'title' }),
    summary: optional(text(400), { fr: 'résumé', en: 'summary' }),
    instructions: required(text(20_000), {
      fr: 'consignes (markdown), avec `{{variable1}}` à `{{variable3}}`',
      en: 'instructions (markdown), with `{{variable1}}` to `{{variable3}}`',
    }),
    objective: required(
      choice({
        mobility: ['mobilité', 'souplesse'],
        strength: ['force', 'renforcement', 'muscu', 'musculation'],
        endurance: ['cardio', 'souffle'],
        relaxation: ['détente'],
        craving: ['envie', 'addictologie'],
      }),
      { fr: 'objectif', en: 'objective' },
    ),
    level: optional(
      choice({
        beginner: ['débutant', 'facile', 'easy'],
        intermediate: ['intermédiaire', 'moyen', 'medium'],
        advanced: ['avancé', 'difficile', 'hard'],
      }),
      { fr: 'niveau ; `beginner` si vide', en: 'level; `beginner` when empty' },
    ),
    duration: required(minutes(1, 240), { fr: 'durée prévue', en: 'planned duration' }, minuteUnit),
    tags: optional(words, {
      fr: 'étiquettes, qui existent dans le panneau (nom ou adresse courte)',
      en: 'tags, which exist in the panel (name or slug)',
    }),
    ...variables,
    status: required(
      choice({
        draft: ['brouillon'],
        published: ['publié', 'publiée'],
        archived: ['archivé', 'archivée'],
      }),
      { fr: 'statut', en: 'status' },
    ),
  },
  client_programmes: {
    id: required(sourceId, { fr: 'identifiant du programme du client', en: 'id of the client’s programme' }),
    patient_id: required(sourceId, { fr: '`id` de patients.csv', en: '`id` of patients.csv' }),
    title: required(text(120), { fr: 'titre', en: 'title' }),
    summary: optional(text(400), { fr: 'résumé', en: 'summary' }),
    starts_on: required(day, { fr: 'premier jour', en: 'first day' }),
    ends_on: required(day, { fr: 'dernier jour, compris', en: 'last day, included' }),
    days: required(weekdayList, { fr: 'jours de la semaine', en: 'days of the week' }),
    status: required(
      choice({
        active: ['actif', 'en cours', 'running'],
        paused: ['en pause', 'suspendu'],
        completed: ['terminé', 'done'],
        cancelled: ['annulé', 'arrêté', 'canceled', 'stopped'],
      }),
      { fr: 'statut', en: 'status' },
    ),
    paused_on: optional(day, {
      fr: 'jour de la pause ; nécessaire pour `paused`, vide sinon',
      en: 'day of the pause; needed for `paused`, empty otherwise',
    }),
    ended_on: optional(day, {
      fr: 'jour de l’arrêt, pour `completed` et `cancelled` ; `ends_on` si vide',
      en: 'day it ended, for `completed` and `cancelled`; `ends_on` when empty',
    }),
    coach_email: optional(email, {
      fr: 'coach qui l’a assigné ; « legacy-import » si vide',
      en: 'coach who assigned it; “legacy-import” when empty',
    }),
  },
  client_sessions: {
    id: required(sourceId, {
      fr: 'identifiant de la séance du client',
      en: 'id of the client’s session',
    }),
    client_programme_id: required(sourceId, {
      fr: '`id` de client_programmes.csv',
      en: '`id` of client_programmes.csv',
    }),
    session_id: required(sourceId, { fr: '`id` de sessions.csv', en: '`id` of sessions.csv' }),
    date: required(day, {
      fr: 'jour prévu, dans le fuseau du patient',
      en: 'planned day, in the patient’s zone',
    }),
    status: required(
      choice({
        planned: ['prévu', 'prévue', 'à faire', 'scheduled', 'pending', 'missed', 'manquée'],
        done: ['fait', 'faite', 'réalisée', 'terminée', 'completed'],
        partial: ['partielle', 'partiellement'],
        skipped: ['non faite', 'sautée'],
        cancelled: ['annulée', 'canceled'],
      }),
      { fr: 'statut', en: 'status' },
    ),
    done_on: optional(day, {
      fr: 'jour où elle a été faite ou signalée ; `date` si vide',
      en: 'day it was done or reported; `date` when empty',
    }),
    minutes: optional(
      minutes(0, 600),
      {
        fr: 'temps passé ; nécessaire pour `done` et `partial`',
        en: 'time spent; needed for `done` and `partial`',
      },
      minuteUnit,
    ),
    effort: optional(whole(0, 10), {
      fr: 'effort perçu ; nécessaire pour `done` et `partial`',
      en: 'perceived effort; needed for `done` and `partial`',
    }),
    pain: optional(whole(0, 10), { fr: 'douleur', en: 'pain' }),
    ...variables,
  },
} satisfies Record<string, Record<string, Column>>;

/** The name of an earlier table. */
export type TableName = keyof typeof tables;

/** The earlier tables, those that others point at first. */
export const tableNames = ['patients', 'sessions', 'client_programmes', 'client_sessions'] as const;

/** The name of a table's file. */
export const fileOf = (table: TableName): string => `${table}.csv`;

type ValueOf<Definition> =
  Definition extends Column<infer Value, infer Required>
    ? true extends Required
      ? Value
      : Value | null
    : never;

/** The values of one row; null for an empty cell. */
export type Row<Table extends TableName> = {
  readonly [Name in keyof (typeof tables)[Table]]: ValueOf<(typeof tables)[Table][Name]>;
};

/** A row that could be read, and where it stands. */
export interface SourceRow<Table extends TableName> {
  readonly table: Table;
  /** Counted from 1; the line the row begins on. */
  readonly line: number;
  readonly values: Row<Table>;
}

/** The columns of a table, by name. */
export const columnsOf = (table: TableName): [string, Column][] =>
  Object.entries(tables[table] as Record<string, Column>);
