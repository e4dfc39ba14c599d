import { Temporal } from 'temporal-polyfill';
import type { VisibleFrom } from '../../contracts/index.ts';

/** How far ahead a publication may be scheduled; the database refuses more. */
export const furthestAhead = Temporal.Duration.from({ hours: 17_520 });

/** Why a moment cannot be used. */
export type MomentProblem = 'zone_unknown' | 'date_invalid' | 'too_far';

/**
 * The instant from which a publication is visible; a moment that has passed is now. A wall time that a clock change
 * skips moves forward, one that comes twice is the first ("compatible", RFC 5545).
 */
export function resolveVisibleFrom(
  asked: VisibleFrom | undefined,
  now: Temporal.Instant,
): { at: Temporal.Instant } | { problem: MomentProblem } {
  if (asked === undefined) return { at: now };
  let at: Temporal.Instant;
  if (typeof asked === 'string') {
    at = Temporal.Instant.from(asked);
  } else {
    const { wallTime, timeZone } = asked;
    try {
      now.toZonedDateTimeISO(timeZone);
    } catch (error) {
      if (error instanceof RangeError) return { problem: 'zone_unknown' };
      throw error;
    }
    try {
      at = Temporal.PlainDateTime.from(wallTime, { overflow: 'reject' })
        .toZonedDateTime(timeZone)
        .toInstant();
    } catch (error) {
      if (error instanceof RangeError) return { problem: 'date_invalid' };
      throw error;
    }
  }
  if (Temporal.Instant.compare(at, now.add(furthestAhead)) > 0) return { problem: 'too_far' };
  return { at: Temporal.Instant.compare(at, now) < 0 ? now : at };
}
