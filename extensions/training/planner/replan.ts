/** Plans again what a change of the world has broken, and moves as little else as it can. */
import { isoDayAt, minute, type Interval } from '@huntzen/kernel/time';
import { availabilityIn, type Availability } from './availability.ts';
import { findEligible, isRefusal, type Eligible } from './eligibility.ts';
import { fits } from './measure.ts';
import type { Lesson, PlanOutcome, PlanRequest, PlannerWorld } from './model.ts';
import { planOne } from './plan.ts';

/** One lesson before and after. */
export interface Move {
  readonly from: Lesson;
  readonly to: Lesson;
}

/** What differs between two plans of the same request. */
export interface PlanDifference {
  readonly kept: readonly Lesson[];
  readonly moved: readonly Move[];
  readonly removed: readonly Lesson[];
  readonly added: readonly Lesson[];
}

const isSame = (a: Lesson, b: Lesson): boolean =>
  a.start === b.start &&
  a.end === b.end &&
  a.subject === b.subject &&
  a.roomId === b.roomId &&
  a.instructorId === b.instructorId;

/** Compares two plans; lessons that changed are paired by their time when that stayed, else in order. */
export function compareLessons(before: readonly Lesson[], after: readonly Lesson[]): PlanDifference {
  const kept = before.filter((lesson) => after.some((other) => isSame(lesson, other)));
  const gone = before.filter((lesson) => !kept.includes(lesson));
  const added = after.filter((lesson) => !before.some((other) => isSame(lesson, other)));
  const moved: Move[] = [];
  const removed: Lesson[] = [];
  for (const from of gone) {
    const ofSubject = added.filter(({ subject }) => subject === from.subject);
    const to = ofSubject.find(({ start }) => start === from.start) ?? ofSubject[0];
    if (to === undefined) removed.push(from);
    else {
      added.splice(added.indexOf(to), 1);
      moved.push({ from, to });
    }
  }
  return { kept, moved, removed, added };
}

const covers = (free: readonly Interval[], { start, end }: Interval): boolean =>
  free.some((one) => one.start <= start && end <= one.end);

/** Whether a lesson can be held as it is. */
function canStay(
  lesson: Lesson,
  request: PlanRequest,
  eligible: readonly Eligible[],
  availability: Availability,
): boolean {
  const own = eligible[request.subjects.findIndex(({ code }) => code === lesson.subject)];
  const room = own?.rooms.find(({ id }) => id === lesson.roomId);
  const instructor = own?.instructors.find(({ id }) => id === lesson.instructorId);
  return (
    room !== undefined &&
    instructor !== undefined &&
    covers(availability.freeRoom(room), lesson) &&
    covers(availability.freeInstructor(instructor), lesson)
  );
}

/** A change of a lesson that keeps its time, under a name that several lessons may share. */
type Variant = readonly [name: string, changed: Lesson];

/** Takes the variant that the most lessons share, again and again; answers those that have none too. */
function takeVariants(
  lessons: readonly Lesson[],
  variantsOf: (lesson: Lesson) => readonly Variant[],
): { readonly changed: Lesson[]; readonly left: Lesson[] } {
  const changed: Lesson[] = [];
  let left = lessons.map((lesson) => ({ lesson, variants: variantsOf(lesson) }));
  for (;;) {
    const counts = new Map<string, number>();
    for (const { variants } of left)
      for (const [name] of variants) counts.set(name, (counts.get(name) ?? 0) + 1);
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    if (best === undefined) return { changed, left: left.map(({ lesson }) => lesson) };
    const [name] = best;
    const taken = ({ variants }: { variants: readonly Variant[] }) =>
      variants.find((one) => one[0] === name)?.[1];
    changed.push(...left.map(taken).filter((lesson) => lesson !== undefined));
    left = left.filter((one) => taken(one) === undefined);
  }
}

/**
 * Keeps the time of broken lessons: in other rooms, as few as it can; else with other instructors; else both. Answers those that
 * stay broken too.
 */
