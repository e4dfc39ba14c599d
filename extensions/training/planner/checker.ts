/**
 * Checks lessons against the rules alone, minute by step of the clocks, and shares nothing with the search: what it knows of
 * time it asks Temporal. It is what tests, and whoever accepts a plan, trust.
 */
import { Temporal } from 'temporal-polyfill';
import type {
  Busy,
  Lesson,
  PlannerInstructor,
  PlannerRoom,
  PlannerWorld,
  PlanRequest,
  WeeklyHours,
} from './model.ts';

/** A rule that lessons break. */
export type FaultCode =
  | 'unknown_request'
  | 'unknown_subject'
  | 'empty_lesson'
  | 'off_grid'
  | 'outside_window'
  | 'outside_hours'
  | 'closed_day'
  | 'unknown_room'
  | 'incompatible_room'
  | 'room_too_small'
  | 'wrong_room'
  | 'room_closed'
  | 'room_taken'
  | 'unknown_instructor'
  | 'unskilled_instructor'
  | 'wrong_instructor'
  | 'instructor_away'
  | 'instructor_taken'
  | 'group_taken'
  | 'missing_pinned'
  | 'wrong_minutes'
  | 'weekly_limit'
  | 'long_day'
  | 'long_instructor_day'
  | 'long_stretch';

/** A broken rule, with the lesson that breaks it when it is one. */
export interface Fault {
  readonly code: FaultCode;
  readonly requestId: string;
  readonly lesson?: Lesson;
}

const minute = 60_000;
const at = (instant: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
const wallOf = (time: Temporal.ZonedDateTime): string => time.toPlainTime().toString().slice(0, 5);
const dayOf = (time: Temporal.ZonedDateTime): string => time.toPlainDate().toString();
const meet = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;
const isWithin = (time: string, { startTime, endTime }: { startTime: string; endTime: string }): boolean =>
  startTime <= time && time < endTime;
const isInWeek = (time: Temporal.ZonedDateTime, hours: readonly WeeklyHours[]): boolean =>
  hours.some((one) => one.weekday === time.dayOfWeek && isWithin(wallOf(time), one));

/** The instants of a lesson at which something may change: every five minutes. */
function* momentsOf({ start, end }: Lesson): Generator<number> {
  for (let instant = start; instant < end; instant += 5 * minute) yield instant;
}

function roomIsOpen(room: PlannerRoom, instant: number, closedDays: readonly string[]): boolean {
  const time = at(instant, room.timeZone);
  const wall = wallOf(time);
  return (
    !closedDays.includes(dayOf(time)) &&
    isWithin(wall, { startTime: room.opensAt, endTime: room.closesAt }) &&
    (room.isOpenAtWeekends || time.dayOfWeek < 6) &&
    (room.isOpenInEvenings || wall < '18:00')
  );
}

function instructorWorks({ weekly, exceptions, timeZone }: PlannerInstructor, instant: number): boolean {
  const time = at(instant, timeZone);
  const applies = (kind: 'closed' | 'extra') =>
    exceptions.some(
      ({ day, startTime, endTime, ...exception }) =>
        exception.kind === kind &&
        day === dayOf(time) &&
        (startTime === null || endTime === null || isWithin(wallOf(time), { startTime, endTime })),
    );
  const isUsual = weekly.some((hours) => isInWeek(at(instant, hours.timeZone ?? timeZone), [hours]));
  return applies('extra') || (isUsual && !applies('closed'));
}

function checkPlace(lesson: Lesson, request: PlanRequest, world: PlannerWorld): FaultCode[] {
  const wish = request.subjects.find(({ code }) => code === lesson.subject)?.room;
  const room = world.rooms.find(({ id }) => id === lesson.roomId);
  if (room === undefined) return ['unknown_room'];
  const faults: FaultCode[] = [];
  const { courses } = room;
  if (courses !== null && !courses.includes(request.course) && !courses.includes(lesson.subject))
    faults.push('incompatible_room');
  if (room.capacity < request.groupSize) faults.push('room_too_small');
  if (wish?.isFixed === true && wish.id !== room.id) faults.push('wrong_room');
  if (![...momentsOf(lesson)].every((instant) => roomIsOpen(room, instant, world.closedDays)))
    faults.push('room_closed');
  if (world.busy.some((busy) => meet(busy, lesson) && shareRoom(busy.roomId, room.id, world)))
    faults.push('room_taken');
  return faults;
}

function checkInstructor(lesson: Lesson, request: PlanRequest, world: PlannerWorld): FaultCode[] {
  const wish = request.subjects.find(({ code }) => code === lesson.subject)?.instructor;
  const instructor = world.instructors.find(({ id }) => id === lesson.instructorId);
  if (instructor === undefined) return ['unknown_instructor'];
  const faults: FaultCode[] = [];
  if (!instructor.skills.includes(request.course) && !instructor.skills.includes(lesson.subject))
    faults.push('unskilled_instructor');
  if (wish?.isFixed === true && wish.id !== instructor.id) faults.push('wrong_instructor');
  if (![...momentsOf(lesson)].every((instant) => instructorWorks(instructor, instant)))
    faults.push('instructor_away');
  if (world.busy.some((busy) => busy.instructorId === instructor.id && meet(busy, lesson)))
    faults.push('instructor_taken');
  return faults;
}

function checkTime(lesson: Lesson, request: PlanRequest, world: PlannerWorld): FaultCode[] {
  if (lesson.end <= lesson.start) return ['empty_lesson'];
  const faults: FaultCode[] = [];
  const { granularityMinutes } = world.rules;
  for (const instant of [lesson.start, lesson.end]) {
    const { hour, minute: minutes, second, millisecond } = at(instant, request.timeZone);
    if ((hour * 60 + minutes) % granularityMinutes !== 0 || second !== 0 || millisecond !== 0)
      faults.push('off_grid');
  }
  const moments = [...momentsOf(lesson)].map((instant) => at(instant, request.timeZone));
  const hours = request.hours.filter(({ subject }) => subject === undefined || subject === lesson.subject);
  if (moments.some((time) => dayOf(time) < request.from || dayOf(time) > request.to))
    faults.push('outside_window');
  if (!moments.every((time) => isInWeek(time, hours))) faults.push('outside_hours');
  if (moments.some((time) => world.closedDays.includes(dayOf(time)))) faults.push('closed_day');
  return faults;
}

/** Whether two rooms are one, or one is a part of the other, or they share a part. */
function shareRoom(one: string | null, other: string | null, { rooms }: PlannerWorld): boolean {
  if (one === null || other === null) return false;
  const withParts = (id: string) => [id, ...(rooms.find((room) => room.id === id)?.parts ?? [])];
  return withParts(one).some((id) => withParts(other).includes(id));
}

const sumMinutes = (lessons: readonly Lesson[]): number =>
  lessons.reduce((sum, { start, end }) => sum + (end - start) / minute, 0);

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): T[][] {
  return [...Map.groupBy(list, keyOf).values()];
}

