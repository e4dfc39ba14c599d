/** Sets of up to 30 consecutive steps of time, as the bits of an integer. */

/** The most steps a set holds. */
export const mostSteps = 30;

/** How many steps a set has. */
export function countBits(mask: number): number {
  let bits = mask - ((mask >> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >> 2) & 0x33333333);
  return (((bits + (bits >> 4)) & 0x0f0f0f0f) * 0x01010101) >> 24;
}

/** The set of `count` steps from one on. */
export const stepsFrom = (from: number, count: number): number => ((1 << count) - 1) << from;

/** How many steps follow each other in a set from one on. */
export function runLength(mask: number, from: number): number {
  let length = 0;
  while (from + length < mostSteps && (mask & (1 << (from + length))) !== 0) length += 1;
  return length;
}

/** The first of each row of steps that follow each other, and how many they are. */
export function runsOf(mask: number): { from: number; count: number }[] {
  const runs: { from: number; count: number }[] = [];
  for (let from = 0; mask >> from !== 0;) {
    const count = runLength(mask, from);
    if (count > 0) runs.push({ from, count });
    from += Math.max(1, count);
  }
  return runs;
}
