/** Calendars that other programs read (RFC 5545). The UID of an entry is the same everywhere, so that calendars follow its changes. */
import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalCalendar,
  type ICalEventData,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { CalendarEntry } from './calendar-sources.ts';

const prodId = { company: 'HuntZen', product: 'Care', language: 'FR' };
const refreshSeconds = 3600;

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

function eventOf(entry: CalendarEntry): ICalEventData {
  const common = {
    id: `${entry.id}@huntzen-care`,
    sequence: entry.revision,
    stamp: entry.changedAt,
    summary: entry.title,
    ...(entry.place === undefined ? {} : { location: entry.place }),
    status: statuses[entry.status],
  };
  if ('start' in entry.when) return { ...common, start: entry.when.start, end: entry.when.end };
  const day = Temporal.PlainDate.from(entry.when.day);
  // The library writes the UTC day of a date.
  const midnight = (date: Temporal.PlainDate) => new Date(`${date.toString()}T00:00:00Z`);
  return { ...common, start: midnight(day), end: midnight(day.add({ days: 1 })), allDay: true };
}

/** The text of a calendar, whose last line ends as every other (RFC 5545, 3.1); the library leaves that out. */
const textOf = (calendar: ICalCalendar): string => `${calendar.toString()}\r\n`;

/** A calendar to subscribe to, as text. */
export function feedOf(entries: readonly CalendarEntry[]): string {
  const calendar = ical({ name: 'HuntZen Care', prodId, ttl: refreshSeconds });
  for (const entry of entries) calendar.createEvent(eventOf(entry));
  return textOf(calendar);
}

/** What goes with a mail about an entry: what to do with it, and the entry. */
export interface Invitation {
  readonly method: 'request' | 'cancel';
  readonly content: string;
}

/** The invitation of one person, or its withdrawal once the entry is cancelled (RFC 5546). */
export function invitationTo(
  entry: CalendarEntry,
  people: { organizer: string; attendee: string },
): Invitation {
  const isCancelled = entry.status === 'cancelled';
  const calendar = ical({
    prodId,
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    ...eventOf(entry),
    organizer: people.organizer,
    attendees: [{ email: people.attendee, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }],
  });
  return { method: isCancelled ? 'cancel' : 'request', content: textOf(calendar) };
}
