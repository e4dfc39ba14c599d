/** Plans one request or many at once. Pure and deterministic: the same question has the same answer. */
import { findEligible, isRefusal } from './eligibility.ts';
import { explainMistake, explainShortage } from './explain.ts';
import { measure } from './measure.ts';
import type { Lesson, PlanOutcome, PlanRequest, PlannerWorld, Refusal } from './model.ts';
import { layOut } from './problem.ts';
import { solve, type Solution } from './solve.ts';

function findPlan(request: PlanRequest, world: PlannerWorld): Solution | null {
  const measured = measure(request, world);
  if ('code' in measured || measured.shortMinutes > 0) return null;
  const solution = solve(measured.problem);
  if (solution !== null) return solution;
  const eligible = findEligible(request, world);
  return isRefusal(eligible) ? null : solve(layOut(request, world, eligible, 'free'));
}

function explain(request: PlanRequest, world: PlannerWorld): Refusal {
  const measured = measure(request, world);
  if ('code' in measured) return explainMistake(request, world, measured);
  if (measured.shortMinutes > 0) return explainShortage(request, world, measured);
  // Hours, rooms and instructors suffice, and the instructors' daily maximum stands in the way.
  return { code: 'instructors_unavailable', subject: null, shortMinutes: 0, remedies: [] };
}

/** A complete plan of one request, or why there is none. */
export function planOne(request: PlanRequest, world: PlannerWorld): PlanOutcome {
  const solution = findPlan(request, world);
  return solution === null
    ? { kind: 'refused', requestId: request.id, refusal: explain(request, world) }
    : { kind: 'planned', requestId: request.id, ...solution };
}

/** A world in which lessons are held. */
export function withLessons(world: PlannerWorld, lessons: readonly Lesson[]): PlannerWorld {
  return { ...world, busy: [...world.busy, ...lessons] };
}

/** The part that a request needs of what it could have: the larger, the fewer ways there are to plan it. */
function tightness(request: PlanRequest, world: PlannerWorld): number {
  const measured = measure(request, world);
  if ('code' in measured) return 0;
  const { subjects } = measured.problem;
  return Math.max(
    ...subjects.map(
      ({ steps, rooms, instructors }) =>
        steps / Math.max(1, freeSteps(rooms) * Math.min(1, freeSteps(instructors))) +
        steps / Math.max(1, freeSteps(instructors)),
    ),
  );
}

const freeSteps = (resources: readonly { readonly masks: readonly number[] }[]): number =>
  resources.reduce((sum, { masks }) => sum + masks.filter((mask) => mask !== 0).length, 0);

type Attempt = Map<string, Solution | null>;

function attempt(requests: readonly PlanRequest[], world: PlannerWorld): Attempt {
  const found: Attempt = new Map();
  let current = withLessons(
    world,
    requests.flatMap(({ pinned }) => pinned),
  );
  for (const request of requests) {
    const solution = findPlan(request, current);
    found.set(request.id, solution);
    if (solution !== null) current = withLessons(current, solution.lessons);
  }
  return found;
}

const mostAttempts = 6;

/**
 * Plans many requests that share rooms and instructors, in the order given. The tightest are planned first; those left
 * over go to the front and everything is tried again. A request that only the others stand in the way of is told so.
 */
export function planMany(requests: readonly PlanRequest[], world: PlannerWorld): PlanOutcome[] {
  const [only] = requests;
  if (only !== undefined && requests.length === 1) return [planOne(only, world)];
  const alone = new Map(
    requests.map((request) => [request.id, { request, tightness: tightness(request, world) }]),
  );
  let order = [...requests].sort(
    (a, b) => (alone.get(b.id)?.tightness ?? 0) - (alone.get(a.id)?.tightness ?? 0) || (a.id < b.id ? -1 : 1),
  );
  let best: Attempt = new Map();
  let mostPlanned = -1;
  for (let round = 0; round < mostAttempts; round += 1) {
    const found = attempt(order, world);
    const isLeft = ({ id }: PlanRequest) => found.get(id) === null;
    const planned = order.filter((request) => !isLeft(request)).length;
    if (planned > mostPlanned) {
      best = found;
      mostPlanned = planned;
    }
    const left = order.filter(isLeft);
    if (left.every((request) => explainableAlone(request, world))) break;
    order = [...left, ...order.filter((request) => !isLeft(request))];
  }
  const held = withLessons(
    world,
    [...best.values()].flatMap((solution) => solution?.lessons ?? []),
  );
  return requests.map((request): PlanOutcome => {
    const solution = best.get(request.id) ?? null;
    if (solution !== null) return { kind: 'planned', requestId: request.id, ...solution };
    const refusal = explainableAlone(request, world)
      ? explain(request, world)
      : othersInTheWay(explain(request, held));
    return { kind: 'refused', requestId: request.id, refusal };
  });
}

/** Whether a request could not be planned even if it were the only one. */
function explainableAlone(request: PlanRequest, world: PlannerWorld): boolean {
  const measured = measure(request, world);
  return 'code' in measured || measured.shortMinutes > 0;
}

const othersInTheWay = (refusal: Refusal): Refusal => ({
  ...refusal,
  code: 'other_requests',
  remedies: [...refusal.remedies, { change: 'plan_alone' }],
});
