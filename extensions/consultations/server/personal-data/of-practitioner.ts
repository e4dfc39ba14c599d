import { sql } from '@huntzen/database';
import type { QuerySource } from '@huntzen/kernel/server';

/** What only the practitioner has: profile, verification, hours. */
export const sourcesOfPractitioner: readonly QuerySource[] = [
  {
    name: 'practitioner-profile',
    roles: ['practitioner'],
    covers: ['practitioners', 'practitioner_phones', 'practitioner_ratings'],
    meaning: {
      fr: 'Votre fiche de praticien, votre téléphone, vos règles de réservation et votre note moyenne.',
      en: 'Your practitioner profile, phone, booking rules and average rating.',
    },
    columns: [
      ...['display_name', 'title', 'gender', 'specialities', 'languages', 'modes', 'city', 'time_zone'],
      ...[
        'experience_years',
        'bio',
        'diplomas',
        'phone',
        'photo_url',
        'video_url',
        'verification',
        'decided_at',
      ],
      ...['cancellation_window_minutes', 'auto_confirm', 'average_rating', 'rating_count', 'updated_at'],
    ],
    query: sql`
      select p.account_id as key, p.display_name, p.title, p.gender, p.specialities, p.languages, p.modes, p.city, p.time_zone,
             p.experience_years, p.bio, p.diplomas, f.phone, p.photo_url, p.video_url, p.verification, p.decided_at,
             p.cancellation_window_minutes, p.auto_confirm, r.average as average_rating, r.rating_count, p.updated_at
      from care.practitioners as p
      left join care.practitioner_phones as f on f.practitioner_id = p.account_id
      left join care.practitioner_ratings as r on r.practitioner_id = p.account_id
      where p.account_id = (select sec.actor())`,
  },
  {
    name: 'verifications',
    roles: ['practitioner'],
    covers: ['practitioner_verifications'],
    meaning: { fr: 'Les étapes de votre vérification.', en: 'The steps of your verification.' },
    columns: ['id', 'from_status', 'to_status', 'reason', 'made_by_role', 'made_at'],
    query: sql`
      select v.id as key, v.id, v.from_status, v.to_status, v.reason, v.made_by_role, v.made_at
      from care.practitioner_verifications as v where v.practitioner_id = (select sec.actor())`,
  },
  {
    name: 'availability',
    roles: ['practitioner'],
    covers: ['availability_rules'],
    meaning: { fr: 'Vos horaires habituels.', en: 'Your usual hours.' },
    columns: [
      ...['id', 'weekday', 'start_time', 'end_time', 'time_zone', 'slot_minutes', 'buffer_before_minutes'],
      ...[
        'buffer_after_minutes',
        'minimum_notice_minutes',
        'horizon_days',
        'modes',
        'valid_from',
        'valid_to',
      ],
    ],
    query: sql`
      select a.id as key, a.id, a.weekday, a.start_time, a.end_time, a.time_zone, a.slot_minutes, a.buffer_before_minutes,
             a.buffer_after_minutes, a.minimum_notice_minutes, a.horizon_days, a.modes, a.valid_from, a.valid_to
      from care.availability_rules as a where a.practitioner_id = (select sec.actor())`,
  },
  {
    name: 'availability-exceptions',
    roles: ['practitioner'],
    covers: ['availability_exceptions'],
    meaning: { fr: 'Vos congés et horaires d’exception.', en: 'Your days off and exceptional hours.' },
    columns: ['id', 'kind', 'day', 'start_time', 'end_time', 'time_zone'],
    query: sql`
      select x.id as key, x.id, x.kind, x.day, x.start_time, x.end_time, x.time_zone
      from care.availability_exceptions as x where x.practitioner_id = (select sec.actor())`,
  },
  {
    name: 'imported-calendar',
    roles: ['practitioner'],
    covers: ['busy_feeds'],
    meaning: {
      fr: 'Le calendrier que vous importez : son hébergeur et ses lectures. Son adresse reste secrète, ici aussi.',
      en: 'The calendar that you import: its host and when it was read. Its address stays secret, here too.',
    },
    columns: ['host', 'saved_at', 'attempted_at', 'fetched_at', 'failed_since', 'failure'],
    query: sql`
      select b.id as key, b.host, b.saved_at, b.attempted_at, b.fetched_at, b.failed_since, b.failure
      from care.busy_feeds as b where b.practitioner_id = (select sec.actor())`,
  },
  {
    name: 'busy-times',
    roles: ['practitioner'],
    covers: ['busy_times'],
    meaning: {
      fr: 'Les heures où votre calendrier importé vous dit pris, sans leur contenu.',
      en: 'The hours at which your imported calendar says that you are busy, without what they hold.',
    },
    columns: ['starts_at', 'ends_at'],
    query: sql`
      select b.during as key, lower(b.during) as starts_at, upper(b.during) as ends_at
      from care.busy_times as b where b.practitioner_id = (select sec.actor())`,
  },
  {
    name: 'corrections',
    roles: ['practitioner'],
    covers: ['consultation_corrections'],
    meaning: {
      fr: 'Les corrections faites aux heures de vos consultations.',
      en: 'The corrections made to the times of your consultations.',
    },
    columns: [
      ...['id', 'consultation_id', 'kind', 'corrected_at', 'old_started_at', 'old_ended_at'],
      ...['new_started_at', 'new_ended_at'],
    ],
    query: sql`
      select c.id as key, c.id, c.consultation_id, c.kind, c.corrected_at, c.old_started_at, c.old_ended_at, c.new_started_at, c.new_ended_at
      from care.consultation_corrections as c where c.practitioner_id = (select sec.actor())`,
  },
];
