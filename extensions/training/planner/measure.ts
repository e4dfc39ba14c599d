/** Whether a request can be planned at all, and how much is missing. */
import type { Ignored } from './availability.ts';
import { findEligible, isRefusal } from './eligibility.ts';
import type { PlanRequest, PlannerWorld, Refusal } from './model.ts';
import { layOut, type Problem } from './problem.ts';
import { findSupply } from './supply.ts';

/** A request laid out, with the minutes that each subject cannot have. */
export interface Measure {
  readonly problem: Problem;
  readonly shortMinutes: number;
  readonly shortSubjects: readonly string[];
}

/** Measures a request, cut the same each week when that suffices; or answers what is wrong with it whatever is free. */
export function measure(
  request: PlanRequest,
  world: PlannerWorld,
  ignored: readonly Ignored[] = [],
): Measure | Refusal {
  const eligible = findEligible(request, world);
  if (isRefusal(eligible)) return eligible;
  const weekly = measureProblem(layOut(request, world, eligible, 'weekly', ignored));
  if (weekly.shortMinutes === 0) return weekly;
  const free = measureProblem(layOut(request, world, eligible, 'free', ignored));
  return free.shortMinutes < weekly.shortMinutes ? free : weekly;
}

function measureProblem(problem: Problem): Measure {
  const { missing, steps } = findSupply(problem);
  return {
    problem,
    shortMinutes: missing * problem.rules.granularityMinutes,
    shortSubjects: problem.subjects.flatMap((subject, index) =>
      (steps[index] ?? 0) < subject.steps ? [subject.code] : [],
    ),
  };
}

/** Whether everything of a request has hours, rooms and instructors. */
export function fits(request: PlanRequest, world: PlannerWorld, ignored: readonly Ignored[] = []): boolean {
  const measured = measure(request, world, ignored);
  return !('code' in measured) && measured.shortMinutes === 0;
}
