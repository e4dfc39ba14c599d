/** A plan in the making: it gives steps to subjects, with a room and an instructor, and never more than there is. */
import { runLength, runsOf, stepsFrom } from './bits.ts';
import type { Lesson } from './model.ts';
import type { Problem, Resource, SubjectProblem } from './problem.ts';
import type { Remainder } from './supply.ts';

/** The room and the instructor that a subject should have, by their places in its lists. */
export interface Main {
  readonly room: number;
  readonly instructor: number;
}

interface Placed {
  readonly subject: number;
  readonly block: number;
  readonly from: number;
  readonly count: number;
  readonly roomId: string;
  readonly instructorId: string;
}

/** The resource that goes on longest from a step; the wanted one if it lasts at least half as long. */
function longestFrom(
  resources: readonly Resource[],
  wanted: number,
  block: number,
  from: number,
  mask: number,
  most: (resource: Resource) => number,
): { readonly resource: Resource; readonly length: number } | null {
  let best: { resource: Resource; length: number } | null = null;
  for (const resource of resources) {
    const length = Math.min(most(resource), runLength((resource.masks[block] as number) & mask, from));
    if (length > (best?.length ?? 0)) best = { resource, length };
  }
  const resource = resources[wanted];
  if (best === null || resource === undefined) return best;
  const length = Math.min(most(resource), runLength((resource.masks[block] as number) & mask, from));
  return length > 0 && length * 2 >= best.length ? { resource, length } : best;
}

/** Places lessons for a problem. */
export class Draft implements Remainder {
  readonly needs: number[];
  readonly used: number[];
  readonly daySteps: number[];
  private readonly problem: Problem;
  private readonly weeks = new Map<string, number>();
  private readonly instructorDays = new Map<string, number>();
  private readonly placed: Placed[] = [];

  constructor(problem: Problem) {
    this.problem = problem;
    this.needs = problem.subjects.map(({ steps }) => steps);
    this.used = problem.blocks.map(() => 0);
    this.daySteps = problem.days.map(({ steps }) => steps);
  }

  /** Whether every subject has all its hours. */
  get isComplete(): boolean {
    return this.needs.every((need) => need === 0);
  }

  /** Steps that a subject may still have in a week. */
  weekSteps(subject: number, week: number): number {
    const { weeklySteps, pinnedSteps } = this.problem.subjects[subject] as SubjectProblem;
    if (weeklySteps === Infinity) return Infinity;
    return weeklySteps - (pinnedSteps.get(week) ?? 0) - (this.weeks.get(`${subject} ${week}`) ?? 0);
  }

  /** The most steps that a subject may have on a day. */
  mostOn(subject: number, day: number): number {
    const week = this.problem.days[day]?.day.week ?? 0;
    return Math.max(
      0,
      Math.min(this.needs[subject] ?? 0, this.daySteps[day] ?? 0, this.weekSteps(subject, week)),
    );
  }

  /**
   * Teaches a subject in steps of a block, as many of the mask as are free and needed, and answers how many.
   * With `onlyMain` nobody but the main pair teaches; else it is preferred.
   */
  teach(subject: number, block: number, mask: number, main: Main, onlyMain: boolean): number {
    const { rooms, instructors, masks } = this.problem.subjects[subject] as SubjectProblem;
    const day = this.problem.blocks[block]?.day ?? 0;
    const free = mask & (masks[block] as number) & ~(this.used[block] as number);
    const roomList = onlyMain ? rooms.slice(main.room, main.room + 1) : rooms;
    const instructorList = onlyMain ? instructors.slice(main.instructor, main.instructor + 1) : instructors;
    const wanted = onlyMain ? { room: 0, instructor: 0 } : main;
    let taught = 0;
    for (const run of runsOf(free)) {
      for (let from = run.from; from < run.from + run.count;) {
        const most = Math.min(this.mostOn(subject, day), run.from + run.count - from);
        if (most === 0) return taught;
        const room = longestFrom(roomList, wanted.room, block, from, free, () => most);
        const instructor = longestFrom(instructorList, wanted.instructor, block, from, free, ({ id }) =>
          Math.min(most, this.instructorSteps(id, day)),
        );
        if (room === null || instructor === null) {
          from += 1;
          continue;
        }
        const count = Math.min(room.length, instructor.length);
        this.place({
          subject,
          block,
          from,
          count,
          roomId: room.resource.id,
          instructorId: instructor.resource.id,
        });
        taught += count;
        from += count;
      }
    }
    return taught;
  }

  private instructorSteps(id: string, day: number): number {
    return this.problem.instructorSteps(id, day) - (this.instructorDays.get(`${id} ${day}`) ?? 0);
  }

  private place(placed: Placed): void {
    const { subject, block, from, count, instructorId } = placed;
    const day = this.problem.blocks[block]?.day ?? 0;
    const week = `${subject} ${this.problem.days[day]?.day.week ?? 0}`;
    const instructorDay = `${instructorId} ${day}`;
    this.used[block] = (this.used[block] as number) | stepsFrom(from, count);
    this.needs[subject] = (this.needs[subject] as number) - count;
    this.daySteps[day] = (this.daySteps[day] as number) - count;
    this.weeks.set(week, (this.weeks.get(week) ?? 0) + count);
    this.instructorDays.set(instructorDay, (this.instructorDays.get(instructorDay) ?? 0) + count);
    this.placed.push(placed);
  }

  /** The lessons in order, those that follow each other in the same room with the same instructor as one. */
  lessons(): Lesson[] {
    const { request, blocks, subjects, step } = this.problem;
    const all = this.placed
      .map(({ subject, block, from, count, roomId, instructorId }): Lesson => {
        const start = (blocks[block]?.start ?? 0) + from * step;
        return {
          requestId: request.id,
          subject: subjects[subject]?.code ?? '',
          roomId,
          instructorId,
          start,
          end: start + count * step,
        };
      })
      .concat(request.pinned)
      .sort((a, b) => a.start - b.start);
    const pinned = new Set(request.pinned);
    return all.reduce<Lesson[]>((joined, lesson) => {
      const last = joined.at(-1);
      const follows =
        last?.end === lesson.start &&
        last.subject === lesson.subject &&
        last.roomId === lesson.roomId &&
        last.instructorId === lesson.instructorId &&
        !pinned.has(last) &&
        !pinned.has(lesson);
      if (follows) joined[joined.length - 1] = { ...last, end: lesson.end };
      else joined.push(lesson);
      return joined;
    }, []);
  }
}
