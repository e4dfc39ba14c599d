/** Arranges a course of one subject: which days, and which hours in them. */
import { countBits } from './bits.ts';
import { Draft, type Main } from './draft.ts';
import { rankMains } from './mains.ts';
import type { Problem, Resource, SubjectProblem } from './problem.ts';

/** Usual steps for the blocks of a key; a block that cannot have them all is left for later. */
type Pattern = ReadonlyMap<string, number>;

/** One way to arrange: with whom, at which usual times, and whether to save days or to stay with the main pair. */
export interface Style {
  readonly main: Main;
  readonly pattern: Pattern | null;
  readonly savesDays: boolean;
  /** Added to what a day offers, in steps, so that the order of days varies. */
  readonly favour: (day: number) => number;
}

function mainMasks(problem: Problem, main: Main): number[] {
  const { rooms, instructors } = problem.subjects[0] as SubjectProblem;
  const room = rooms[main.room] as Resource;
  const instructor = instructors[main.instructor] as Resource;
  return problem.blocks.map((_block, at) => (room.masks[at] as number) & (instructor.masks[at] as number));
}

function offered(masks: readonly number[], blocks: readonly number[]): number {
  return blocks.reduce((sum, block) => sum + countBits(masks[block] as number), 0);
}

/** Teaches what it can of one day, whole blocks first. */
function teachDay(
  problem: Problem,
  draft: Draft,
  day: number,
  main: Main,
  masks: readonly number[],
  onlyMain: boolean,
  pattern: Pattern | null,
): void {
  const waiting = new Map<number, number>();
  for (const block of problem.days[day]?.blocks ?? []) {
    const free = (masks[block] as number) & ~(draft.used[block] as number);
    const wanted = pattern?.get(problem.blocks[block]?.key ?? '') ?? (pattern === null ? free : 0);
    if (wanted !== 0 && (free & wanted) === wanted) waiting.set(block, wanted);
  }
  while (waiting.size > 0) {
    const most = draft.mostOn(0, day);
    if (most === 0) return;
    const counts = [...waiting].map(([block, mask]) => ({ block, mask, count: countBits(mask) }));
    const fits = counts.filter(({ count }) => count <= most).sort((a, b) => b.count - a.count);
    const chosen = fits[0] ?? counts.sort((a, b) => a.count - b.count)[0];
    if (chosen === undefined) return;
    waiting.delete(chosen.block);
    draft.teach(0, chosen.block, chosen.mask, main, onlyMain);
  }
}

/** Arranges in one style; the draft may lack hours. */
export function arrangeDays(problem: Problem, { main, pattern, savesDays, favour }: Style): Draft {
  const draft = new Draft(problem);
  const own = mainMasks(problem, main);
  const any = (problem.subjects[0] as SubjectProblem).masks;
  const inOrder = (masks: readonly number[]): number[] => {
    const worth = problem.days.map(
      ({ blocks, steps }, day) => Math.min(steps, offered(masks, blocks)) + favour(day),
    );
    return problem.days
      .map((_day, index) => index)
      .sort((a, b) => (worth[b] as number) - (worth[a] as number));
  };
  if (pattern !== null)
    for (const day of inOrder(own)) teachDay(problem, draft, day, main, own, true, pattern);
  if (savesDays) {
    for (const day of inOrder(any)) {
      teachDay(problem, draft, day, main, own, true, null);
      teachDay(problem, draft, day, main, any, false, null);
    }
    return draft;
  }
  for (const day of inOrder(own)) teachDay(problem, draft, day, main, own, true, null);
  const used = (day: number) => (problem.days[day]?.steps ?? 0) - (draft.daySteps[day] ?? 0);
  for (const day of inOrder(any).sort((a, b) => Number(used(b) > 0) - Number(used(a) > 0)))
    teachDay(problem, draft, day, main, any, false, null);
  return draft;
}

/** The times that blocks of each key could have usually, those with the most hours first. */
function usualMasks(problem: Problem, main: Main): Map<string, number[]> {
  const totals = new Map<string, Map<number, number>>();
  mainMasks(problem, main).forEach((mask, at) => {
    if (mask === 0) return;
    const key = problem.blocks[at]?.key ?? '';
    const known = totals.get(key) ?? new Map<number, number>();
    known.set(mask, (known.get(mask) ?? 0) + countBits(mask));
    totals.set(key, known);
  });
  return new Map(
    [...totals].map(([key, masks]) => {
      const common = [...masks].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([mask]) => mask);
      const narrow = common.reduce((all, mask) => all & mask, -1);
      return [key, narrow === 0 || common.includes(narrow) ? common : [...common, narrow]];
    }),
  );
}

/** A row of numbers from 0 to 1 that is the same each time. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const mostMains = 6;
const effort = 1_500;

/** Styles worth trying, the plain ones first, then variations of them; always the same ones. */
export function* stylesFor(problem: Problem): Generator<Style> {
  const mains = rankMains(problem, 0, mostMains);
  const usual = mains.map((main) => usualMasks(problem, main));
  const plain = () => 0;
  for (const [index, main] of mains.entries()) {
    const masks = [...(usual[index] as Map<string, number[]>)];
    const patterns: (Pattern | null)[] = [
      null,
      new Map(masks.map(([key, list]) => [key, list[0] as number])),
      new Map(masks.map(([key, list]) => [key, list.at(-1) as number])),
    ];
    for (const pattern of patterns)
      for (const savesDays of [false, true]) yield { main, pattern, savesDays, favour: plain };
  }
  const random = numbersFrom(problem.blocks.length);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let round = Math.ceil(effort / (problem.blocks.length + 1)); round > 0; round -= 1) {
    const index = Math.floor(random() * random() * mains.length);
    const favours = problem.days.map(() => random() * 8);
    yield {
      main: mains[index] as Main,
      pattern:
        random() < 0.3
          ? null
          : new Map([...(usual[index] as Map<string, number[]>)].map(([key, list]) => [key, pick(list)])),
      savesDays: random() < 0.5,
      favour: (day) => favours[day] ?? 0,
    };
  }
}
