import { sql } from '@huntzen/database';
import type { QuerySource } from '@huntzen/kernel/server';

/** What the two people of a consultation have. */
export const sourcesOfBoth: readonly QuerySource[] = [
  {
    name: 'consultations',
    roles: ['employee', 'practitioner'],
    covers: ['consultations'],
    meaning: {
      fr: 'Vos consultations, passées et à venir, avec le nom de l’autre personne.',
      en: 'Your consultations, past and coming, with the name of the other person.',
    },
    columns: [
      ...['id', 'type', 'status', 'starts_at', 'ends_at', 'started_at', 'ended_at', 'duration_seconds'],
      ...[
        'cancelled_by',
        'late_cancellation',
        'practitioner_name',
        'employee_name',
        'created_at',
        'updated_at',
      ],
    ],
    query: sql`
      select c.id as key, c.id, c.type, c.status, c.starts_at, c.ends_at, c.started_at, c.ended_at, c.duration_seconds, c.cancelled_by,
             c.late_cancellation, p.display_name as practitioner_name, concat_ws(' ', e.first_name, e.last_name) as employee_name,
             c.created_at, c.updated_at
      from care.consultations as c
      left join care.practitioners as p on p.account_id = c.practitioner_id
      left join care.people as e on e.account_id = c.employee_id
      where (select sec.actor()) in (c.employee_id, c.practitioner_id)`,
  },
];

/** What only the employee has. */
export const sourcesOfEmployee: readonly QuerySource[] = [
  {
    name: 'ratings',
    roles: ['employee'],
    covers: ['consultation_ratings'],
    meaning: {
      fr: 'Les notes que vous avez données à vos consultations.',
      en: 'The ratings that you gave to your consultations.',
    },
    columns: ['consultation_id', 'score', 'created_at', 'updated_at'],
    query: sql`
      select r.consultation_id as key, r.consultation_id, r.score, r.created_at, r.updated_at
      from care.consultation_ratings as r where r.employee_id = (select sec.actor())`,
  },
  {
    name: 'holds',
    roles: ['employee'],
    covers: ['holds'],
    meaning: {
      fr: 'Les créneaux que vous retenez en ce moment.',
      en: 'The slots that you are holding at this moment.',
    },
    columns: ['id', 'kind', 'type', 'starts_at', 'ends_at', 'created_at', 'expires_at'],
    query: sql`
      select h.id as key, h.id, h.kind, h.type, h.starts_at, h.ends_at, h.created_at, h.expires_at
      from care.holds as h where h.employee_id = (select sec.actor())`,
  },
  {
    name: 'waits',
    roles: ['employee'],
    covers: ['earlier_waits'],
    meaning: {
      fr: 'Les listes d’attente où vous êtes pour un rendez-vous plus tôt.',
      en: 'The lines in which you wait for an earlier slot.',
    },
    columns: [
      ...['id', 'practitioner_name', 'consultation_id', 'modes', 'until_day', 'time_zone', 'status'],
      ...['joined_at', 'updated_at'],
    ],
    query: sql`
      select w.id as key, w.id, p.display_name as practitioner_name, w.consultation_id, w.modes, w.until_day, w.time_zone, w.status,
             w.joined_at, w.updated_at
      from care.earlier_waits as w left join care.practitioners as p on p.account_id = w.practitioner_id
      where w.employee_id = (select sec.actor())`,
  },
  {
    name: 'wait-offers',
    roles: ['employee'],
    covers: ['earlier_offers'],
    meaning: {
      fr: 'Les créneaux plus tôt qui vous ont été proposés.',
      en: 'The earlier slots that were offered to you.',
    },
    columns: ['id', 'wait_id', 'starts_at', 'offered_at', 'expires_at', 'outcome', 'ended_at'],
    query: sql`
      select o.id as key, o.id, o.wait_id, o.starts_at, o.offered_at, o.expires_at, o.outcome, o.ended_at
      from care.earlier_offers as o join care.earlier_waits as w on w.id = o.wait_id
      where w.employee_id = (select sec.actor())`,
  },
];
