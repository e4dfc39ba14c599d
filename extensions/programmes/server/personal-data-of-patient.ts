import { sql } from '@huntzen/database';
import type { QuerySource } from '@huntzen/kernel/server';

const programmeLists: readonly QuerySource[] = [
  {
    name: 'programmes',
    roles: ['patient'],
    covers: ['programmes'],
    meaning: { fr: 'Vos programmes.', en: 'Your programmes.' },
    columns: [
      ...['id', 'title', 'summary', 'time_zone', 'days', 'starts_on', 'ends_on', 'assigned_by_role'],
      ...['created_at', 'touched_at', 'paused_on', 'pause_reason', 'ended_at', 'later_days'],
    ],
    query: sql`
      select p.id as key, p.id, p.title, p.summary, p.time_zone, p.days, p.starts_on, p.ends_on, p.assigned_by_role, p.created_at,
             p.touched_at, p.paused_on, p.pause_reason, p.ended_at, p.later_days
      from care.programmes as p where p.patient_id = (select sec.actor())`,
  },
  {
    name: 'programme-sessions',
    roles: ['patient'],
    covers: ['programme_sessions'],
    meaning: {
      fr: 'Les séances de vos programmes, avec leur contenu.',
      en: 'The sessions of your programmes, with what they hold.',
    },
    columns: ['id', 'programme_id', 'position', 'week', 'content', 'removed_at'],
    query: sql`
      select s.id as key, s.id, s.programme_id, s.position, s.week, s.content, s.removed_at
      from care.programme_sessions as s where s.patient_id = (select sec.actor())`,
  },
  {
    name: 'programme-offers',
    roles: ['patient'],
    covers: ['programme_offers'],
    meaning: {
      fr: 'Les changements de programme qui vous ont été proposés.',
      en: 'The changes of a programme that were offered to you.',
    },
    columns: ['id', 'programme_id', 'template_version', 'offered_at', 'answer', 'answered_at'],
    query: sql`
      select o.id as key, o.id, o.programme_id, o.template_version, o.offered_at, o.answer, o.answered_at
      from care.programme_offers as o where o.patient_id = (select sec.actor())`,
  },
  {
    name: 'progressions',
    roles: ['patient'],
    covers: ['progression_decisions'],
    meaning: {
      fr: 'Ce que votre coach a décidé de votre progression.',
      en: 'What your coach decided about your progression.',
    },
    columns: ['programme_id', 'week', 'changes', 'is_accepted', 'decided_at'],
    query: sql`select d.programme_id || ' ' || d.week as key, d.* from care.own_progressions() as d`,
  },
];

/** What only patients have. */
export const sourcesOfPatient: readonly QuerySource[] = [
  {
    name: 'sessions',
    roles: ['patient'],
    covers: ['occurrences'],
    meaning: {
      fr: 'Les séances que vous avez reçues, y compris celles qui ne sont plus dans vos listes.',
      en: 'The sessions that you were given, also those that have left your lists.',
    },
    columns: [
      ...[
        'id',
        'publication_id',
        'programme_id',
        'programme_session_id',
        'title',
        'access',
        'visible_from',
        'ends_at',
      ],
      ...['archived_at', 'due_on', 'planned_on', 'skipped_at', 'objective', 'level', 'duration_minutes'],
    ],
    query: sql`select o.id as key, o.* from care.own_occurrences() as o`,
  },
  {
    name: 'session-contents',
    roles: ['patient'],
    covers: ['publications'],
    meaning: {
      fr: 'Le contenu des séances publiées pour vous, tel que vous le voyez.',
      en: 'What the sessions that were published to you hold, as you see it.',
    },
    columns: [
      ...['id', 'title', 'summary', 'objective', 'level', 'duration_minutes', 'tags', 'blocks'],
      ...['visible_from', 'ends_at'],
    ],
    query: sql`
      select p.id as key, p.id, p.title, p.summary, p.objective, p.level, p.duration_minutes, p.tags, p.blocks, p.visible_from, p.ends_at
      from care.publications as p
      where exists (select from care.occurrences as o where o.publication_id = p.id and o.patient_id = (select sec.actor()))`,
  },
  {
    name: 'completions',
    roles: ['patient'],
    covers: ['completions'],
    meaning: {
      fr: 'Vos comptes rendus de séances : quand, combien de temps, effort et douleur, et ce que vous aviez sous les yeux.',
      en: 'Your reports of sessions: when, how long, effort and pain, and what you had before you.',
    },
    columns: [
      ...['id', 'occurrence_id', 'session_title', 'outcome', 'performed_on', 'minutes', 'effort', 'pain'],
      ...['seen', 'created_at', 'updated_at'],
    ],
    query: sql`
      select c.id as key, c.id, c.occurrence_id, c.session_title, c.outcome, c.performed_on, c.minutes, c.effort, c.pain, c.seen,
             c.created_at, c.updated_at
      from care.completions as c where c.patient_id = (select sec.actor())`,
  },
  {
    name: 'coach-groups',
    roles: ['patient'],
    covers: ['group_members'],
    meaning: {
      fr: 'Les groupes de coachs dont vous faites partie, et depuis quand.',
      en: 'The groups of coaches that you are in, and since when.',
    },
    columns: ['group_id', 'joined_at'],
    query: sql`select m.group_id as key, m.* from care.own_group_memberships() as m`,
  },
  ...programmeLists,
];
