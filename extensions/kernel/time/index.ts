/** Days, wall time and intervals, for everything that computes with hours. Pure, without a clock of its own. */
export {
  addDays,
  daysBetween,
  daysTouching,
  isoDayAt,
  minute,
  minutesOf,
  wallMinutesAt,
  windowOf,
  type Day,
} from './days.ts';
export {
  intersectIntervals,
  mergeIntervals,
  overlaps,
  subtractIntervals,
  type Interval,
} from './intervals.ts';
