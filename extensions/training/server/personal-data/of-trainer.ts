import { sql } from '@huntzen/database';
import type { QuerySource } from '@huntzen/kernel/server';

const roles = ['trainer'] as const;
const me = sql`(select i.id from care.instructors as i where i.account_id = (select sec.actor()))`;

/** What only trainers have. What learners hand in is the learners'. */
export const sourcesOfTrainer: readonly QuerySource[] = [
  {
    name: 'instructor',
    roles,
    covers: ['instructors'],
    meaning: { fr: 'Votre fiche d’intervenant.', en: 'Your record as an instructor.' },
    columns: ['id', 'display_name', 'active', 'created_at'],
    query: sql`
      select i.id as key, i.id, i.display_name, i.active, i.created_at from care.instructors as i where i.account_id = (select sec.actor())`,
  },
  {
    name: 'instructor-hours',
    roles,
    covers: ['instructor_hours'],
    meaning: { fr: 'Les heures où vous pouvez intervenir.', en: 'The hours at which you can teach.' },
    columns: ['id', 'weekday', 'start_time', 'end_time', 'time_zone'],
    query: sql`
      select h.id as key, h.id, h.weekday, h.start_time, h.end_time, h.time_zone from care.instructor_hours as h where h.instructor_id = ${me}`,
  },
  {
    name: 'instructor-courses',
    roles,
    covers: ['instructor_skills'],
    meaning: { fr: 'Les formations que vous pouvez donner.', en: 'The courses that you can teach.' },
    columns: ['course_id', 'course_title'],
    query: sql`
      select k.course_id as key, k.course_id, c.title as course_title
      from care.instructor_skills as k left join care.courses as c on c.id = k.course_id where k.instructor_id = ${me}`,
  },
  {
    name: 'teaching',
    roles,
    covers: ['session_instructors'],
    meaning: { fr: 'Les sessions que vous animez.', en: 'The sessions that you teach.' },
    columns: ['session_id', 'title', 'course_id', 'status', 'starts_at', 'ends_at'],
    query: sql`
      select n.session_id as key, n.session_id, s.title, s.course_id, s.status, s.starts_at, s.ends_at
      from care.session_instructors as n left join care.training_sessions as s on s.id = n.session_id where n.instructor_id = ${me}`,
  },
  {
    name: 'teaching-hours',
    roles,
    covers: ['room_reservations'],
    meaning: { fr: 'Vos heures de cours et leurs salles.', en: 'Your hours of teaching and their rooms.' },
    columns: ['id', 'session_id', 'room_id', 'starts_at', 'ends_at', 'changed_at'],
    query: sql`
      select r.id as key, r.id, r.session_id, r.room_id, lower(r.during) as starts_at, upper(r.during) as ends_at, r.changed_at
      from care.room_reservations as r where r.instructor_id = ${me}`,
  },
  {
    name: 'ended-teaching-hours',
    roles,
    covers: ['ended_reservations'],
    meaning: {
      fr: 'Vos heures de cours annulées ou remplacées.',
      en: 'Your hours of teaching that were cancelled or replaced.',
    },
    columns: ['id', 'session_id', 'room_id', 'starts_at', 'ends_at', 'ended_at'],
    query: sql`
      select r.id || ' ' || r.revision as key, r.id, r.session_id, r.room_id, lower(r.during) as starts_at, upper(r.during) as ends_at,
             r.ended_at
      from care.ended_reservations as r where r.instructor_id = ${me}`,
  },
  {
    name: 'sessions-created',
    roles,
    covers: ['training_sessions'],
    meaning: { fr: 'Les sessions que vous avez créées.', en: 'The sessions that you created.' },
    columns: [
      'id',
      'title',
      'course_id',
      'modality',
      'status',
      'capacity',
      'starts_at',
      'ends_at',
      'created_at',
    ],
    query: sql`
      select s.id as key, s.id, s.title, s.course_id, s.modality, s.status, s.capacity, s.starts_at, s.ends_at, s.created_at
      from care.training_sessions as s where s.created_by = (select sec.actor())`,
  },
  {
    name: 'marks-given',
    roles,
    covers: ['submission_marks'],
    meaning: {
      fr: 'Les notes et commentaires que vous avez donnés.',
      en: 'The marks and comments that you gave.',
    },
    columns: ['id', 'round_id', 'result', 'mark', 'comment', 'made_at'],
    query: sql`
      select m.id as key, m.id, m.round_id, m.result, m.mark, m.comment, m.made_at
      from care.submission_marks as m where m.made_by = (select sec.actor())`,
  },
  {
    name: 'attendances-marked',
    roles,
    covers: ['attendances'],
    meaning: { fr: 'Les présences que vous avez notées.', en: 'The attendance that you marked.' },
    columns: ['session_id', 'trainee_id', 'day', 'status', 'marked_at'],
    query: sql`
      select concat_ws(' ', a.session_id, a.trainee_id, a.day) as key, a.session_id, a.trainee_id, a.day, a.status, a.marked_at
      from care.attendances as a where a.marked_by = (select sec.actor())`,
  },
];
