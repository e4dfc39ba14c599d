import { Temporal } from 'temporal-polyfill';
import type { Text } from '@huntzen/kernel/server';
import type { WallTime } from '../contracts/index.ts';

const furthest = Temporal.Duration.from({ hours: 17_520 });

const texts = {
  zone: { fr: 'Ce fuseau horaire n’existe pas.', en: 'This time zone does not exist.' },
  date: { fr: 'Cette date n’existe pas.', en: 'This date does not exist.' },
  past: { fr: 'Choisissez un moment à venir.', en: 'Choose a moment to come.' },
  far: { fr: 'Choisissez une date dans les deux ans.', en: 'Choose a date within two years.' },
} satisfies Record<string, Text>;

/**
 * The instant of a wall time in its zone. One that a clock change skips moves forward, one that comes twice is the first
 * ("compatible", RFC 5545).
 *
 * @returns the instant, or why it cannot be planned.
 */
export function resolveWallTime(
  { wallTime, timeZone }: WallTime,
  now: Temporal.Instant,
): { at: Temporal.Instant } | { problem: Text } {
  try {
    now.toZonedDateTimeISO(timeZone);
  } catch (error) {
    if (error instanceof RangeError) return { problem: texts.zone };
    throw error;
  }
  let at: Temporal.Instant;
  try {
    at = Temporal.PlainDateTime.from(wallTime, { overflow: 'reject' }).toZonedDateTime(timeZone).toInstant();
  } catch (error) {
    if (error instanceof RangeError) return { problem: texts.date };
    throw error;
  }
  if (Temporal.Instant.compare(at, now) <= 0) return { problem: texts.past };
  if (Temporal.Instant.compare(at, now.add(furthest)) > 0) return { problem: texts.far };
  return { at };
}
