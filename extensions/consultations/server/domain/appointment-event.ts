import type { CalendarEntry } from '@huntzen/kernel/server';

/** What a calendar shows of a consultation. */
export interface Appointment {
  readonly id: string;
  readonly status: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly revision: number;
  readonly updatedAt: Date;
}

const entryStatus = (status: string): CalendarEntry['status'] => {
  if (status === 'cancelled' || status === 'no_show') return 'cancelled';
  return status === 'scheduled' ? 'tentative' : 'confirmed';
};

/** A consultation as an entry of a calendar: "RDV" and nothing else, for an employer may own the calendar. */
export const appointmentEntry = (appointment: Appointment): CalendarEntry => ({
  id: appointment.id,
  revision: appointment.revision,
  changedAt: appointment.updatedAt,
  title: 'RDV',
  status: entryStatus(appointment.status),
  when: { start: appointment.startsAt, end: appointment.endsAt },
});
