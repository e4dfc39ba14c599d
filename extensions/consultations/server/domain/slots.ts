/**
 * Slots from hours. Rules and exceptions are wall time in a zone; here they become half-open intervals of epoch
 * milliseconds, and from then on only integers are compared. The same function says what is offered and checks what is
 * written. Pure: the clock is passed in and the server's own zone plays no part.
 *
 * A window of wall time is open exactly while the clocks of its zone show a time inside it: an hour that a clock change
 * leaves out is not worked, and one that is shown twice is worked twice.
 */
import {
  daysTouching,
  mergeIntervals,
  minute,
  windowOf,
  type Day,
  type Interval,
} from '@huntzen/kernel/time';
import type { ConsultationType } from '../../contracts/index.ts';

/** Weekly hours as they are stored: times are `HH:MM` or `HH:MM:SS`, days `YYYY-MM-DD`. */
export interface Rule {
  readonly weekday: number;
  readonly startTime: string;
  readonly endTime: string;
  readonly timeZone: string;
  readonly slotMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly horizonDays: number;
  readonly modes: readonly ConsultationType[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A day, or a part of one, that is closed against the rules or open beside them. */
export interface Exception {
  readonly kind: 'closed' | 'extra';
  readonly day: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly timeZone: string;
}

/** A time that can be booked, with the rest around it that it needs. */
export interface OpenSlot extends Interval {
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly modes: readonly ConsultationType[];
}

/** Everything that decides what is free. */
export interface SlotQuestion {
  readonly rules: readonly Rule[];
  readonly exceptions: readonly Exception[];
  /** How the practitioner works at all; a rule may offer fewer of these. */
  readonly modes: readonly ConsultationType[];
  /** When the practitioner is taken, rest included. */
  readonly busy: readonly Interval[];
  /** When the person who asks is taken; a slot may touch it, rest and all. */
  readonly ownBusy?: readonly Interval[];
  readonly now: number;
  /** Slots that start from here … */
  readonly from: number;
  /** … to before here. */
  readonly to: number;
  /** Whoever is exempt from the minimum notice: the practitioner, moving their own consultation. */
  readonly ignoresNotice?: boolean;
}

const dayLength = 86_400_000;

/** Whether nothing of a merged list overlaps the interval. */
function isFree(merged: readonly Interval[], wanted: Interval): boolean {
  let low = 0;
  let high = merged.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((merged[middle] as Interval).end > wanted.start) high = middle;
    else low = middle + 1;
  }
  const next = merged[low];
  return next === undefined || next.start >= wanted.end;
}

const defaults = {
  slotMinutes: 50,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  minimumNoticeMinutes: 120,
  horizonDays: 60,
};

type Settings = Pick<Rule, keyof typeof defaults>;

/**
 * The slots that can be booked, in order. Slots of a window follow each other from its start, each with its rest before
 * and after, so that neither a booking nor the hour of asking moves the others.
 */
export function findSlots(question: SlotQuestion): OpenSlot[] {
  const { rules, exceptions, now, modes, ignoresNotice = false } = question;
  const period = { start: Math.max(question.from, now), end: question.to };
  if (period.end <= period.start) return [];

  const days = new Map<string, readonly Day[]>();
  const daysIn = (timeZone: string): readonly Day[] => {
    const known = days.get(timeZone) ?? daysTouching(timeZone, period);
    days.set(timeZone, known);
    return known;
  };
  const exceptionWindows = (kind: Exception['kind']): Interval[] =>
    exceptions
      .filter((exception) => exception.kind === kind)
      .flatMap(({ day, startTime, endTime, timeZone }) =>
        daysIn(timeZone)
          .filter(({ iso }) => iso === day)
          .flatMap((zonedDay) => windowOf(zonedDay, startTime, endTime)),
      );

  const busy = mergeIntervals(question.busy);
  const ownBusy = mergeIntervals(question.ownBusy ?? []);
  const closed = mergeIntervals(exceptionWindows('closed'));
  const slots = new Map<number, OpenSlot>();

  const offer = (
    window: Interval,
    settings: Settings,
    offered: readonly ConsultationType[],
    isExtra: boolean,
  ) => {
    const length = settings.slotMinutes * minute;
    const before = settings.bufferBeforeMinutes * minute;
    const after = settings.bufferAfterMinutes * minute;
    const earliest = ignoresNotice ? now : now + settings.minimumNoticeMinutes * minute;
    const latest = now + settings.horizonDays * dayLength;
    for (let start = window.start; start + length <= window.end; start += before + length + after) {
      const slot = { start, end: start + length };
      if (start < period.start || start >= period.end || start <= now || start < earliest || start > latest)
        continue;
      if (!isExtra && !isFree(closed, slot)) continue;
      if (!isFree(busy, { start: start - before, end: slot.end + after }) || !isFree(ownBusy, slot)) continue;
      const known = slots.get(start);
      if (known !== undefined && known.end !== slot.end) continue;
      slots.set(start, {
        ...slot,
        bufferBeforeMinutes: settings.bufferBeforeMinutes,
        bufferAfterMinutes: settings.bufferAfterMinutes,
        modes: modes.filter((mode) => offered.includes(mode) || known?.modes.includes(mode)),
      });
    }
  };

  for (const rule of rules) {
    for (const day of daysIn(rule.timeZone)) {
      if (day.weekday !== rule.weekday) continue;
      if (rule.validFrom !== null && day.iso < rule.validFrom) continue;
      if (rule.validTo !== null && day.iso > rule.validTo) continue;
      for (const window of windowOf(day, rule.startTime, rule.endTime))
        offer(window, rule, rule.modes, false);
    }
  }
  // Extra hours are worked like the first of the weekly ones.
  for (const window of exceptionWindows('extra')) offer(window, rules[0] ?? defaults, modes, true);

  return [...slots.values()].filter((slot) => slot.modes.length > 0).sort((a, b) => a.start - b.start);
}

/** The earliest slot before `question.to`; null when there is none. */
export function findEarliestSlot(question: SlotQuestion): OpenSlot | null {
  // It is usually near; where it is not, each look is twice as long as the one before.
  let length = dayLength;
  for (let from = Math.max(question.from, question.now); from < question.to;) {
    const to = Math.min(from + length, question.to);
    const [slot] = findSlots({ ...question, from, to });
    if (slot !== undefined) return slot;
    from = to;
    length *= 2;
  }
  return null;
}

/** The first slots for a form of consultation from an instant on; earlier ones follow when there are too few. */
export function findNextSlots(
  question: SlotQuestion,
  startsAt: number,
  type: ConsultationType,
  count: number,
): OpenSlot[] {
  const merged = { ...question, busy: mergeIntervals(question.busy) };
  const found = (from: number, to: number): OpenSlot[] => {
    const slots: OpenSlot[] = [];
    // The first ones are usually near; where they are not, each look is twice as long as the one before.
    let length = dayLength;
    for (let start = from; start < to && slots.length < count; start += length, length *= 2) {
      const end = Math.min(start + length, to);
      slots.push(
        ...findSlots({ ...merged, from: start, to: end }).filter(({ modes }) => modes.includes(type)),
      );
    }
    return slots;
  };
  const later = found(Math.max(startsAt, question.from), question.to).slice(0, count);
  if (later.length === count) return later;
  return [...later, ...found(question.from, Math.min(startsAt, question.to))].slice(0, count);
}
