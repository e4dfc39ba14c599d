/** Intervals of epoch milliseconds: only integers are compared. */

/** From `start` (in) to `end` (out), in milliseconds since 1970. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The half-open intervals overlap; touching is not overlapping. */
export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

/** The same time as disjoint intervals, in order. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    if (end <= start) continue;
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What two merged lists have in common. */
export function intersectIntervals(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const a = left[i] as Interval;
    const b = right[j] as Interval;
    const start = Math.max(a.start, b.start);
    const end = Math.min(a.end, b.end);
    if (start < end) common.push({ start, end });
    if (a.end < b.end) i += 1;
    else j += 1;
  }
  return common;
}

/** What a merged list has and another merged list has not. */
export function subtractIntervals(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const rest: Interval[] = [];
  let hole = 0;
  for (const { start: first, end } of from) {
    let start = first;
    while (hole < taken.length && (taken[hole] as Interval).end <= start) hole += 1;
    for (let at = hole; at < taken.length && (taken[at] as Interval).start < end; at += 1) {
      const { start: holeStart, end: holeEnd } = taken[at] as Interval;
      if (holeStart > start) rest.push({ start, end: holeStart });
      start = Math.max(start, holeEnd);
    }
    if (start < end) rest.push({ start, end });
  }
  return rest;
}
