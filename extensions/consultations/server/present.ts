/** The only place that decides which fields of a consultation and of a practitioner leave, and for whom. */
import {
  consultationActions,
  consultationTypes,
  type Consultation,
  type ConsultationStatus,
  type ConsultationType,
  type Part,
  type Practitioner,
  type PractitionerSummary,
  type Slot,
} from '../contracts/index.ts';
import { findRefusal, isInsideWindow } from './domain/consultation.ts';
import type { OpenSlot } from './domain/slots.ts';

const iso = (instant: Date | number): string => new Date(instant).toISOString();
const isoOrNull = (instant: Date | null): string | null => (instant === null ? null : instant.toISOString());

/** A consultation with the names of its people, as the queries give it. */
export interface ConsultationRow {
  id: string;
  status: string;
  type: string;
  starts_at: Date;
  ends_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  duration_seconds: number | null;
  cancelled_by: string | null;
  late_cancellation: boolean;
  employee_id: string;
  practitioner_id: string;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  display_name: string | null;
  title: string | null;
  photo_url: string | null;
  city: string | null;
  practitioner_time_zone: string | null;
  cancellation_window_minutes: number | null;
  first_name: string | null;
  last_name: string | null;
  employee_time_zone: string | null;
}

/** The default of care.practitioners, for when its row is gone. */
const defaultWindowMinutes = 1440;

/** What the rules look at. */
export const factsOf = (row: ConsultationRow) => ({
  status: row.status as ConsultationStatus,
  startsAt: row.starts_at.getTime(),
  cancellationWindowMinutes: row.cancellation_window_minutes ?? defaultWindowMinutes,
});

/** Which of the two people the account is; the row was readable, so it is one of them. */
export const partOf = (row: Pick<ConsultationRow, 'employee_id'>, accountId: string): Part =>
  row.employee_id === accountId ? 'employee' : 'practitioner';

/** A consultation for one of its two people: the employee learns who the practitioner is, and the other way round. */
export function presentConsultation(row: ConsultationRow, accountId: string, now: number): Consultation {
  const part = partOf(row, accountId);
  const facts = factsOf(row);
  return {
    id: row.id,
    status: facts.status,
    type: row.type as ConsultationType,
    startsAt: iso(row.starts_at),
    endsAt: iso(row.ends_at),
    startedAt: isoOrNull(row.started_at),
    endedAt: isoOrNull(row.ended_at),
    durationSeconds: row.duration_seconds,
    cancelledBy: row.cancelled_by as Consultation['cancelledBy'],
    lateCancellation: row.late_cancellation,
    practitioner:
      part === 'employee'
        ? {
            id: row.practitioner_id,
            displayName: row.display_name ?? '',
            title: row.title,
            photoUrl: row.photo_url,
            timeZone: row.practitioner_time_zone ?? 'Europe/Paris',
            city: row.city,
          }
        : null,
    employee:
      part === 'practitioner'
        ? {
            id: row.employee_id,
            firstName: row.first_name ?? '',
            lastName: row.last_name ?? '',
            timeZone: row.employee_time_zone ?? 'Europe/Paris',
          }
        : null,
    actions: consultationActions.filter((action) => findRefusal(action, facts, part, now) === null),
    cancellationIsLate: part === 'employee' && isInsideWindow(facts, now),
  };
}

/** What employees thought of a practitioner, 1 to 5. */
export interface Rating {
  average: number;
  count: number;
}

/** A practitioner as the queries give them. */
export interface PractitionerRow {
  account_id: string;
  display_name: string;
  title: string | null;
  gender: string | null;
  specialities: string[];
  languages: string[];
  modes: string[];
  city: string | null;
  time_zone: string;
  experience_years: number | null;
  photo_url: string | null;
  bio: string | null;
  diplomas: string | null;
  video_url: string | null;
}

/** The ways of working that the product knows, out of what a profile holds. */
export const knownModes = (modes: readonly string[]): ConsultationType[] =>
  consultationTypes.filter((type) => modes.includes(type));

/** A time that can be booked. */
export const presentSlot = ({ start, end, modes }: OpenSlot): Slot => ({
  startsAt: iso(start),
  endsAt: iso(end),
  modes: [...modes],
});

/** A practitioner in a list. */
export function presentPractitionerSummary(
  row: PractitionerRow,
  rating: Rating | null,
  next: OpenSlot | null,
): PractitionerSummary {
  return {
    id: row.account_id,
    displayName: row.display_name,
    title: row.title,
    gender: row.gender as PractitionerSummary['gender'],
    specialities: row.specialities,
    languages: row.languages,
    modes: knownModes(row.modes),
    city: row.city,
    timeZone: row.time_zone,
    experienceYears: row.experience_years,
    photoUrl: row.photo_url,
    rating,
    nextSlot: next === null ? null : presentSlot(next),
  };
}

/** A practitioner's public profile. */
export const presentPractitioner = (
  row: PractitionerRow,
  rating: Rating | null,
  next: OpenSlot | null,
): Practitioner => ({
  ...presentPractitionerSummary(row, rating, next),
  bio: row.bio,
  diplomas: row.diplomas,
  videoUrl: row.video_url,
});