/** The minutes that a subject is owed. */
function owed(request: PlanRequest, code: string, world: PlannerWorld): number {
  const subject = request.subjects.find((one) => one.code === code);
  if (subject === undefined || subject.minutes !== null) return subject?.minutes ?? 0;
  const chosen = [...new Set(request.hours.map(({ weekday }) => weekday))];
  let whole = 0;
  const last = Temporal.PlainDate.from(request.to);
  let monday = Temporal.PlainDate.from(request.from);
  monday = monday.subtract({ days: monday.dayOfWeek - 1 });
  for (; Temporal.PlainDate.compare(monday, last) <= 0; monday = monday.add({ days: 7 })) {
    const days = chosen.map((weekday) => monday.add({ days: weekday - 1 }).toString());
    if (days.every((day) => day >= request.from && day <= request.to && !world.closedDays.includes(day)))
      whole += 1;
  }
  return whole * (subject.weeklyMinutes ?? 0);
}

function checkWhole(lessons: readonly Lesson[], request: PlanRequest, world: PlannerWorld): FaultCode[] {
  const faults: FaultCode[] = [];
  const { longestStretchMinutes, breakMinutes, maxMinutesPerDay } = world.rules;
  const { timeZone } = request;
  for (const { code, weeklyMinutes } of request.subjects) {
    const own = lessons.filter(({ subject }) => subject === code);
    if (sumMinutes(own) !== owed(request, code, world)) faults.push('wrong_minutes');
    const weeks = groupBy(own, ({ start }) => {
      const { weekOfYear = 0, yearOfWeek = 0 } = at(start, timeZone);
      return `${yearOfWeek} ${weekOfYear}`;
    });
    if (weeklyMinutes !== null && weeks.some((week) => sumMinutes(week) > weeklyMinutes))
      faults.push('weekly_limit');
  }
  const days = groupBy(lessons, ({ start }) => dayOf(at(start, timeZone)));
  if (days.some((day) => sumMinutes(day) > maxMinutesPerDay)) faults.push('long_day');
  const sorted = [...lessons].sort((a, b) => a.start - b.start);
  let stretchStart = -Infinity;
  let lastEnd = -Infinity;
  for (const { start, end } of sorted) {
    if (start < lastEnd) faults.push('group_taken');
    if (start - lastEnd >= breakMinutes * minute) stretchStart = start;
    if (end - stretchStart > longestStretchMinutes * minute) faults.push('long_stretch');
    lastEnd = Math.max(lastEnd, end);
  }
  const isThere = (pinned: Lesson) =>
    lessons.some(
      ({ start, end, roomId, instructorId, subject }) =>
        start === pinned.start &&
        end === pinned.end &&
        roomId === pinned.roomId &&
        instructorId === pinned.instructorId &&
        subject === pinned.subject,
    );
  if (!request.pinned.every(isThere)) faults.push('missing_pinned');
  return faults;
}

