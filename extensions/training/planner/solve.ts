/** Finds the best complete plan of a problem that it can, or null when there is none. */
import { runsOf, stepsFrom } from './bits.ts';
import { arrangeDays, stylesFor } from './arrange-days.ts';
import { arrangeWeeks } from './arrange-weeks.ts';
import { Draft, type Main } from './draft.ts';
import { rankMains } from './mains.ts';
import type { Lesson, PlanScore } from './model.ts';
import type { Problem } from './problem.ts';
import { longestDay, scorePlan } from './score.ts';
import { findSupply, type Share } from './supply.ts';

/** A complete plan. */
export interface Solution {
  readonly lessons: readonly Lesson[];
  readonly score: PlanScore;
}

/** Teaches the shares that a flow found; each step of a block goes to one subject. */
function teachShares(draft: Draft, shares: readonly Share[], mains: readonly Main[]): void {
  const given = new Map<number, number>();
  for (const { subject, block, mask, steps } of shares) {
    let wanted = 0;
    let left = steps;
    for (const { from, count } of runsOf(mask & ~(given.get(block) ?? 0) & ~(draft.used[block] as number))) {
      const taken = stepsFrom(from, Math.min(left, count));
      wanted |= taken;
      left -= Math.min(left, count);
    }
    given.set(block, (given.get(block) ?? 0) | wanted);
    draft.teach(subject, block, wanted, mains[subject] as Main, false);
  }
}

/** Gives a draft the hours that it lacks; when what is there stands in the way, starts again from the flow alone. */
function complete(problem: Problem, draft: Draft, mains: readonly Main[]): Draft | null {
  if (draft.isComplete) return draft;
  teachShares(draft, findSupply(problem, draft).shares, mains);
  if (draft.isComplete) return draft;
  const fresh = new Draft(problem);
  teachShares(fresh, findSupply(problem).shares, mains);
  return fresh.isComplete ? fresh : null;
}

const habits = [2, 1, 0.3];

function* draftsOf(problem: Problem): Generator<Draft | null> {
  if (problem.subjects.length === 1) {
    for (const style of stylesFor(problem)) {
      const draft = arrangeDays(problem, style);
      yield draft.isComplete ? draft : null;
    }
    const main = rankMains(problem, 0, 1);
    yield complete(problem, new Draft(problem), main);
    return;
  }
  const mains = problem.subjects.map((_subject, index) => rankMains(problem, index, 1)[0] as Main);
  for (const habit of habits) yield complete(problem, arrangeWeeks(problem, mains, habit), mains);
}

/** The best complete plan among those tried; the same for the same problem. */
export function solve(problem: Problem): Solution | null {
  let best: Solution | null = null;
  const longest = longestDay(problem.request, problem.rules);
  for (const draft of draftsOf(problem)) {
    if (draft === null) continue;
    const lessons = draft.lessons();
    const score = scorePlan(problem.request, lessons, problem.rules, longest);
    if (best === null || score.score > best.score.score) best = { lessons, score };
    if (score.score === 100) break;
  }
  return best;
}
