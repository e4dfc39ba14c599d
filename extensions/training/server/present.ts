/** The only place that decides which fields of training leave, and how they are written. */
import type {
  MoveKind,
  MoveReason,
  Participant,
  PortalSession,
  Reservation,
  SeatObstacle,
  SessionStatus,
  SessionSummary,
  Trainee,
  TraineeStage,
  TrainingMove,
} from '../contracts/index.ts';

const isoOrNull = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** A session as the queries give it. */
export interface SessionRow {
  id: string;
  title: string;
  status: SessionStatus;
  modality: SessionSummary['modality'];
  capacity: number;
  enrolled_count: number;
  offered_count: number;
  waiting_count: number;
  starts_at: Date | null;
  ends_at: Date | null;
  zone: string;
  validated_at: Date | null;
  cancelled_reason: string | null;
  company_id: string;
  company_name: string;
  course_id: string;
  course_code: string;
  course_title: string;
  category: SessionSummary['course']['category'];
  takes_people: boolean;
  offer_hours: number | null;
  waiting_alert: number;
  instructors: { id: string; name: string }[];
}

/** A session in a list. */
export const presentSummary = (row: SessionRow): SessionSummary => ({
  id: row.id,
  title: row.title,
  status: row.status,
  modality: row.modality,
  course: { id: row.course_id, code: row.course_code, title: row.course_title, category: row.category },
  company: { id: row.company_id, name: row.company_name },
  capacity: row.capacity,
  enrolledCount: row.enrolled_count,
  offeredCount: row.offered_count,
  waitingCount: row.waiting_count,
  startsAt: isoOrNull(row.starts_at),
  endsAt: isoOrNull(row.ends_at),
  zone: row.zone,
  instructors: row.instructors,
});

/** A reservation as the queries give it. */
export interface ReservationRow {
  id: string;
  starts_at: Date;
  ends_at: Date;
  room_id: string | null;
  code: string | null;
  room_name: string | null;
  instructor_id: string | null;
  display_name: string | null;
  subject: string | null;
}

/** One stretch of a session. */
export const presentReservation = (row: ReservationRow): Reservation => ({
  id: row.id,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  room: row.room_id === null ? null : { id: row.room_id, code: row.code ?? '', name: row.room_name ?? '' },
  instructor: row.instructor_id === null ? null : { id: row.instructor_id, name: row.display_name ?? '' },
  subject: row.subject,
});

/** Somebody with a seat or in a line, as the queries give them. */
export interface ParticipantRow {
  trainee_id: string;
  first_name: string;
  last_name: string;
  email: string;
  stage: TraineeStage;
  approved: boolean;
  since: Date;
  rank: number | null;
  skip_reason: SeatObstacle | null;
  offer_until: Date | null;
}

/** Somebody with a seat or in a line, for planners. */
export const presentParticipant = (row: ParticipantRow): Participant => ({
  traineeId: row.trainee_id,
  name: `${row.first_name} ${row.last_name}`,
  email: row.email,
  stage: row.stage,
  approved: row.approved,
  since: row.since.toISOString(),
  rank: row.rank,
  obstacle: row.skip_reason,
  offerUntil: isoOrNull(row.offer_until),
});

/** A stretch as the history keeps it: what is not known is left out. */
type MovedStretch = Partial<NonNullable<TrainingMove['from']>>;

const presentStretch = (stretch: MovedStretch | undefined): TrainingMove['from'] =>
  stretch?.startsAt === undefined || stretch.endsAt === undefined
    ? null
    : {
        startsAt: stretch.startsAt,
        endsAt: stretch.endsAt,
        place: stretch.place ?? null,
        instructor: stretch.instructor ?? null,
      };

/** A line of a history as the queries give it. */
export interface MoveRow {
  id: string;
  kind: MoveKind;
  reason: MoveReason;
  details: { note?: string; rank?: number; until?: string; from?: MovedStretch; to?: MovedStretch };
  made_at: Date;
  made_by: string | null;
  session_title: string | null;
  first_name: string | null;
  last_name: string | null;
}

/** One line of a history. */
export const presentMove = (row: MoveRow): TrainingMove => ({
  id: row.id,
  kind: row.kind,
  reason: row.reason,
  note: row.details.note ?? null,
  rank: row.details.rank ?? null,
  until: row.details.until ?? null,
  madeAt: row.made_at.toISOString(),
  sessionTitle: row.session_title,
  traineeName: row.first_name === null ? null : `${row.first_name} ${row.last_name ?? ''}`,
  byPlatform: row.made_by === null,
  from: presentStretch(row.details.from),
  to: presentStretch(row.details.to),
});

/** A person of training as the queries give them. */
export interface TraineeRow {
  id: string;
  stage: TraineeStage;
  approved: boolean;
  first_name: string;
  last_name: string;
  email: string;
  company_id: string;
  company_name: string;
  course_id: string | null;
  course_title: string | null;
  account_id: string | null;
  created_at: Date;
}

/** A person of training, for planners. */
export const presentTrainee = (row: TraineeRow): Trainee => ({
  id: row.id,
  stage: row.stage,
  approved: row.approved,
  firstName: row.first_name,
  lastName: row.last_name,
  email: row.email,
  company: { id: row.company_id, name: row.company_name },
  course: row.course_id === null ? null : { id: row.course_id, title: row.course_title ?? '' },
  hasAccount: row.account_id !== null,
  createdAt: row.created_at.toISOString(),
});

/** A session as the portal's queries give it. */
export interface PortalRow {
  id: string;
  title: string;
  status: SessionStatus;
  modality: PortalSession['modality'];
  course_title: string;
  category: PortalSession['category'];
  starts_at: Date | null;
  ends_at: Date | null;
  zone: string;
  place: string | null;
  instructors: string[];
  capacity: number;
  enrolled_count: number;
  offered_count: number;
  waiting_count: number;
}

/** A session for those who may join it. */
export const presentPortalSession = (row: PortalRow): PortalSession => ({
  id: row.id,
  title: row.title,
  status: row.status,
  modality: row.modality,
  courseTitle: row.course_title,
  category: row.category,
  startsAt: isoOrNull(row.starts_at),
  endsAt: isoOrNull(row.ends_at),
  zone: row.zone,
  place: row.place,
  instructors: row.instructors,
  freeSeats: Math.max(0, row.capacity - row.enrolled_count - row.offered_count),
  waitingCount: row.waiting_count,
});
