/** The most that can be taught of a request, exactly: a flow from subjects through weeks and steps to days. */
import { countBits } from './bits.ts';
import { Network } from './flow.ts';
import type { Problem } from './problem.ts';

/** Steps of a block for one subject: some of those in the mask. */
export interface Share {
  readonly subject: number;
  readonly block: number;
  readonly mask: number;
  readonly steps: number;
}

/** What the largest flow gives each subject, and where. */
export interface Supply {
  readonly steps: readonly number[];
  readonly missing: number;
  readonly shares: readonly Share[];
}

/** What is still needed, and free, of a problem that is partly solved. */
export interface Remainder {
  readonly needs: readonly number[];
  readonly used: readonly number[];
  readonly daySteps: readonly number[];
  weekSteps(subject: number, week: number): number;
}

/** Everything of a problem. */
export const wholeOf = ({ subjects, blocks, days }: Problem): Remainder => ({
  needs: subjects.map(({ steps }) => steps),
  used: blocks.map(() => 0),
  daySteps: days.map(({ steps }) => steps),
  weekSteps: (subject, week) =>
    (subjects[subject]?.weeklySteps ?? 0) - (subjects[subject]?.pinnedSteps.get(week) ?? 0),
});

/** The steps of a block by the subjects that could have them. */
function cellsOf(problem: Problem, block: number, used: number): Map<string, number> {
  const cells = new Map<string, number>();
  for (let at = 0; at < (problem.blocks[block]?.steps ?? 0); at += 1) {
    const bit = 1 << at;
    if ((used & bit) !== 0) continue;
    const subjects = problem.subjects.flatMap(({ masks }, index) =>
      ((masks[block] as number) & bit) === 0 ? [] : [index],
    );
    if (subjects.length === 0) continue;
    const key = subjects.join();
    cells.set(key, (cells.get(key) ?? 0) | bit);
  }
  return cells;
}

/** The most steps that each subject can get at once. */
export function findSupply(problem: Problem, rest: Remainder = wholeOf(problem)): Supply {
  const network = new Network();
  const source = network.addNode();
  const sink = network.addNode();
  const subjects = problem.subjects.map((_subject, index) => {
    const node = network.addNode();
    network.connect(source, node, rest.needs[index] ?? 0);
    return { node, weeks: new Map<number, number>() };
  });
  const weekOf = (index: number, week: number): number => {
    const { node, weeks } = subjects[index] as (typeof subjects)[number];
    let known = weeks.get(week);
    if (known === undefined) {
      weeks.set(week, (known = network.addNode()));
      network.connect(node, known, Math.min(rest.needs[index] ?? 0, rest.weekSteps(index, week)));
    }
    return known;
  };
  const edges: { edge: number; subject: number; block: number; mask: number }[] = [];
  problem.days.forEach(({ day, blocks }, dayIndex) => {
    const dayNode = network.addNode();
    network.connect(dayNode, sink, Math.max(0, rest.daySteps[dayIndex] ?? 0));
    for (const block of blocks) {
      for (const [key, mask] of cellsOf(problem, block, rest.used[block] ?? 0)) {
        const cell = network.addNode();
        network.connect(cell, dayNode, countBits(mask));
        for (const subject of key.split(',').map(Number))
          edges.push({
            edge: network.connect(weekOf(subject, day.week), cell, countBits(mask)),
            subject,
            block,
            mask,
          });
      }
    }
  });
  const total = network.fill(source, sink);
  const shares = edges
    .map(({ edge, ...share }) => ({ ...share, steps: network.flowOf(edge) }))
    .filter(({ steps }) => steps > 0);
  return {
    steps: subjects.map((_subject, index) =>
      shares.reduce((sum, { subject, steps }) => (subject === index ? sum + steps : sum), 0),
    ),
    missing: rest.needs.reduce((sum, need) => sum + need, 0) - total,
    shares,
  };
}
