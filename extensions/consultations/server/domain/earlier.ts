/** Who is offered which time. Pure: the clock, the line and the free slots are passed in. */
import { Temporal } from 'temporal-polyfill';
import { overlaps, type Interval } from '@huntzen/kernel/time';
import type { ConsultationType } from '../../contracts/index.ts';
import type { OpenSlot } from './slots.ts';

/** One who waits, as the rules see them. Instants are epoch milliseconds. */
export interface Waiting {
  readonly id: string;
  readonly modes: readonly ConsultationType[];
  /** The last day that would suit, `YYYY-MM-DD` in `timeZone`. */
  readonly untilDay: string;
  readonly timeZone: string;
  /** The start of the consultation that would move; null when one would be booked. */
  readonly before: number | null;
  /** When the person is taken. */
  readonly busy: readonly Interval[];
  /** The starts of what was offered to them before. */
  readonly offered: readonly number[];
}

const minute = 60_000;

/** Hours of the day, in the person's zone, between which an offer is expected to be seen. */
export const offerHours = { from: 8, to: 21 } as const;

/** The least time to answer that is worth offering a slot for, in minutes. */
const leastMinutes = 5;

/** Whether a time would suit one who waits, whoever else wants it. */
export function suits(slot: OpenSlot, waiting: Waiting): boolean {
  if (waiting.before !== null && slot.start >= waiting.before) return false;
  if (!waiting.modes.some((mode) => slot.modes.includes(mode))) return false;
  const day = Temporal.Instant.fromEpochMilliseconds(slot.start)
    .toZonedDateTimeISO(waiting.timeZone)
    .toPlainDate()
    .toString();
  return (
    day <= waiting.untilDay &&
    !waiting.offered.includes(slot.start) &&
    !waiting.busy.some((busy) => overlaps(busy, slot))
  );
}

/**
 * The instant until which an offer made now stands: so many minutes by day; one made at night stands until that long
 * after the morning begins. Never past the start of the slot. Null when too little time would be left to answer.
 */
export function offerEnd(slot: Interval, timeZone: string, now: number, minutes: number): number | null {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const morning = local.with({ hour: offerHours.from, minute: 0, second: 0, millisecond: 0, microsecond: 0 });
  const counted =
    local.hour < offerHours.from
      ? morning.epochMilliseconds
      : local.hour >= offerHours.to
        ? morning.add({ days: 1 }).epochMilliseconds
        : now;
  const end = Math.min(counted + minutes * minute, slot.start);
  return end - now < leastMinutes * minute ? null : end;
}

/** A time for one who waits. */
export interface Match {
  readonly waiting: Waiting;
  readonly slot: OpenSlot;
  readonly type: ConsultationType;
  readonly expiresAt: number;
}

/** The earliest time of these that suits one who waits and leaves them time to answer; null when there is none. */
export function findOffer(
  slots: readonly OpenSlot[],
  waiting: Waiting,
  now: number,
  minutes: number,
): Match | null {
  for (const slot of slots) {
    if (!suits(slot, waiting)) continue;
    const expiresAt = offerEnd(slot, waiting.timeZone, now, minutes);
    const type = waiting.modes.find((mode) => slot.modes.includes(mode));
    if (expiresAt !== null && type !== undefined) return { waiting, slot, type, expiresAt };
  }
  return null;
}
