/**
 * A session is made. The pure rules and what is taken are asked first (rooms, hours, skills), then the database makes everything
 * in one transaction or nothing: `care.create_training_session` locks rooms and instructors in one order and looks again.
 * Who comes too late is refused by the first look, before any lock. Each of the two is one round trip, on one connection.
 */
import { sql, type CareDatabase, type RunQuery } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import type { NewSession } from '../contracts/index.ts';
import { conflictOf, type ConflictRow } from './conflicts.ts';
import { findAlternatives, type Alternatives, type Taken } from './domain/alternatives.ts';
import type { Room, Teacher } from './domain/resources.ts';
import { findSessionProblems, type AskedStretch } from './domain/session-check.ts';
import { isKnownZone } from './domain/wall-time.ts';
import { pick, unknownChoice } from './choices.ts';
import { SessionNotPossibleError, TrainingConflictError } from './errors.ts';
import { constraintOf, explained } from './refusals.ts';
import { conflictDetail, problemDetails } from './say.ts';

/** How far around it alternatives are looked for, and a day. */
const reach = '15 days';

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

/** What a request meets: who is there, what stands against it, and what is taken of it. */
interface Look extends Resources {
  asked: AskedStretch[];
  title: string;
  zone: string;
  conflicts: ConflictRow[];
  /** What is taken around it; nothing when there is no conflict. */
  taken: Taken[];
}

type TakenRow = [roomId: string | null, instructorId: string | null, starts: number, ends: number];

/** What the database tells in one look: the resources asked for and, when something is taken, all that are active. */
interface SubjectRow extends Resources {
  title: string | null;
  has_company: boolean;
  time_zone: string | null;
  conflicts: ConflictRow[];
  taken: TakenRow[];
}

const subjectOf = (input: NewSession) =>
  sql<SubjectRow>`
    select * from care.look_for_training_session(
      ${input.companyId}, ${input.courseId}, ${input.instructorIds}::uuid[], ${JSON.stringify(input.reservations)}::jsonb,
      ${reach}::interval)`;

/** Throws what breaks a rule. */
async function look(run: RunQuery, input: NewSession, now: number): Promise<Look> {
  const { courseId, capacity } = input;
  const [subject] = await run(subjectOf(input));
  if (subject === undefined) throw unknownChoice('companyId');
  const { rooms, teachers } = subject;
  const asked = askedStretches(input, subject);
  for (const id of input.instructorIds) pick(teachers, id, 'instructorIds');
  if (subject.title === null) throw unknownChoice('courseId');
  if (!subject.has_company) throw unknownChoice('companyId');
  const zone = input.zone ?? subject.time_zone ?? 'Europe/Paris';
  if (!isKnownZone(zone)) throw unknownChoice('zone');
  const needsRoom = input.modality !== 'remote';
  const problems = findSessionProblems(asked, { courseId, capacity, needsRoom, now });
  if (problems.length > 0) throw new SessionNotPossibleError(problemDetails(problems));
  const taken = subject.taken.map(([roomId, teacherId, starts, ends]) => ({
    roomId,
    teacherId,
    start: starts * 1000,
    end: ends * 1000,
  }));
  const { title, conflicts } = subject;
  return { rooms, teachers, asked, title, zone, conflicts, taken };
}

/** Which session has it, when, and what is free instead. */
function explainConflicts(
  { rooms, teachers, asked, zone, conflicts, taken }: Look,
  { courseId, capacity }: NewSession,
  now: number,
): TrainingConflictError {
  const context = { rooms, teachers, taken, courseId, capacity, now };
  const alternatives = new Map<number, Alternatives>();
  const details = conflicts.flatMap((row) => {
    const wanted = asked[row.number];
    if (wanted === undefined) return [];
    // A room and its instructor may be taken at once: what is free instead is the same question.
    const free = alternatives.get(row.number) ?? findAlternatives(wanted, context);
    alternatives.set(row.number, free);
    return [conflictDetail(conflictOf(row, wanted), free, zone)];
  });
  return new TrainingConflictError(details);
}

/** Makes everything in one statement. */
const insertion = (input: NewSession, { title, zone }: Look) => {
  const offerHours = input.offerHours ?? null;
  return sql<{ id: string }>`
    with made as materialized (
      select care.create_training_session(
        ${input.companyId}, ${input.courseId}, ${input.title ?? title}, ${input.modality}, ${input.capacity},
        ${zone}, ${input.instructorIds}::uuid[], ${JSON.stringify(input.reservations)}::jsonb, ${input.draft ?? false}) as id
    )
    select id, case when ${offerHours}::integer is not null then care.set_seat_offers(id, ${offerHours}::integer) end from made`;
};

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
    return this.#database.queries(caller, async (run) => {
      const seen = await look(run, input, now);
      if (seen.conflicts.length > 0) throw explainConflicts(seen, input, now);
      try {
        const [made] = await explained(() => run(insertion(input, seen)));
        return made?.id ?? '';
      } catch (error) {
        if (constraintOf(error) !== 'training_conflict') throw error;
        throw explainConflicts(await look(run, input, now), input, now);
      }
    });
  }
}
