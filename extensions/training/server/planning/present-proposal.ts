import type { Transaction } from '@huntzen/database';
import type { Proposal } from '../../contracts/proposals.ts';
import type { PlanScore } from '../../planner/index.ts';
import type { StoredLesson, StretchBefore } from './stored.ts';
import { taughtSubject } from './subject-code.ts';
import type { Names } from './world.ts';

/** A proposal with its course and company. */
export interface ProposalRow {
  id: string;
  status: Proposal['status'];
  title: string;
  capacity: number;
  zone: string;
  lessons: StoredLesson[];
  score: PlanScore | null;
  planned_by: Proposal['plannedBy'];
  from: string;
  to: string;
  answer_by: Date | null;
  is_late: boolean | null;
  reason: string | null;
  session_id: string | null;
  kind: Proposal['kind'];
  changed_session_id: string | null;
  before: readonly StretchBefore[] | null;
  proposed_lessons: readonly StoredLesson[] | null;
  created_at: Date;
  course_id: string;
  course_code: string;
  course_title: string;
  company_id: string;
  company_name: string;
}

/** The names of all rooms and instructors, also of those that are no longer in use. */
export async function readNames(tx: Transaction): Promise<Names> {
  const rooms = await tx.selectFrom('care.rooms').select(['id', 'code', 'name']).execute();
  const instructors = await tx
    .selectFrom('care.instructors')
    .select(['id', 'display_name as name'])
    .execute();
  return {
    rooms: new Map(rooms.map((room) => [room.id, room])),
    instructors: new Map(instructors.map((instructor) => [instructor.id, instructor])),
  };
}

type Placed = Pick<StoredLesson, 'startsAt' | 'endsAt' | 'roomId' | 'instructorId'>;

const isSamePlace = (a: Placed, b: Placed): boolean =>
  Date.parse(a.startsAt) === Date.parse(b.startsAt) &&
  Date.parse(a.endsAt) === Date.parse(b.endsAt) &&
  a.roomId === b.roomId &&
  a.instructorId === b.instructorId;

function questionOf({ status, from, to, answer_by, is_late, reason }: ProposalRow): Proposal['question'] {
  if (status !== 'asked' || answer_by === null) return null;
  return { from, to, answerBy: answer_by.toISOString(), isLate: is_late === true, reason };
}

/** A proposal for whoever reviews it. */
export function presentProposal(row: ProposalRow, { rooms, instructors }: Names): Proposal {
  const { lessons, before, proposed_lessons } = row;
  const length = ({ startsAt, endsAt }: Placed) => Date.parse(endsAt) - Date.parse(startsAt);
  const place = ({ startsAt, endsAt, roomId, instructorId }: Placed) => ({
    startsAt,
    endsAt,
    room: rooms.get(roomId ?? '') ?? null,
    instructor: instructors.get(instructorId ?? '') ?? null,
  });
  // A change is compared with the session as it is; any other proposal with what the planner proposed first.
  const compared = new Map<string, Placed>();
  for (const one of before ?? []) compared.set(one.id, one);
  if (before === null) for (const one of proposed_lessons ?? lessons) compared.set(one.key, one);
  const keys = new Set(lessons.map(({ key }) => key));
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    plannedBy: row.planned_by,
    question: questionOf(row),
    title: row.title,
    course: { id: row.course_id, code: row.course_code, title: row.course_title },
    company: { id: row.company_id, name: row.company_name },
    capacity: row.capacity,
    zone: row.zone,
    minutes: lessons.reduce((sum, lesson) => sum + length(lesson), 0) / 60_000,
    startsAt: lessons[0]?.startsAt ?? null,
    endsAt: lessons.at(-1)?.endsAt ?? null,
    score: row.score,
    sessionId: row.session_id ?? row.changed_session_id,
    isEdited: proposed_lessons !== null,
    createdAt: row.created_at.toISOString(),
    lessons: lessons.map((lesson) => {
      const was = compared.get(lesson.key);
      return {
        key: lesson.key,
        subject: taughtSubject(lesson.subject, row.course_id),
        ...place(lesson),
        was: was === undefined || isSamePlace(was, lesson) ? null : place(was),
        isNew: was === undefined,
      };
    }),
    gone: [...compared].filter(([key]) => !keys.has(key)).map(([, one]) => place(one)),
  };
}
