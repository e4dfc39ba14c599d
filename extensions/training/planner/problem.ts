/** A request laid out for search: blocks of steps, and for each subject where and with whom each step can be taught. */
import {
  daysBetween,
  intersectIntervals,
  mergeIntervals,
  minute,
  subtractIntervals,
  windowOf,
  type Day,
  type Interval,
} from '@huntzen/kernel/time';
import { availabilityIn, type Availability, type Ignored } from './availability.ts';
import { countBits, stepsFrom } from './bits.ts';
import { cutIntoBlocks, type Block, type DayHours } from './blocks.ts';
import type { Eligible } from './eligibility.ts';
import type { PlanRequest, PlannerRules, PlannerWorld } from './model.ts';

/** A room or an instructor with the free steps of each block. */
export interface Resource {
  readonly id: string;
  readonly isWished: boolean;
  readonly masks: readonly number[];
}

/** What one subject needs, in steps, and what it can have. */
export interface SubjectProblem {
  readonly code: string;
  readonly steps: number;
  readonly weeklySteps: number;
  /** Steps of each week that pinned lessons already take. */
  readonly pinnedSteps: ReadonlyMap<number, number>;
  /** The steps of each block that are its own or everybody's. */
  readonly rooms: readonly Resource[];
  readonly instructors: readonly Resource[];
  /** The steps of each block with a room and an instructor. */
  readonly masks: readonly number[];
}

/** One day that can be used, with the most steps that can still be taught in it. */
export interface ProblemDay {
  readonly day: Day;
  readonly steps: number;
  readonly blocks: readonly number[];
}

/** Everything that a search needs to know. */
export interface Problem {
  readonly request: PlanRequest;
  readonly rules: PlannerRules;
  readonly step: number;
  readonly days: readonly ProblemDay[];
  readonly blocks: readonly Block[];
  readonly subjects: readonly SubjectProblem[];
  /** Steps that an instructor may still teach on a day. */
  instructorSteps(id: string, day: number): number;
}

/** The days of a request that are chosen and not closed. */
export function teachingDaysOf(request: PlanRequest, closedDays: readonly string[]): Day[] {
  const closed = new Set(closedDays);
  const weekdays = new Set(request.hours.map(({ weekday }) => weekday));
  return daysBetween(request.timeZone, request.from, request.to).filter(
    ({ iso, weekday }) => weekdays.has(weekday) && !closed.has(iso),
  );
}

function hoursOf(request: PlanRequest, day: Day, subject?: string): Interval[] {
  return mergeIntervals(
    request.hours
      .filter((hours) => hours.weekday === day.weekday)
      .filter((hours) => subject === undefined || (hours.subject ?? subject) === subject)
      .flatMap(({ startTime, endTime }) => windowOf(day, startTime, endTime)),
  );
}

/** The minutes a subject is owed; those of a week count for each week whose chosen days can all be used. */
export function minutesOwed(request: PlanRequest, subject: number, days: readonly Day[]): number {
  const { minutes, weeklyMinutes } = request.subjects[subject] as PlanRequest['subjects'][number];
  if (minutes !== null) return minutes;
  const chosen = new Set(request.hours.map(({ weekday }) => weekday)).size;
  const used = new Map<number, number>();
  for (const { week } of days) used.set(week, (used.get(week) ?? 0) + 1);
  return (weeklyMinutes ?? 0) * [...used.values()].filter((count) => count === chosen).length;
}

function masksOf(blocks: readonly Block[], step: number, free: readonly Interval[]): number[] {
  let first = 0;
  return blocks.map(({ start, steps }) => {
    while (first < free.length && (free[first] as Interval).end <= start) first += 1;
    let mask = 0;
    for (let at = first; at < free.length; at += 1) {
      const interval = free[at] as Interval;
      if (interval.start >= start + steps * step) break;
      const from = Math.max(0, Math.ceil((interval.start - start) / step));
      const to = Math.min(steps, Math.floor((interval.end - start) / step));
      if (to > from) mask |= stepsFrom(from, to - from);
    }
    return mask;
  });
}

const union = (lists: readonly (readonly Interval[])[]): Interval[] => mergeIntervals(lists.flat());
const lengthIn = (interval: Interval, { start, end }: Interval): number =>
  Math.max(0, Math.min(interval.end, end) - Math.max(interval.start, start));
const lengthsIn = (intervals: readonly Interval[], within: Interval): number =>
  intervals.reduce((sum, interval) => sum + lengthIn(interval, within), 0);

/** How hours are cut into blocks: the same each week, or by what is free, which fits more around what is taken. */
export type Cutting = 'weekly' | 'free';

