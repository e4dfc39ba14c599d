import { sql } from '@huntzen/database';
import type { QuerySource } from '@huntzen/kernel/server';

/** What only coaches have: their groups and what they gave. What patients report is the patients'. */
export const sourcesOfCoach: readonly QuerySource[] = [
  {
    name: 'groups',
    roles: ['coach'],
    covers: ['groups'],
    meaning: { fr: 'Vos groupes.', en: 'Your groups.' },
    columns: ['id', 'company_id', 'name', 'created_at'],
    query: sql`
      select g.id as key, g.id, g.company_id, g.name, g.created_at from care.groups as g where g.coach_id = (select sec.actor())`,
  },
  {
    name: 'group-members',
    roles: ['coach'],
    covers: ['group_members'],
    meaning: { fr: 'Les personnes de vos groupes.', en: 'The people of your groups.' },
    columns: ['group_id', 'patient_id', 'first_name', 'last_name', 'joined_at'],
    query: sql`
      select m.group_id || ' ' || m.patient_id as key, m.group_id, m.patient_id, p.first_name, p.last_name, m.joined_at
      from care.group_members as m
      join care.groups as g on g.company_id = m.company_id and g.id = m.group_id
      left join care.people as p on p.account_id = m.patient_id
      where g.coach_id = (select sec.actor())`,
  },
  {
    name: 'publications',
    roles: ['coach'],
    covers: ['publications'],
    meaning: { fr: 'Les séances que vous avez publiées.', en: 'The sessions that you published.' },
    columns: [
      ...[
        'id',
        'session_id',
        'audience',
        'company_id',
        'group_id',
        'patient_id',
        'title',
        'summary',
        'access',
      ],
      ...['include_late_joiners', 'visible_from', 'ends_at', 'archived_at', 'created_at'],
    ],
    query: sql`
      select p.id as key, p.id, p.session_id, p.audience, p.company_id, p.group_id, p.patient_id, p.title, p.summary, p.access,
             p.include_late_joiners, p.visible_from, p.ends_at, p.archived_at, p.created_at
      from care.publications as p where p.published_by = (select sec.actor())`,
  },
  {
    name: 'assignments',
    roles: ['coach'],
    covers: ['assignments'],
    meaning: { fr: 'Les programmes que vous avez donnés.', en: 'The programmes that you gave.' },
    columns: [
      ...['id', 'template_id', 'template_version', 'audience', 'time_zone', 'days', 'starts_on', 'ends_on'],
      ...['include_late_joiners', 'created_at', 'ended_at'],
    ],
    query: sql`
      select a.id as key, a.id, a.template_id, a.template_version, a.audience, a.time_zone, a.days, a.starts_on, a.ends_on,
             a.include_late_joiners, a.created_at, a.ended_at
      from care.assignments as a where a.assigned_by = (select sec.actor())`,
  },
  {
    name: 'offers-made',
    roles: ['coach'],
    covers: ['programme_offers'],
    meaning: {
      fr: 'Les changements de programme que vous avez proposés.',
      en: 'The changes of programmes that you offered.',
    },
    columns: [
      'id',
      'patient_id',
      'programme_id',
      'template_id',
      'template_version',
      'offered_at',
      'answer',
      'answered_at',
    ],
    query: sql`
      select o.id as key, o.id, o.patient_id, o.programme_id, o.template_id, o.template_version, o.offered_at, o.answer, o.answered_at
      from care.programme_offers as o where o.offered_by = (select sec.actor())`,
  },
  {
    name: 'progressions-decided',
    roles: ['coach'],
    covers: ['progression_decisions'],
    meaning: {
      fr: 'Ce que vous avez décidé de la progression de vos patients.',
      en: 'What you decided about the progression of your patients.',
    },
    columns: ['patient_id', 'programme_id', 'week', 'changes', 'is_accepted', 'decided_at'],
    query: sql`
      select d.programme_id || ' ' || d.week as key, d.patient_id, d.programme_id, d.week, d.changes, d.is_accepted, d.decided_at
      from care.progression_decisions as d where d.decided_by = (select sec.actor())`,
  },
  {
    name: 'coach-preferences',
    roles: ['coach'],
    covers: ['coach_preferences'],
    meaning: {
      fr: 'Après combien de jours sans compte rendu un patient vous est signalé.',
      en: 'After how many days without a report you are told of a patient.',
    },
    columns: ['silent_days', 'updated_at'],
    query: sql`
      select c.coach_id as key, c.silent_days, c.updated_at from care.coach_preferences as c where c.coach_id = (select sec.actor())`,
  },
];
