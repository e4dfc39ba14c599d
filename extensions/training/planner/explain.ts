/** Says why a request cannot be planned: what binds, by how much, and which single change would do. */
import { addDays, minutesOf } from '@huntzen/kernel/time';
import { compatibleRooms, skilledInstructors } from './eligibility.ts';
import { fits, type Measure } from './measure.ts';
import {
  dayParts,
  type PlanRequest,
  type PlannerWorld,
  type Refusal,
  type RefusalCode,
  type Remedy,
  type Subject,
  type TeachingHours,
} from './model.ts';

const mostAlternatives = 3;
const mostWeeksLater = 52;

function withSubject(request: PlanRequest, code: string, change: Partial<Subject>): PlanRequest {
  return {
    ...request,
    subjects: request.subjects.map((subject) =>
      subject.code === code ? { ...subject, ...change } : subject,
    ),
  };
}

function* otherWeekdays(request: PlanRequest, world: PlannerWorld): Generator<Remedy> {
  const times = new Map(request.hours.map((hours) => [`${hours.startTime} ${hours.endTime}`, hours]));
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    if (request.hours.some((hours) => hours.weekday === weekday)) continue;
    const added = [...times.values()].map(({ startTime, endTime }) => ({ weekday, startTime, endTime }));
    if (fits({ ...request, hours: [...request.hours, ...added] }, world))
      yield { change: 'add_weekday', weekday };
  }
}

function* laterEnds(request: PlanRequest, world: PlannerWorld): Generator<Remedy> {
  const until = (weeks: number) => ({ ...request, to: addDays(request.to, weeks * 7) });
  if (!fits(until(mostWeeksLater), world)) return;
  let short = 0;
  let enough = mostWeeksLater;
  while (enough - short > 1) {
    const middle = (short + enough) >> 1;
    if (fits(until(middle), world)) enough = middle;
    else short = middle;
  }
  yield { change: 'extend_window', to: until(enough).to };
}

function* otherTimes(request: PlanRequest, world: PlannerWorld): Generator<Remedy> {
  const weekdays = [...new Set(request.hours.map(({ weekday }) => weekday))];
  const has = (weekday: number, { startTime, endTime }: Pick<TeachingHours, 'startTime' | 'endTime'>) =>
    request.hours.some(
      (hours) =>
        hours.weekday === weekday &&
        minutesOf(hours.startTime) <= minutesOf(startTime) &&
        minutesOf(hours.endTime) >= minutesOf(endTime),
    );
  for (const part of Object.values(dayParts)) {
    const added = weekdays.filter((weekday) => !has(weekday, part)).map((weekday) => ({ weekday, ...part }));
    if (added.length > 0 && fits({ ...request, hours: [...request.hours, ...added] }, world))
      yield { change: 'add_hours', ...part };
  }
}

function* otherRooms(request: PlanRequest, world: PlannerWorld): Generator<Remedy> {
  for (const { code, room } of request.subjects) {
    if (room?.isFixed !== true) continue;
    for (const { id } of compatibleRooms(request, code, world))
      if (id !== room.id && fits(withSubject(request, code, { room: { id, isFixed: true } }), world))
        yield { change: 'use_room', roomId: id, subject: code };
  }
}

function* otherInstructors(request: PlanRequest, world: PlannerWorld): Generator<Remedy> {
  for (const { code, instructor } of request.subjects) {
    if (instructor?.isFixed !== true) continue;
    for (const { id } of skilledInstructors(request, code, world))
      if (
        id !== instructor.id &&
        fits(withSubject(request, code, { instructor: { id, isFixed: true } }), world)
      )
        yield { change: 'use_instructor', instructorId: id, subject: code };
  }
}

function* smallerGroups(request: PlanRequest, world: PlannerWorld): Generator<Remedy> {
  const sizes = new Set(
    world.rooms.map(({ capacity }) => capacity).filter((size) => size < request.groupSize),
  );
  for (const groupSize of [...sizes].sort((a, b) => b - a))
    if (groupSize > 0 && fits({ ...request, groupSize }, world)) yield { change: 'reduce_group', groupSize };
}

function first(remedies: Iterable<Remedy>, most: number): Remedy[] {
  const found: Remedy[] = [];
  for (const remedy of remedies) {
    if (found.push(remedy) === most) break;
  }
  return found;
}

/** The single changes after which a request could be planned. */
function findRemedies(request: PlanRequest, world: PlannerWorld): Remedy[] {
  return [
    ...otherWeekdays(request, world),
    ...laterEnds(request, world),
    ...otherTimes(request, world),
    ...first(otherRooms(request, world), mostAlternatives),
    ...first(otherInstructors(request, world), mostAlternatives),
    ...first(smallerGroups(request, world), 1),
  ];
}

/** Which constraint binds, found by leaving out one after the other. */
function findBinding(request: PlanRequest, world: PlannerWorld): RefusalCode {
  if (fits(request, world, ['rooms'])) return 'rooms_unavailable';
  if (fits(request, world, ['instructors'])) return 'instructors_unavailable';
  const isLimited = request.subjects.some(
    ({ minutes, weeklyMinutes }) => minutes !== null && weeklyMinutes !== null,
  );
  const unlimited = request.subjects.map((subject) =>
    subject.minutes === null ? subject : { ...subject, weeklyMinutes: null },
  );
  if (isLimited && fits({ ...request, subjects: unlimited }, world)) return 'weekly_limit';
  return fits(request, world, ['rooms', 'instructors']) ? 'resources_never_together' : 'window_too_short';
}

/** Why a request that is sound cannot be planned. */
export function explainShortage(request: PlanRequest, world: PlannerWorld, measured: Measure): Refusal {
  const { shortMinutes, shortSubjects, problem } = measured;
  const planned =
    problem.subjects.reduce((sum, { steps }) => sum + steps, 0) * problem.rules.granularityMinutes -
    shortMinutes;
  return {
    code: findBinding(request, world),
    subject: shortSubjects.length === 1 ? (shortSubjects[0] ?? null) : null,
    shortMinutes,
    remedies: [
      ...findRemedies(request, world),
      ...(planned > 0 ? [{ change: 'reduce_minutes' as const, minutes: planned }] : []),
    ],
  };
}

const neverHelped = new Set<RefusalCode>([
  'end_before_start',
  'no_hours',
  'no_minutes',
  'pinned_beyond_need',
]);

/** A refusal of the request itself, with the changes that would help. */
export function explainMistake(request: PlanRequest, world: PlannerWorld, refusal: Refusal): Refusal {
  return neverHelped.has(refusal.code) ? refusal : { ...refusal, remedies: findRemedies(request, world) };
}
