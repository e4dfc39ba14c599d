/** What is taken of stretches that are asked for, by which session and when, and what would be free instead. */
import { sql, type Transaction } from '@huntzen/database';
import { findAlternatives, type Alternatives, type Taken } from './domain/alternatives.ts';
import type { Room, Teacher } from './domain/resources.ts';
import type { AskedStretch } from './domain/session-check.ts';
import { readTaken } from './resources-store.ts';
import type { Conflict } from './say.ts';

const reach = 15 * 86_400_000;
const explainedConflicts = 10;

/** What is taken of one of the stretches that are asked for, as the database tells it. */
export interface ConflictRow {
  /** Which of the stretches, from 0. */
  number: number;
  kind: 'room' | 'instructor';
  subject_id: string;
  session_id: string;
  /** Null for a session of another company, for a trainer. */
  title: string | null;
  /** Text where it comes inside JSON. */
  starts_at: Date | string;
  ends_at: Date | string;
}

/** A conflict with the stretch that meets it. */
export interface FoundConflict extends Conflict {
  readonly wanted: AskedStretch;
}

/** The conflict that a row tells of, with the names of what was wanted. */
export const conflictOf = (row: ConflictRow, wanted: AskedStretch): Conflict => ({
  index: row.number,
  kind: row.kind,
  subjectId: row.subject_id,
  subjectName: (row.kind === 'room' ? wanted.room?.name : wanted.teacher?.name) ?? '',
  sessionId: row.session_id,
  title: row.title,
  startsAt: new Date(row.starts_at),
  endsAt: new Date(row.ends_at),
});

const asJson = (asked: readonly AskedStretch[]): string =>
  JSON.stringify(
    asked.map(({ start, end, room, teacher }) => ({
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(end).toISOString(),
      roomId: room?.id ?? null,
      instructorId: teacher?.id ?? null,
    })),
  );

/** The rooms and instructors that are taken then, the first ten; those of `exceptSession` do not count. */
export async function findConflicts(
  tx: Transaction,
  asked: readonly AskedStretch[],
  exceptSession: string | null = null,
): Promise<FoundConflict[]> {
  const { rows } = await sql<ConflictRow>`
    select * from care.training_conflicts(${asJson(asked)}::jsonb, ${exceptSession}::uuid) limit ${explainedConflicts}`.execute(
    tx,
  );
  return rows.flatMap((row) => {
    const wanted = asked[row.number];
    if (wanted === undefined) return [];
    return [{ wanted, ...conflictOf(row, wanted) }];
  });
}

/** Somebody with a seat who would be taught elsewhere at that time. */
export interface PersonConflict {
  readonly person: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Who of a session would be in two places, the first ten. */
export async function findPeopleInTwoPlaces(
  tx: Transaction,
  sessionId: string,
  asked: readonly AskedStretch[],
): Promise<PersonConflict[]> {
  const { rows } = await sql<{ person: string; title: string; starts_at: Date; ends_at: Date }>`
    select person, title, starts_at, ends_at
    from care.people_in_two_places(${sessionId}::uuid, ${asJson(asked)}::jsonb) limit ${explainedConflicts}`.execute(
    tx,
  );
  return rows.map(({ person, title, starts_at, ends_at }) => ({
    person,
    title,
    startsAt: starts_at,
    endsAt: ends_at,
  }));
}

/** What is free instead of a stretch; `exceptReservation` counts as free, and `also` as taken. */
export async function alternativesFor(
  tx: Transaction,
  wanted: AskedStretch,
  context: {
    rooms: readonly Room[];
    teachers: readonly Teacher[];
    courseId: string;
    capacity: number;
    now: number;
    exceptReservation?: string;
    also?: readonly Taken[];
  },
): Promise<Alternatives> {
  const { exceptReservation, also = [] } = context;
  const taken = await readTaken(tx, wanted.start - reach, wanted.end + reach, exceptReservation);
  return findAlternatives(wanted, { ...context, taken: [...taken, ...also] });
}