function changeInPlace(
  broken: readonly Lesson[],
  request: PlanRequest,
  eligible: readonly Eligible[],
  availability: Availability,
): { readonly changed: Lesson[]; readonly left: Lesson[] } {
  const own = ({ subject }: Lesson) => eligible[request.subjects.findIndex(({ code }) => code === subject)];
  const roomsOf = (lesson: Lesson) =>
    (own(lesson)?.rooms ?? []).filter((room) => covers(availability.freeRoom(room), lesson));
  const instructorsOf = (lesson: Lesson) =>
    (own(lesson)?.instructors ?? []).filter((one) => covers(availability.freeInstructor(one), lesson));
  const byRoom = takeVariants(broken, (lesson) =>
    instructorsOf(lesson).some(({ id }) => id === lesson.instructorId)
      ? roomsOf(lesson).map(({ id }): Variant => [id, { ...lesson, roomId: id }])
      : [],
  );
  const byInstructor = takeVariants(byRoom.left, (lesson) =>
    roomsOf(lesson).some(({ id }) => id === lesson.roomId)
      ? instructorsOf(lesson).map(({ id }): Variant => [id, { ...lesson, instructorId: id }])
      : [],
  );
  const byBoth = takeVariants(byInstructor.left, (lesson) =>
    roomsOf(lesson).flatMap((room) =>
      instructorsOf(lesson).map(({ id }): Variant => [
        `${room.id} ${id}`,
        { ...lesson, roomId: room.id, instructorId: id },
      ]),
    ),
  );
  return { changed: [...byRoom.changed, ...byInstructor.changed, ...byBoth.changed], left: byBoth.left };
}

/**
 * Plans a request again from the lessons it had, in a world that no longer allows all of them (a room lost, a day closed,
 * an instructor away); `world.busy` must not hold those lessons. What still stands stays; what is broken first changes
 * its room or its instructor at the same time, then its time; then one standing lesson may move, and only then everything but
 * what is pinned. Which lessons are broken may be said by who knows (`isBroken`).
 */
export function replan(
  request: PlanRequest,
  previous: readonly Lesson[],
  world: PlannerWorld,
  isBroken?: (lesson: Lesson) => boolean,
): { readonly outcome: PlanOutcome; readonly difference: PlanDifference } {
  const answer = (outcome: PlanOutcome) => ({
    outcome,
    difference: compareLessons(previous, outcome.kind === 'planned' ? outcome.lessons : previous),
  });
  const eligible = findEligible({ ...request, pinned: [] }, world);
  if (isRefusal(eligible)) return answer(planOne(request, world));
  const day = 1_440 * minute;
  const starts = previous.map(({ start }) => start);
  const availability = availabilityIn(world, {
    start: Math.min(...starts) - day,
    end: Math.max(...starts) + 2 * day,
  });
  const closed = new Set(world.closedDays);
  const standing = previous.filter((lesson) =>
    isBroken === undefined
      ? canStay(lesson, request, eligible, availability) &&
        !closed.has(isoDayAt(lesson.start, request.timeZone))
      : !isBroken(lesson),
  );
  const broken = previous.filter((lesson) => !standing.includes(lesson));
  const movable = broken.filter((lesson) => !closed.has(isoDayAt(lesson.start, request.timeZone)));
  const { changed } = changeInPlace(movable, request, eligible, availability);
  const pinned = [...standing, ...changed];
  const kept = planOne({ ...request, pinned }, world);
  if (kept.kind === 'planned') return answer(kept);
  for (const lesson of pinned) {
    if (request.pinned.some((one) => isSame(one, lesson))) continue;
    const others = { ...request, pinned: pinned.filter((one) => one !== lesson) };
    if (!fits(others, world)) continue;
    const outcome = planOne(others, world);
    if (outcome.kind === 'planned') return answer(outcome);
  }
  return answer(planOne(request, world));
}