/** Minutes of an interval in one calendar day of a zone. */
function minutesOn({ start, end }: Busy | Lesson, day: string, timeZone: string): number {
  const date = Temporal.PlainDate.from(day);
  const from = date.toZonedDateTime(timeZone).epochMilliseconds;
  const to = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  return Math.max(0, Math.min(end, to) - Math.max(start, from)) / minute;
}

/** Rules between lessons of all requests: nobody and no room twice, and no instructor for too long in a day. */
function checkTogether(
  lessons: readonly Lesson[],
  requests: readonly PlanRequest[],
  world: PlannerWorld,
): Fault[] {
  const faults: Fault[] = [];
  const sorted = [...lessons].sort((a, b) => a.start - b.start);
  sorted.forEach((lesson, index) => {
    for (const other of sorted.slice(index + 1)) {
      if (other.start >= lesson.end) break;
      const { requestId } = other;
      if (shareRoom(other.roomId, lesson.roomId, world))
        faults.push({ code: 'room_taken', requestId, lesson: other });
      if (other.instructorId === lesson.instructorId)
        faults.push({ code: 'instructor_taken', requestId, lesson: other });
    }
    const timeZone = requests.find(({ id }) => id === lesson.requestId)?.timeZone ?? 'UTC';
    const day = dayOf(at(lesson.start, timeZone));
    const taught = [...world.busy, ...lessons]
      .filter(({ instructorId }) => instructorId === lesson.instructorId)
      .reduce((sum, one) => sum + minutesOn(one, day, timeZone), 0);
    if (taught > world.rules.maxMinutesPerDay)
      faults.push({ code: 'long_instructor_day', requestId: lesson.requestId, lesson });
  });
  return faults;
}

/** Every rule that complete plans of requests break; nothing when they are right. */
export function checkPlans(
  requests: readonly PlanRequest[],
  lessons: readonly Lesson[],
  world: PlannerWorld,
): Fault[] {
  const unknown = lessons
    .filter(({ requestId }) => !requests.some(({ id }) => id === requestId))
    .map((lesson): Fault => ({ code: 'unknown_request', requestId: lesson.requestId, lesson }));
  const own = requests.flatMap((request) => {
    const requestId = request.id;
    const mine = lessons.filter((lesson) => lesson.requestId === requestId);
    const each = mine.flatMap((lesson): Fault[] => {
      const isKnown = request.subjects.some(({ code }) => code === lesson.subject);
      const codes: FaultCode[] = [
        ...(isKnown ? [] : (['unknown_subject'] as const)),
        ...checkTime(lesson, request, world),
        ...checkPlace(lesson, request, world),
        ...checkInstructor(lesson, request, world),
      ];
      return codes.map((code) => ({ code, requestId, lesson }));
    });
    return [...each, ...checkWhole(mine, request, world).map((code): Fault => ({ code, requestId }))];
  });
  return [...unknown, ...own, ...checkTogether(lessons, requests, world)];
}
