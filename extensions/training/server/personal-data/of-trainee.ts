import { sql } from '@huntzen/database';
import type { QuerySource } from '@huntzen/kernel/server';

const roles = ['learner', 'candidate'] as const;
const mine = sql`(select care.own_trainee())`;

const placeLists: readonly QuerySource[] = [
  {
    name: 'enrolments',
    roles,
    covers: ['enrolments'],
    meaning: { fr: 'Vos places dans les sessions de formation.', en: 'Your places in training sessions.' },
    columns: [
      'id',
      'session_id',
      'session_title',
      'starts_at',
      'ends_at',
      'status',
      'enrolled_at',
      'ended_at',
    ],
    query: sql`
      select e.id as key, e.id, e.session_id, s.title as session_title, lower(e.during) as starts_at, upper(e.during) as ends_at, e.status,
             e.enrolled_at, e.ended_at
      from care.enrolments as e left join care.training_sessions as s on s.id = e.session_id where e.trainee_id = ${mine}`,
  },
  {
    name: 'waiting-lists',
    roles,
    covers: ['waiting_list_entries'],
    meaning: { fr: 'Les listes d’attente où vous êtes.', en: 'The waiting lists that you are in.' },
    columns: [
      'id',
      'course_id',
      'session_id',
      'joined_at',
      'status',
      'skip_reason',
      'skipped_at',
      'ended_at',
    ],
    query: sql`
      select w.id as key, w.id, w.course_id, w.session_id, w.joined_at, w.status, w.skip_reason, w.skipped_at, w.ended_at
      from care.waiting_list_entries as w where w.trainee_id = ${mine}`,
  },
  {
    name: 'seat-offers',
    roles,
    covers: ['seat_offers'],
    meaning: { fr: 'Les places qui vous ont été proposées.', en: 'The places that were offered to you.' },
    columns: ['id', 'session_id', 'offered_at', 'expires_at', 'outcome', 'ended_at'],
    query: sql`
      select o.id as key, o.id, o.session_id, o.offered_at, o.expires_at, o.outcome, o.ended_at
      from care.seat_offers as o where o.trainee_id = ${mine}`,
  },
  {
    name: 'attendances',
    roles,
    covers: ['attendances'],
    meaning: { fr: 'Vos présences.', en: 'Your attendance.' },
    columns: ['session_id', 'day', 'status', 'marked_at'],
    query: sql`
      select a.session_id || ' ' || a.day as key, a.session_id, a.day, a.status, a.marked_at
      from care.attendances as a where a.trainee_id = ${mine}`,
  },
  {
    name: 'training-history',
    roles,
    covers: ['training_moves'],
    meaning: {
      fr: 'Ce qui s’est passé avec vos places, et pourquoi.',
      en: 'What happened with your places, and why.',
    },
    columns: ['id', 'session_id', 'course_id', 'kind', 'reason', 'details', 'made_by_role', 'made_at'],
    query: sql`
      select m.id as key, m.id, m.session_id, m.course_id, m.kind, m.reason, m.details, m.made_by_role, m.made_at
      from care.training_moves as m where m.trainee_id = ${mine}`,
  },
];

const learningLists: readonly QuerySource[] = [
  {
    name: 'courses',
    roles,
    covers: ['course_enrolments'],
    meaning: {
      fr: 'Les formations que vous suivez ou avez suivies.',
      en: 'The courses that you follow or followed.',
    },
    columns: [
      ...[
        'id',
        'course_id',
        'course_title',
        'session_id',
        'status',
        'made_at',
        'ended_at',
        'withdrawn_by_role',
      ],
      'withdrawn_reason',
    ],
    query: sql`
      select e.id as key, e.id, e.course_id, c.title as course_title, e.session_id, e.status, e.made_at, e.ended_at, e.withdrawn_by_role,
             e.withdrawn_reason
      from care.course_enrolments as e left join care.courses as c on c.id = e.course_id where e.trainee_id = ${mine}`,
  },
  {
    name: 'learning-history',
    roles,
    covers: ['learning_moves'],
    meaning: {
      fr: 'Ce qui s’est passé avec vos formations et vos travaux, et pourquoi.',
      en: 'What happened with your courses and your work, and why.',
    },
    columns: ['id', 'course_id', 'session_id', 'kind', 'reason', 'details', 'made_by_role', 'made_at'],
    query: sql`
      select m.id as key, m.id, m.course_id, m.session_id, m.kind, m.reason, m.details, m.made_by_role, m.made_at
      from care.learning_moves as m where m.trainee_id = ${mine}`,
  },
  {
    name: 'submissions',
    roles,
    covers: ['submissions'],
    meaning: { fr: 'Les travaux que vous avez rendus.', en: 'The work that you handed in.' },
    columns: ['id', 'course_id', 'session_id', 'title', 'state', 'rounds', 'made_at', 'handed_in_at'],
    query: sql`
      select s.id as key, s.id, s.course_id, s.session_id, s.title, s.state, s.rounds, s.made_at, s.handed_in_at
      from care.submissions as s where s.trainee_id = ${mine}`,
  },
  {
    name: 'submission-rounds',
    roles,
    covers: ['submission_rounds'],
    meaning: {
      fr: 'Ce que vous avez écrit à chaque remise.',
      en: 'What you wrote each time that you handed in.',
    },
    columns: ['id', 'submission_id', 'round', 'body', 'handed_in_at'],
    query: sql`
      select r.id as key, r.id, r.submission_id, r.round, r.body, r.handed_in_at
      from care.submission_rounds as r where r.trainee_id = ${mine}`,
  },
  {
    name: 'marks',
    roles,
    covers: ['submission_marks'],
    meaning: {
      fr: 'Les notes et commentaires de vos travaux.',
      en: 'The marks and comments about your work.',
    },
    columns: ['id', 'round_id', 'result', 'mark', 'comment', 'made_at'],
    query: sql`
      select m.id as key, m.id, m.round_id, m.result, m.mark, m.comment, m.made_at
      from care.submission_marks as m where m.trainee_id = ${mine}`,
  },
];

/** What only people in training have. */
export const sourcesOfTrainee: readonly QuerySource[] = [
  {
    name: 'training-profile',
    roles,
    covers: ['trainees'],
    meaning: { fr: 'Votre fiche de formation.', en: 'Your record in training.' },
    columns: [
      ...[
        'id',
        'company_id',
        'stage',
        'approved',
        'first_name',
        'last_name',
        'email',
        'language',
        'course_id',
      ],
      ...['created_at', 'updated_at'],
    ],
    query: sql`
      select t.id as key, t.id, t.company_id, t.stage, t.approved, t.first_name, t.last_name, t.email, t.language, t.course_id,
             t.created_at, t.updated_at
      from care.trainees as t where t.account_id = (select sec.actor())`,
  },
  ...placeLists,
  ...learningLists,
];
