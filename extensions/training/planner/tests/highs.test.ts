/**
 * The planner against an exact solver on small cases: as many hours, and a score within five per cent of the best there is.
 * The model knows the rules and the score from their definitions, not from the planner.
 */
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { planOne, type AvailabilityException, type Busy, type PlannerWorld } from '../index.ts';
import { measure } from '../measure.ts';
import { buildInstructor, buildRequest, buildRoom, buildWorld, hoursOn, instant } from './_world.ts';

const hour = 3_600_000;
const days = ['2026-03-07', '2026-03-14', '2026-03-21', '2026-03-28'];
const windows = [8, 14];
const roomIds = ['r1', 'r2'];
const instructorIds = ['i1', 'i2'];
const mostHoursADay = 6;
const weights = { room: 30, instructor: 30, times: 20, days: 20 };

/** One lesson that could be. */
interface Candidate {
  readonly name: string;
  readonly day: number;
  readonly part: number;
  readonly from: number;
  readonly to: number;
  readonly room: string;
  readonly instructor: string;
}

const at = (day: number, wallHour: number) => instant(`${days[day] ?? ''}T00:00:00+01:00`) + wallHour * hour;

function candidatesOf(busy: readonly Busy[]): Candidate[] {
  const found: Candidate[] = [];
  days.forEach((_day, day) => {
    windows.forEach((window, part) => {
      for (let from = window; from < window + 4; from += 1)
        for (let to = from + 1; to <= window + 4; to += 1)
          for (const room of roomIds)
            for (const instructor of instructorIds) {
              const isFree = !busy.some(
                (one) =>
                  (one.roomId === room || one.instructorId === instructor) &&
                  one.start < at(day, to) &&
                  at(day, from) < one.end,
              );
              if (isFree) found.push({ name: `x${found.length}`, day, part, from, to, room, instructor });
            }
    });
  });
  return found;
}

const sum = (terms: readonly string[]): string => (terms.length === 0 ? '0 none' : terms.join(' + '));
const hoursSum = (list: readonly Candidate[]): string[] =>
  list.map(({ name, from, to }) => `${to - from} ${name}`);

/** What every plan keeps: one thing at a time, one lesson instead of two that touch, the daily maximum. */
function rulesOf(all: readonly Candidate[]): string[] {
  const rules: string[] = [];
  days.forEach((_day, day) => {
    const inDay = all.filter((one) => one.day === day);
    rules.push(`${sum(hoursSum(inDay))} - ${mostHoursADay} d${day} <= 0`);
    for (const time of windows.flatMap((window) => [0, 1, 2, 3].map((step) => window + step))) {
      rules.push(
        `${sum(inDay.filter(({ from, to }) => from <= time && time < to).map(({ name }) => name))} <= 1`,
      );
      for (const room of roomIds)
        for (const instructor of instructorIds) {
          const touching = inDay.filter(
            (one) =>
              one.room === room && one.instructor === instructor && (one.from === time || one.to === time),
          );
          if (touching.length > 1) rules.push(`${sum(touching.map(({ name }) => name))} <= 1`);
        }
    }
  });
  return rules;
}

/** The best of groups counts: at most one of `keys` is the main one, and only its hours. */
function mainOf(prefix: string, groups: ReadonlyMap<string, readonly Candidate[]>, most: number) {
  const rules: string[] = [];
  const counted: string[] = [];
  const chosen: string[] = [];
  for (const [key, list] of groups) {
    counted.push(`${prefix}h${key}`);
    chosen.push(`${prefix}y${key}`);
    rules.push(`${prefix}h${key} - ${hoursSum(list).join(' - ')} <= 0`);
    rules.push(`${prefix}h${key} - ${most} ${prefix}y${key} <= 0`);
  }
  if (chosen.length > 0) rules.push(`${sum(chosen)} <= 1`);
  return { rules, counted, chosen };
}

