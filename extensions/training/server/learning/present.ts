/** The only place that decides which fields of learning leave, and how they are written. */
import type {
  Attachable,
  AttachableKind,
  Follower,
  MyCourse,
  SubmissionResult,
  SubmissionRound,
  SubmissionState,
  SubmissionSummary,
} from '../../contracts/index.ts';
import type { SubmissionMediaType } from './files.ts';

/** A session that something is attached to, or can be, as the queries give it: JSON, so that instants are text. */
export interface CourseSessionRow {
  id: string;
  title: string;
  starts_at: string | null;
  ends_at: string | null;
  zone: string;
}

const utcText = (text: string | null): string | null => (text === null ? null : new Date(text).toISOString());

/** A session that something is attached to, or can be. */
export const presentCourseSession = ({ id, title, starts_at, ends_at, zone }: CourseSessionRow) => ({
  id,
  title,
  startsAt: utcText(starts_at),
  endsAt: utcText(ends_at),
  zone,
});

/** A course for the reader, as the queries give it. */
export interface CourseRow {
  id: string;
  title: string;
  summary: string | null;
  hours: number;
  status: Follower['status'] | null;
  made_at: Date | null;
  ended_at: Date | null;
  withdrawn_reason: string | null;
  session: CourseSessionRow | null;
}

/** A course, and whether the reader follows it. */
export const presentCourse = (row: CourseRow): MyCourse => ({
  id: row.id,
  title: row.title,
  summary: row.summary,
  hours: row.hours,
  enrolment:
    row.made_at === null || row.status === 'withdrawn'
      ? null
      : {
          madeAt: row.made_at.toISOString(),
          endedAt: row.ended_at?.toISOString() ?? null,
          session: row.session === null ? null : presentCourseSession(row.session),
        },
  left:
    row.status === 'withdrawn' && row.ended_at !== null
      ? { at: row.ended_at.toISOString(), reason: row.withdrawn_reason }
      : null,
});

/** Somebody who follows a course in a session, as the queries give it. */
export interface FollowerRow {
  id: string;
  trainee_id: string;
  name: string;
  email: string;
  course_id: string;
  course_title: string;
  made_at: Date;
  status: Follower['status'];
  ended_at: Date | null;
  withdrawn_by_role: string | null;
  withdrawn_reason: string | null;
  has_place: boolean;
  sessions: CourseSessionRow[];
}

/** Somebody who follows a course in a session, or did. */
export const presentFollower = (row: FollowerRow): Follower => ({
  id: row.id,
  learner: { id: row.trainee_id, name: row.name, email: row.email },
  course: { id: row.course_id, title: row.course_title },
  since: row.made_at.toISOString(),
  status: row.status,
  hasPlace: row.has_place,
  withdrawal:
    row.withdrawn_by_role === null || row.ended_at === null
      ? null
      : { at: row.ended_at.toISOString(), by: row.withdrawn_by_role, reason: row.withdrawn_reason },
  sessions: row.sessions.map(presentCourseSession),
});

/** Handed-in work as the queries give it. */
export interface SubmissionRow {
  id: string;
  title: string;
  state: SubmissionState;
  rounds: number;
  handed_in_at: Date;
  course_id: string;
  course_title: string;
  session_id: string | null;
  session_title: string | null;
  mark: string | null;
  trainee_id: string;
  learner_name: string | null;
}

/** Handed-in work in a list. */
export const presentSubmission = (row: SubmissionRow): SubmissionSummary => ({
  id: row.id,
  title: row.title,
  state: row.state,
  rounds: row.rounds,
  handedInAt: row.handed_in_at.toISOString(),
  course: { id: row.course_id, title: row.course_title },
  session: row.session_id === null ? null : { id: row.session_id, title: row.session_title ?? '' },
  mark: row.mark === null ? null : Number(row.mark),
});

/** Whose work it is, for those who mark it. */
export const presentAuthor = (row: SubmissionRow) => ({ id: row.trainee_id, name: row.learner_name ?? '' });

/** A round as the queries give it. */
export interface RoundRow {
  id: string;
  round: number;
  body: string;
  handed_in_at: Date;
  files: { id: string; name: string; media_type: SubmissionMediaType; byte_size: number }[];
  result: SubmissionResult | null;
  mark: string | null;
  comment: string | null;
  made_at: Date | null;
}

/** One time that work was handed in. */
export const presentRound = (row: RoundRow): SubmissionRound => ({
  id: row.id,
  round: row.round,
  text: row.body,
  handedInAt: row.handed_in_at.toISOString(),
  files: row.files.map(({ id, name, media_type, byte_size }) => ({
    id,
    name,
    mediaType: media_type,
    bytes: byte_size,
  })),
  decision:
    row.result === null || row.made_at === null
      ? null
      : {
          result: row.result,
          mark: row.mark === null ? null : Number(row.mark),
          comment: row.comment,
          madeAt: row.made_at.toISOString(),
        },
});

/** Something without a session, as the queries give it. */
export interface AttachableRow {
  kind: AttachableKind;
  id: string;
  title: string | null;
  made_at: Date;
  trainee_id: string;
  name: string;
  email: string;
  company_id: string;
  company_name: string;
  course_id: string;
  course_title: string;
  sessions: CourseSessionRow[];
}

/** Something without a session. */
export const presentAttachable = (row: AttachableRow): Attachable => ({
  kind: row.kind,
  id: row.id,
  title: row.title,
  since: row.made_at.toISOString(),
  learner: { id: row.trainee_id, name: row.name, email: row.email },
  company: { id: row.company_id, name: row.company_name },
  course: { id: row.course_id, title: row.course_title },
  sessions: row.sessions.map(presentCourseSession),
});
