/**
 * A consultation as an event of a calendar. A calendar is often shared, and an employer may own it: the event says "RDV" and
 * nothing else. Its UID is the same in every mail and feed, and its SEQUENCE grows with each change, so that calendars follow.
 * Times are instants in UTC, right in every zone.
 */
import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalEventData,
} from 'ical-generator';

/** What a calendar shows of a consultation. */
export interface Appointment {
  readonly id: string;
  readonly status: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly revision: number;
  readonly updatedAt: Date;
}

const eventStatus = (status: string): ICalEventStatus => {
  if (status === 'cancelled' || status === 'no_show') return ICalEventStatus.CANCELLED;
  return status === 'scheduled' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
};

/** The event of a consultation. */
export const appointmentEvent = (appointment: Appointment): ICalEventData => ({
  id: `${appointment.id}@huntzen-care`,
  sequence: appointment.revision,
  stamp: appointment.updatedAt,
  start: appointment.startsAt,
  end: appointment.endsAt,
  summary: 'RDV',
  status: eventStatus(appointment.status),
});

/** What goes with a mail about a consultation: what to do with the event, and the event. */
export interface Invitation {
  readonly method: 'request' | 'cancel';
  readonly content: string;
}

/** The invitation of one person, or its withdrawal once the consultation is called off. */
export function appointmentInvitation(
  appointment: Appointment,
  people: { organizer: string; attendee: string },
): Invitation {
  const isCancelled = eventStatus(appointment.status) === ICalEventStatus.CANCELLED;
  const calendar = ical({
    prodId: { company: 'HuntZen', product: 'Care', language: 'FR' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    ...appointmentEvent(appointment),
    organizer: people.organizer,
    attendees: [{ email: people.attendee, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }],
  });
  return { method: isCancelled ? 'cancel' : 'request', content: calendar.toString() };
}
