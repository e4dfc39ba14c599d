/**
 * How good a complete plan is. From 100 it takes
 *   30 × the share of the time outside the room that each subject mostly has,
 *   30 × the share that is not with the instructor that each subject mostly has,
 *   20 × the share at other times than a subject's usual ones: on each weekday and part of the day (before 13:00, before
 *        18:00, later) the start and end with the most time,
 *   20 × the days beyond the least, as a share of the least,
 *   10 × the share outside a wanted room and 10 × the share without a wanted instructor,
 * and never goes below 0.
 */
import {
  daysTouching,
  mergeIntervals,
  minute,
  minutesOf,
  wallMinutesAt,
  type Day,
} from '@huntzen/kernel/time';
import type { Lesson, PlanRequest, PlannerRules, PlanScore } from './model.ts';
import { cutIntoBlocks } from './blocks.ts';

/** What each wish weighs. */
export const weights = { room: 30, instructor: 30, times: 20, days: 20, wish: 10 } as const;

/** The part of a day that a time belongs to: 0, 1 or 2. */
export const partOf = (wallMinutes: number): number =>
  wallMinutes < 13 * 60 ? 0 : wallMinutes < 18 * 60 ? 1 : 2;

/** The most minutes that a request's own hours and the rules leave in one day. */
export function longestDay(request: PlanRequest, rules: PlannerRules): number {
  const perWeekday = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const hours = mergeIntervals(
      request.hours
        .filter((one) => one.weekday === weekday)
        .map(({ startTime, endTime }) => ({
          start: minutesOf(startTime) * minute,
          end: minutesOf(endTime) * minute,
        })),
    );
    const blocks = cutIntoBlocks([{ day: plainDay, hours }], rules);
    return blocks.reduce((sum, { steps }) => sum + steps * rules.granularityMinutes, 0);
  });
  return Math.min(rules.maxMinutesPerDay, Math.max(...perWeekday));
}

const plainDay: Day = {
  iso: '1970-01-01',
  weekday: 4,
  week: 0,
  start: 0,
  end: 86_400_000,
  wallMidnight: 0,
  stretches: [{ start: 0, end: 86_400_000, offset: 0 }],
};

/** For each group of lessons, the time of its largest sub-group; all of it together. */
function largestShares(
  lessons: readonly Lesson[],
  groupOf: (lesson: Lesson) => string,
  keyOf: (lesson: Lesson) => string,
): number {
  const groups = new Map<string, Map<string, number>>();
  for (const lesson of lessons) {
    const group = groups.get(groupOf(lesson)) ?? new Map<string, number>();
    group.set(keyOf(lesson), (group.get(keyOf(lesson)) ?? 0) + lesson.end - lesson.start);
    groups.set(groupOf(lesson), group);
  }
  return [...groups.values()].reduce((sum, group) => sum + Math.max(...group.values()), 0);
}

/** Scores a complete plan of one request. */
export function scorePlan(
  request: PlanRequest,
  lessons: readonly Lesson[],
  rules: PlannerRules,
  longestDayMinutes = longestDay(request, rules),
): PlanScore {
  const total = lessons.reduce((sum, { start, end }) => sum + end - start, 0);
  const period = { start: lessons[0]?.start ?? 0, end: lessons.at(-1)?.end ?? 0 };
  const days = daysTouching(request.timeZone, period);
  const walls = new Map<Lesson, { day: Day; from: number; to: number }>();
  let at = 0;
  for (const lesson of lessons) {
    while (at < days.length - 1 && (days[at] as Day).end <= lesson.start) at += 1;
    const day = days[at] as Day;
    walls.set(lesson, {
      day,
      from: wallMinutesAt(day, lesson.start),
      to: wallMinutesAt(day, lesson.end - 1),
    });
  }
  const wallOf = (lesson: Lesson) => walls.get(lesson) as { day: Day; from: number; to: number };
  const sameRoom =
    largestShares(
      lessons,
      ({ subject }) => subject,
      ({ roomId }) => roomId,
    ) / total;
  const sameInstructor =
    largestShares(
      lessons,
      ({ subject }) => subject,
      ({ instructorId }) => instructorId,
    ) / total;
  const usualTimes =
    largestShares(
      lessons,
      (lesson) => {
        const { day, from } = wallOf(lesson);
        return `${lesson.subject} ${day.weekday} ${partOf(from)}`;
      },
      (lesson) => `${wallOf(lesson).from} ${wallOf(lesson).to}`,
    ) / total;
  const used = new Set([...walls.values()].map(({ day }) => day.iso)).size;
  const leastDays = Math.max(1, Math.ceil(total / minute / longestDayMinutes));
  const against = (kind: 'room' | 'instructor') =>
    lessons.reduce((sum, lesson) => {
      const wish = request.subjects.find(({ code }) => code === lesson.subject)?.[kind];
      const isMet = wish === undefined || wish.id === (kind === 'room' ? lesson.roomId : lesson.instructorId);
      return isMet ? sum : sum + lesson.end - lesson.start;
    }, 0) / total;
  const unmet = against('room') + against('instructor');
  const lost =
    weights.room * (1 - sameRoom) +
    weights.instructor * (1 - sameInstructor) +
    weights.times * (1 - usualTimes) +
    weights.days * Math.max(0, used / leastDays - 1) +
    weights.wish * unmet;
  return {
    score: Math.max(0, Math.round((100 - lost) * 10) / 10),
    sameRoom,
    sameInstructor,
    usualTimes,
    wishes: 1 - unmet / 2,
    days: used,
    leastDays,
  };
}
