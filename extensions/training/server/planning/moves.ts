/**
 * One stretch of a session is moved. What stands against it is asked first and named, with what is free instead; then
 * `care.change_session_reservations` takes the locks, looks again and moves it, or refuses.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError, type Caller, type Text } from '@huntzen/kernel/server';
import type { MoveCheck, MoveTarget, PlanningEntry } from '../../contracts/index.ts';
import { alternativesFor, findConflicts, findPeopleInTwoPlaces } from '../conflicts.ts';
import type { Alternatives } from '../domain/alternatives.ts';
import { pick } from '../choices.ts';
import type { Room, Teacher } from '../domain/resources.ts';
import { findSessionProblems, type AskedStretch } from '../domain/session-check.ts';
import { SessionNotPossibleError, TrainingConflictError } from '../errors.ts';
import { constraintOf, explained } from '../refusals.ts';
import { readRooms, readTeachers } from '../resources-store.ts';
import { problemText, takenText } from '../say.ts';
import { findEntries } from './store.ts';

interface MovedRow {
  id: string;
  session_id: string;
  modality: string;
  capacity: number;
  course_id: string;
  zone: string;
}

interface Problem {
  readonly kind: string;
  readonly text: Text;
}

interface Found {
  readonly session: MovedRow;
  readonly problems: readonly Problem[];
  readonly alternatives: Alternatives | null;
}

const always = { start: 0, end: Date.UTC(2200, 0) };
const taken = new Set(['room', 'instructor', 'person']);

async function getMoved(tx: Transaction, id: string): Promise<MovedRow> {
  const { rows } = await sql<MovedRow>`
    select v.id, v.session_id, s.modality, s.capacity, s.course_id, s.zone
    from care.room_reservations v join care.training_sessions s on s.id = v.session_id
    where v.id = ${id}`.execute(tx);
  if (rows[0] === undefined) throw new NotFoundError();
  return rows[0];
}

interface Resources {
  readonly rooms: Room[];
  readonly teachers: Teacher[];
}

const stretchOf = (
  { startsAt, endsAt, roomId, instructorId }: MoveTarget,
  { rooms, teachers }: Resources,
) => ({
  start: Date.parse(startsAt),
  end: Date.parse(endsAt),
  room: pick(rooms, roomId, 'target.roomId'),
  teacher: pick(teachers, instructorId, 'target.instructorId'),
});

/** The other stretches of the session: its own people cannot be in two of them. */
async function findOthers(
  tx: Transaction,
  { session_id, id }: MovedRow,
  { rooms, teachers }: Resources,
): Promise<AskedStretch[]> {
  const entries = await findEntries(tx, always, { sessionId: session_id });
  return entries
    .filter((entry) => entry.id !== id)
    .map(({ startsAt, endsAt, room, instructor }) => ({
      start: Date.parse(startsAt),
      end: Date.parse(endsAt),
      room: rooms.find((one) => one.id === room?.id) ?? null,
      teacher: teachers.find((one) => one.id === instructor?.id) ?? null,
    }));
}

async function look(tx: Transaction, id: string, target: MoveTarget, now: number): Promise<Found> {
  const session = await getMoved(tx, id);
  const resources = { rooms: await readRooms(tx), teachers: await readTeachers(tx) };
  const wanted = stretchOf(target, resources);
  const others = await findOthers(tx, session, resources);
  const rules = findSessionProblems([...others, wanted], {
    courseId: session.course_id,
    capacity: session.capacity,
    needsRoom: session.modality !== 'remote',
    now,
  })
    .filter(({ index }) => index === others.length)
    .map((problem): Problem =>
      problem.kind === 'twice'
        ? {
            kind: problem.kind,
            text: {
              fr: `${problem.name} est déjà dans un autre créneau de cette session au même moment.`,
              en: `${problem.name} is already in other hours of this session at the same time.`,
            },
          }
        : { kind: problem.kind, text: problemText(problem) },
    );
  const conflicts = (await findConflicts(tx, [wanted], session.session_id)).map(
    ({ kind, subjectName: name, title, startsAt, endsAt }): Problem => ({
      kind,
      text: takenText({ name, title, startsAt, endsAt }, session.zone),
    }),
  );
  const people = (await findPeopleInTwoPlaces(tx, session.session_id, [wanted])).map(
    ({ person: name, title, startsAt, endsAt }): Problem => ({
      kind: 'person',
      text: takenText({ name, title, startsAt, endsAt }, session.zone),
    }),
  );
  const problems = [...rules, ...conflicts, ...people];
  const alternatives =
    problems.length === 0
      ? null
      : await alternativesFor(tx, wanted, {
          ...resources,
          courseId: session.course_id,
          capacity: session.capacity,
          now,
          exceptReservation: id,
          also: others.map(({ start, end }) => ({
            start,
            end,
            roomId: wanted.room?.id ?? null,
            teacherId: wanted.teacher?.id ?? null,
          })),
        });
  return { session, problems, alternatives };
}

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
const iso = (instant: number) => new Date(instant).toISOString();

/** The error for what stands against a move; whatever is taken makes it a conflict. */
function errorOf(problems: readonly Problem[]): SessionNotPossibleError | TrainingConflictError {
  const details = problems.map(({ kind, text }) => ({ path: 'target', text, value: { kind } }));
  return problems.some(({ kind }) => taken.has(kind))
    ? new TrainingConflictError(details)
    : new SessionNotPossibleError(details);
}

/** The service that moves stretches. */
export class MoveService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** What stands against a move. @throws NotFoundError, InvalidInputError (a room or instructor that is not there). */
  async check(
    caller: Caller,
    id: string,
    target: MoveTarget,
    { now, language }: { now: number; language: 'fr' | 'en' },
  ): Promise<MoveCheck> {
    const { problems, alternatives } = await this.#database.as(caller, (tx) => look(tx, id, target, now));
    return {
      problems: problems.map(({ kind, text }) => ({ kind, message: text[language] })),
      alternatives:
        alternatives === null
          ? null
          : {
              rooms: alternatives.rooms.map(named),
              instructors: alternatives.teachers.map(named),
              times: alternatives.times.map(({ start, end }) => ({ startsAt: iso(start), endsAt: iso(end) })),
            },
    };
  }

  /**
   * Moves a stretch and tells everybody concerned.
   *
   * @throws NotFoundError, InvalidInputError, SessionNotPossibleError (a rule), TrainingConflictError (taken, by whom and when),
   *   TrainingRuleError (changed meanwhile, begun, over).
   */
  async move(
    caller: Caller,
    id: string,
    { target, revision, note }: { target: MoveTarget; revision: number; note?: string | undefined },
    now: number,
  ): Promise<PlanningEntry> {
    const found = await this.#database.as(caller, (tx) => look(tx, id, target, now));
    if (found.problems.length > 0) throw errorOf(found.problems);
    try {
      return await explained(() =>
        this.#database.as(caller, async (tx) => {
          await sql`
            select care.change_session_reservations(
              ${found.session.session_id}, ${JSON.stringify([{ id, revision, ...target }])}::jsonb, 'by_planner', ${note ?? null})`.execute(
            tx,
          );
          const [entry] = await findEntries(tx, always, { ids: [id] });
          if (entry === undefined) throw new NotFoundError();
          return entry;
        }),
      );
    } catch (error) {
      if (!lostRaces.has(constraintOf(error) ?? '')) throw error;
      // Somebody was faster between the look and the lock: say who.
      throw errorOf((await this.#database.as(caller, (tx) => look(tx, id, target, now))).problems);
    }
  }
}

const lostRaces = new Set(['training_conflict', 'training_people_conflict']);
