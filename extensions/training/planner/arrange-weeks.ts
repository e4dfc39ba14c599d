/** Arranges several subjects week after week, so that a week looks like the one before. */
import { countBits } from './bits.ts';
import { Draft, type Main } from './draft.ts';
import type { Problem, SubjectProblem } from './problem.ts';

/** Steps that each subject can still have from each week on, its weekly limit kept. */
function supplyByWeek(problem: Problem): Map<number, number>[] {
  return problem.subjects.map(({ masks, weeklySteps }) => {
    const weeks = new Map<number, number>();
    problem.blocks.forEach(({ day }, at) => {
      const week = problem.days[day]?.day.week ?? 0;
      weeks.set(week, Math.min(weeklySteps, (weeks.get(week) ?? 0) + countBits(masks[at] as number)));
    });
    return weeks;
  });
}

/** A subject that needs nearly all that is left for it goes before any other. */
const lastCall = 0.98;

/**
 * Goes through the blocks in order and gives each to the subject that is furthest behind an even pace, counted in blocks. The
 * subject of the same block a week before is preferred by `habit` blocks, so that a week looks like the one before.
 */
export function arrangeWeeks(problem: Problem, mains: readonly Main[], habit: number): Draft {
  const draft = new Draft(problem);
  const weeks = supplyByWeek(problem);
  const supplies = weeks.map((supply) => [...supply.values()].reduce((sum, steps) => sum + steps, 0));
  const ahead = [...supplies];
  const passed = problem.subjects.map(() => 0);
  const usual = new Map<string, number>();
  let week = -1;
  problem.blocks.forEach(({ day, key, steps }, block) => {
    const current = problem.days[day]?.day.week ?? 0;
    if (current !== week) {
      week = current;
      weeks.forEach((supply, subject) => {
        ahead[subject] = (ahead[subject] as number) - (supply.get(week) ?? 0);
      });
    }
    problem.subjects.forEach(({ masks }, index) => {
      passed[index] = (passed[index] as number) + countBits(masks[block] as number);
    });
    const pressureOf = (index: number, mask: number, part: number): number => {
      const need = draft.needs[index] as number;
      const all = problem.subjects[index]?.steps ?? 0;
      const pace = (all * (passed[index] as number)) / Math.max(1, supplies[index] as number);
      const isLast = need / ((ahead[index] as number) + countBits(mask)) >= lastCall;
      return (
        (pace - (all - need)) / steps +
        (usual.get(`${key} ${part}`) === index ? habit : 0) +
        (isLast ? all : 0) +
        hasMain(problem, mains[index], index, block)
      );
    };
    for (let part = 0; part < problem.subjects.length; part += 1) {
      const pressing = problem.subjects
        .map((subject, index) => ({
          index,
          mask: (subject.masks[block] as number) & ~(draft.used[block] as number),
        }))
        .filter(({ index, mask }) => mask !== 0 && draft.mostOn(index, day) > 0)
        .map((one) => ({ ...one, pressure: pressureOf(one.index, one.mask, part) }))
        .sort((a, b) => b.pressure - a.pressure || a.index - b.index)[0];
      if (pressing === undefined) return;
      draft.teach(pressing.index, block, pressing.mask, mains[pressing.index] as Main, false);
      usual.set(`${key} ${part}`, pressing.index);
    }
  });
  return draft;
}

/** 1 when the main pair of a subject has all of a block, 0 when it has not. */
function hasMain(problem: Problem, main: Main | undefined, index: number, block: number): number {
  const { rooms, instructors, masks } = problem.subjects[index] as SubjectProblem;
  const together =
    (rooms[main?.room ?? 0]?.masks[block] ?? 0) & (instructors[main?.instructor ?? 0]?.masks[block] ?? 0);
  return together === masks[block] ? 1 : 0;
}
