import type { Transaction } from '@huntzen/database';
import type { Proposal } from '../../contracts/proposals.ts';
import type { PlanScore } from '../../planner/index.ts';
import type { Names } from './world.ts';

/** A lesson as a proposal keeps it. */
export interface StoredLesson {
  readonly subject: string;
  readonly roomId: string;
  readonly instructorId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A proposal with its course and company. */
export interface ProposalRow {
  id: string;
  status: Proposal['status'];
  title: string;
  capacity: number;
  zone: string;
  lessons: StoredLesson[];
  score: PlanScore;
  session_id: string | null;
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

/** A proposal for whoever reviews it. */
export function presentProposal(row: ProposalRow, { rooms, instructors }: Names): Proposal {
  const { lessons } = row;
  const length = ({ startsAt, endsAt }: StoredLesson) => Date.parse(endsAt) - Date.parse(startsAt);
  return {
    id: row.id,
    status: row.status,
    title: row.title,
    course: { id: row.course_id, code: row.course_code, title: row.course_title },
    company: { id: row.company_id, name: row.company_name },
    capacity: row.capacity,
    zone: row.zone,
    minutes: lessons.reduce((sum, lesson) => sum + length(lesson), 0) / 60_000,
    startsAt: lessons[0]?.startsAt ?? '',
    endsAt: lessons.at(-1)?.endsAt ?? '',
    score: row.score,
    sessionId: row.session_id,
    createdAt: row.created_at.toISOString(),
    lessons: lessons.map(({ subject, roomId, instructorId, startsAt, endsAt }) => ({
      // A short course is its own subject.
      subject: subject === row.course_id ? null : subject,
      startsAt,
      endsAt,
      room: rooms.get(roomId) ?? null,
      instructor: instructors.get(instructorId) ?? null,
    })),
  };
}
