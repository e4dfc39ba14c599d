/** Cuts the hours in which a group may be taught into blocks that no break interrupts. */
import { minute, wallMinutesAt, type Day, type Interval } from '@huntzen/kernel/time';
import { mostSteps } from './bits.ts';
import type { PlannerRules } from './model.ts';

/** A row of steps that can be taught without a break; those of one day with the same key return each week. */
export interface Block {
  readonly day: number;
  readonly start: number;
  readonly steps: number;
  readonly key: string;
}

/** The hours of one day. */
export interface DayHours {
  readonly day: Day;
  readonly hours: readonly Interval[];
}

/**
 * Blocks of hours, in order. A stretch lasts from its first to its last step at most as long as the rules allow, and the
 * next begins a break later; hours closer than a break belong to one stretch. Blocks start on the grid of the clocks.
 */
export function cutIntoBlocks(days: readonly DayHours[], rules: PlannerRules): Block[] {
  const step = rules.granularityMinutes * minute;
  const longest = rules.longestStretchMinutes * minute;
  const rest = rules.breakMinutes * minute;
  const blocks: Block[] = [];
  let stretchStart = -Infinity;
  let lastEnd = -Infinity;
  days.forEach(({ day, hours }, index) => {
    for (const { start, end } of hours) {
      let at = start;
      while (at < end) {
        if (at >= lastEnd + rest) stretchStart = -Infinity;
        else if (at >= stretchStart + longest) at = lastEnd + rest;
        const wall = wallMinutesAt(day, at);
        at += Math.ceil(wall / rules.granularityMinutes) * step - wall * minute;
        const limit = Math.min(end, stretchStart === -Infinity ? at + longest : stretchStart + longest);
        const steps = Math.min(mostSteps, Math.floor((limit - at) / step));
        if (steps <= 0) {
          if (limit === end || lastEnd === -Infinity) break;
          at = lastEnd + rest;
          continue;
        }
        if (stretchStart === -Infinity) stretchStart = at;
        blocks.push({ day: index, start: at, steps, key: `${day.weekday} ${wallMinutesAt(day, at)}` });
        at += steps * step;
        lastEnd = at;
      }
    }
  });
  return blocks;
}
