import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

const wallTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/);

/** What the form of a correction sends: wall times of the reader's zone. */
export const correctionForm = z.object({ startedAt: wallTime, endedAt: wallTime });

/** An instant as a field of date and time shows it, to the minute. */
export const wallTimeOf = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute', roundingMode: 'floor' });

/** The instant of a wall time; the very one that the field was filled from when nothing was changed. */
export const instantOf = (wall: string, timeZone: string, shown: string | null): string =>
  shown !== null && wallTimeOf(shown, timeZone) === wall.slice(0, 16)
    ? shown
    : Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).toInstant().toString();

/** What the form of a rating sends. */
export const ratingForm = z.object({ score: z.coerce.number().int().min(1).max(5) });