/** Lays a request out; `eligible` says which rooms and instructors each subject may have. */
export function layOut(
  request: PlanRequest,
  world: PlannerWorld,
  eligible: readonly Eligible[],
  cutting: Cutting = 'weekly',
  ignored: readonly Ignored[] = [],
): Problem {
  const { rules } = world;
  const step = rules.granularityMinutes * minute;
  const days = teachingDaysOf(request, world.closedDays);
  const period = { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 };
  const availability = availabilityIn(world, period, ignored);
  const free = eligible.map(({ rooms, instructors }) => ({
    rooms: rooms.map((room) => availability.freeRoom(room)),
    instructors: instructors.map((instructor) => availability.freeInstructor(instructor)),
  }));
  const dayHours: DayHours[] = days.map((day) => ({ day, hours: hoursOf(request, day) }));
  const usable =
    cutting === 'weekly'
      ? dayHours
      : dayHours.map(({ day, hours }) => ({
          day,
          hours: intersectIntervals(hours, whatIsFree(free, { start: day.start, end: day.end })),
        }));
  const blocks = cutIntoBlocks(usable, rules);
  const open = masksOf(blocks, step, subtractIntervals([period], pinnedTime(request, blocks, rules)));

  const pinnedMinutes = (of: (lesson: PlanRequest['pinned'][number]) => boolean, within: Interval) =>
    lengthsIn(request.pinned.filter(of), within);
  const subjects = request.subjects.map((subject, index): SubjectProblem => {
    const own = masksOf(
      blocks,
      step,
      days.flatMap((day) => hoursOf(request, day, subject.code)),
    ).map((mask, block) => mask & (open[block] as number));
    const resources = (
      list: readonly { readonly id: string }[],
      times: readonly (readonly Interval[])[],
      wish: string | undefined,
    ): Resource[] =>
      list.map(({ id }, at) => ({
        id,
        isWished: id === wish,
        masks: masksOf(blocks, step, times[at] ?? []).map((mask, block) => mask & (own[block] as number)),
      }));
    const rooms = resources(eligible[index]?.rooms ?? [], free[index]?.rooms ?? [], subject.room?.id);
    const instructors = resources(
      eligible[index]?.instructors ?? [],
      free[index]?.instructors ?? [],
      subject.instructor?.id,
    );
    const any = (list: readonly Resource[], block: number) =>
      list.reduce((mask, { masks }) => mask | (masks[block] as number), 0);
    const isOwn = (lesson: { readonly subject: string }) => lesson.subject === subject.code;
    const pinned = request.pinned.filter(isOwn).reduce((sum, { start, end }) => sum + end - start, 0);
    const pinnedSteps = new Map<number, number>();
    for (const day of days) {
      const taken = Math.ceil(pinnedMinutes(isOwn, day) / step);
      if (taken > 0) pinnedSteps.set(day.week, (pinnedSteps.get(day.week) ?? 0) + taken);
    }
    return {
      code: subject.code,
      steps: Math.round((minutesOwed(request, index, days) * minute - pinned) / step),
      weeklySteps:
        subject.weeklyMinutes === null
          ? Infinity
          : Math.floor(subject.weeklyMinutes / rules.granularityMinutes),
      pinnedSteps,
      rooms,
      instructors,
      masks: blocks.map((_block, at) => any(rooms, at) & any(instructors, at)),
    };
  });
  return {
    request,
    rules,
    step,
    blocks,
    subjects,
    days: days.map((day, index) => ({
      day,
      blocks: blocks.flatMap((block, at) => (block.day === index ? [at] : [])),
      steps: Math.floor((rules.maxMinutesPerDay * minute - pinnedMinutes(() => true, day)) / step),
    })),
    instructorSteps: instructorStepsLeft(request, rules, days, availability),
  };
}

function whatIsFree(
  free: readonly { rooms: readonly (readonly Interval[])[]; instructors: readonly (readonly Interval[])[] }[],
  day: Interval,
): Interval[] {
  return union(
    free.map(({ rooms, instructors }) =>
      intersectIntervals(intersectIntervals(union(rooms), union(instructors)), [day]),
    ),
  );
}

/** What pinned lessons take of the group's time: themselves within a block, and a break around one that is in none. */
function pinnedTime(request: PlanRequest, blocks: readonly Block[], rules: PlannerRules): Interval[] {
  const step = rules.granularityMinutes * minute;
  const rest = rules.breakMinutes * minute;
  return mergeIntervals(
    request.pinned.map(({ start, end }) =>
      blocks.some((block) => block.start <= start && end <= block.start + block.steps * step)
        ? { start, end }
        : { start: start - rest, end: end + rest },
    ),
  );
}

function instructorStepsLeft(
  request: PlanRequest,
  rules: PlannerRules,
  days: readonly Day[],
  availability: Availability,
): Problem['instructorSteps'] {
  const step = rules.granularityMinutes * minute;
  const known = new Map<string, number[]>();
  return (id, day) => {
    let left = known.get(id);
    if (left === undefined) {
      const taken = mergeIntervals([
        ...availability.busyInstructor(id),
        ...request.pinned.filter(({ instructorId }) => instructorId === id),
      ]);
      left = days.map((one) =>
        Math.max(0, Math.floor((rules.maxMinutesPerDay * minute - lengthsIn(taken, one)) / step)),
      );
      known.set(id, left);
    }
    return left[day] ?? 0;
  };
}

/** How many steps of a block a subject could have with a room and an instructor. */
export const stepsTogether = (room: Resource, instructor: Resource, block: number): number =>
  countBits((room.masks[block] as number) & (instructor.masks[block] as number));
