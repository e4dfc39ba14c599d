/**
 * A session is made. The pure rules are asked first (rooms, hours, skills), then the database makes everything in one
 * transaction or nothing: `care.create_training_session` locks rooms and instructors in one order and looks again.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, type Caller } from '@huntzen/kernel/server';
import type { NewSession } from '../contracts/index.ts';
import { findAlternatives } from './domain/alternatives.ts';
import type { Room, Teacher } from './domain/resources.ts';
import { findSessionProblems, type AskedStretch } from './domain/session-check.ts';
import { isKnownZone } from './domain/wall-time.ts';
import { SessionNotPossibleError, TrainingConflictError } from './errors.ts';
import { constraintOf, explained } from './refusals.ts';
import { readRooms, readTaken, readTeachers } from './resources-store.ts';
import { conflictDetail, problemDetails, type Conflict } from './say.ts';

const reach = 15 * 86_400_000;
const explainedConflicts = 10;

interface ConflictRow {
  number: number;
  kind: 'room' | 'instructor';
  subject_id: string;
  session_id: string;
  title: string;
  starts_at: Date;
  ends_at: Date;
}

const unknown = (path: string) =>
  new InvalidInputError([
    { path, text: { fr: 'Ce choix n’existe plus.', en: 'This choice no longer exists.' } },
  ]);

function pick<Item extends { id: string }>(
  items: readonly Item[],
  id: string | null,
  path: string,
): Item | null {
  if (id === null) return null;
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw unknown(path);
  return found;
}

interface Resources {
  rooms: Room[];
  teachers: Teacher[];
}

function askedStretches(input: NewSession, { rooms, teachers }: Resources): AskedStretch[] {
  return input.reservations.map(({ startsAt, endsAt, roomId, instructorId }, index) => ({
    start: Date.parse(startsAt),
    end: Date.parse(endsAt),
    room: pick(rooms, roomId, `reservations.${index}.roomId`),
    teacher: pick(teachers, instructorId, `reservations.${index}.instructorId`),
  }));
}

async function explainConflicts(
  tx: Transaction,
  input: NewSession,
  { now, zone }: { now: number; zone: string },
): Promise<TrainingConflictError> {
  const { rows } = await sql<ConflictRow>`
    select * from care.training_conflicts(${JSON.stringify(input.reservations)}::jsonb) limit ${explainedConflicts}`.execute(
    tx,
  );
  const resources = { rooms: await readRooms(tx), teachers: await readTeachers(tx) };
  const asked = askedStretches(input, resources);
  const taken = await readTaken(
    tx,
    Math.min(...asked.map(({ start }) => start)) - reach,
    Math.max(...asked.map(({ end }) => end)) + reach,
  );
  const details = rows.flatMap((row) => {
    const wanted = asked[row.number];
    if (wanted === undefined) return [];
    const conflict: Conflict = {
      index: row.number,
      kind: row.kind,
      subjectId: row.subject_id,
      subjectName: (row.kind === 'room' ? wanted.room?.name : wanted.teacher?.name) ?? '',
      sessionId: row.session_id,
      title: row.title,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    };
    const context = { ...resources, courseId: input.courseId, capacity: input.capacity, now, taken };
    return [conflictDetail(conflict, findAlternatives(wanted, context), zone)];
  });
  return new TrainingConflictError(details);
}

/** The service that makes sessions. */
export class NewSessionService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /**
   * Makes a session; returns its id.
   *
   * @throws InvalidInputError (unknown choice), SessionNotPossibleError (a rule, with each stretch that breaks it),
   *   TrainingConflictError (taken, with alternatives).
   */
  async create(caller: Caller, input: NewSession, now: number): Promise<string> {
    const { courseId, companyId, capacity } = input;
    const { asked, course, zone } = await this.#database.as(caller, async (tx) => {
      const resources = { rooms: await readRooms(tx), teachers: await readTeachers(tx) };
      for (const id of input.instructorIds) pick(resources.teachers, id, 'instructorIds');
      const found = await tx
        .selectFrom('care.courses')
        .select('title')
        .where('id', '=', courseId)
        .where('active', '=', true)
        .executeTakeFirst();
      if (found === undefined) throw unknown('courseId');
      const company = await tx
        .selectFrom('cms.companies')
        .select('time_zone')
        .where('document_id', '=', companyId)
        .executeTakeFirst();
      if (company === undefined) throw unknown('companyId');
      return {
        asked: askedStretches(input, resources),
        course: found,
        zone: input.zone ?? company.time_zone ?? 'Europe/Paris',
      };
    });
    if (!isKnownZone(zone)) throw unknown('zone');
    const problems = findSessionProblems(asked, {
      courseId,
      capacity,
      needsRoom: input.modality !== 'remote',
      now,
    });
    if (problems.length > 0) throw new SessionNotPossibleError(problemDetails(problems));
    try {
      return await explained(() =>
        this.#database.as(caller, async (tx) => {
          const { rows } = await sql<{ id: string }>`
            select care.create_training_session(
              ${companyId}, ${courseId}, ${input.title ?? course.title}, ${input.modality}, ${capacity}, ${zone},
              ${input.instructorIds}::uuid[], ${JSON.stringify(input.reservations)}::jsonb) as id`.execute(
            tx,
          );
          return rows[0]?.id ?? '';
        }),
      );
    } catch (error) {
      if (constraintOf(error) !== 'training_conflict') throw error;
      throw await this.#database.as(caller, (tx) => explainConflicts(tx, input, { now, zone }));
    }
  }
}