async function solveExactly(
  busy: readonly Busy[],
  wanted: number,
): Promise<{ hours: number; score: number }> {
  const highs = await loadHighs();
  const all = candidatesOf(busy);
  const rules = rulesOf(all);
  const dayNames = days.map((_day, day) => `d${day}`);
  const run = (goal: string, more: readonly string[], binaries: readonly string[]) =>
    highs.solve(
      [
        `Maximize\n obj: ${goal}`,
        'Subject To',
        ...[...rules, ...more].map((rule, index) => ` c${index}: ${rule}`),
        'Binary',
        ` ${[...all.map(({ name }) => name), ...dayNames, ...binaries].join('\n ')}`,
        'End',
      ].join('\n'),
      { time_limit: 30 },
    );
  const most = run(sum(hoursSum(all)), [`${sum(hoursSum(all))} <= ${wanted}`], []);
  const hours = Math.round(most.ObjectiveValue);
  if (hours < wanted) return { hours, score: 0 };
  const groups = [
    mainOf(
      'r',
      Map.groupBy(all, ({ room }) => room),
      wanted,
    ),
    mainOf(
      'i',
      Map.groupBy(all, ({ instructor }) => instructor),
      wanted,
    ),
    ...windows.map((_window, part) =>
      mainOf(
        `t${part}`,
        Map.groupBy(
          all.filter((one) => one.part === part),
          ({ from, to }) => `${from}to${to}`,
        ),
        wanted,
      ),
    ),
  ];
  const [rooms, instructors, ...times] = groups;
  const least = Math.ceil(wanted / mostHoursADay);
  const share = (weight: number, names: readonly string[]) =>
    names.map((name) => `${(weight / wanted).toFixed(9)} ${name}`);
  const goal = [
    ...share(weights.room, rooms?.counted ?? []),
    ...share(weights.instructor, instructors?.counted ?? []),
    ...share(
      weights.times,
      times.flatMap(({ counted }) => counted),
    ),
  ];
  const perDay = (weights.days / least).toFixed(9);
  const best = run(
    `${sum(goal)} - ${dayNames.map((name) => `${perDay} ${name}`).join(` - `)}`,
    [...groups.flatMap((group) => group.rules), `${sum(hoursSum(all))} = ${wanted}`],
    groups.flatMap(({ chosen }) => chosen),
  );
  expect(best.Status).toBe('Optimal');
  return { hours, score: best.ObjectiveValue + 2 * weights.days };
}

/** Numbers that look like chance and are always the same. */
function numbersFrom(seed: number): (most: number) => number {
  let state = seed * 2_654_435_761;
  return (most) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return (state >>> 8) % most;
  };
}

function caseOf(seed: number): { busy: Busy[]; wanted: number } {
  const next = numbersFrom(seed);
  const busy = Array.from({ length: 6 + next(8) }, (): Busy => {
    const [day, isRoom, which, from, length] = [
      next(days.length),
      next(2),
      next(2),
      8 + next(9),
      1 + next(4),
    ];
    return {
      roomId: isRoom === 0 ? (roomIds[which] ?? null) : null,
      instructorId: isRoom === 0 ? null : (instructorIds[which] ?? null),
      start: at(day, from),
      end: at(day, from + length),
    };
  });
  return { busy, wanted: 6 + next(15) };
}

const clock = (time: number) => new Date(time + hour).toISOString().slice(11, 16);

const exceptionsOf = (busy: readonly Busy[]): AvailabilityException[] =>
  busy.map(({ start, end }) => ({
    kind: 'closed',
    day: new Date(start).toISOString().slice(0, 10),
    startTime: clock(start),
    endTime: clock(end),
  }));

describe('against an exact solver', () => {
  it.each(Array.from({ length: 10 }, (_case, index) => index + 1))(
    'case %i',
    { timeout: 60_000 },
    async (seed) => {
      const { busy, wanted } = caseOf(seed);
      const world: PlannerWorld = buildWorld({
        rooms: roomIds.map((id) => buildRoom({ id })),
        // Instructors are away rather than teaching: what they teach elsewhere would count towards their day.
        instructors: instructorIds.map((id) =>
          buildInstructor({
            id,
            exceptions: exceptionsOf(busy.filter(({ instructorId }) => instructorId === id)),
          }),
        ),
        busy: busy.filter(({ roomId }) => roomId !== null),
        rules: {
          granularityMinutes: 60,
          longestStretchMinutes: 240,
          breakMinutes: 60,
          maxMinutesPerDay: mostHoursADay * 60,
        },
      });
      const request = buildRequest({
        to: '2026-03-28',
        hours: hoursOn([6], ['08:00', '12:00'], ['14:00', '18:00']),
        subjects: [{ code: 'SERTI', minutes: wanted * 60, weeklyMinutes: null }],
      });
      const exact = await solveExactly(busy, wanted);
      const measured = measure(request, world);
      const short = 'code' in measured ? Infinity : measured.shortMinutes / 60;
      expect(wanted - short).toBe(exact.hours);
      const outcome = planOne(request, world);
      expect(outcome.kind).toBe(exact.hours === wanted ? 'planned' : 'refused');
      if (outcome.kind === 'planned') {
        expect(outcome.score.score).toBeGreaterThanOrEqual(exact.score * 0.95);
        expect(outcome.score.score).toBeLessThanOrEqual(exact.score + 0.1);
      }
    },
  );
});
