import { sql, type CareDatabase } from '@huntzen/database';
import { querySources, type PersonalSource, type QuerySource } from '@huntzen/kernel/server';

const sources: readonly QuerySource[] = [
  {
    name: 'usage',
    roles: ['employee'],
    covers: ['employee_activity_daily'],
    meaning: {
      fr: 'Le nombre et la durée de vos consultations terminées, par jour : ce dont les chiffres de votre employeur sont faits.',
      en: 'How many consultations you completed and how long they were, by day: what the figures of your employer are made of.',
    },
    columns: ['day', 'consultations', 'seconds'],
    query: sql`
      select d.day as key, d.day, d.consult_count as consultations, d.total_duration_seconds as seconds
      from care.employee_activity_daily as d where d.employee_id = (select sec.actor())`,
  },
  {
    name: 'activity',
    roles: ['practitioner'],
    covers: ['practitioner_activity_daily'],
    meaning: {
      fr: 'Vos consultations terminées par jour et par entreprise.',
      en: 'Your completed consultations by day and company.',
    },
    columns: ['day', 'company_id', 'consultations', 'seconds'],
    query: sql`
      select d.day || ' ' || d.company_id as key, d.day, d.company_id, d.consult_count as consultations, d.total_duration_seconds as seconds
      from care.practitioner_activity_daily as d where d.practitioner_id = (select sec.actor())`,
  },
];

/** What the counters hold of a person. */
export const counterSources = (database: () => CareDatabase): readonly PersonalSource[] =>
  querySources(database, sources);
