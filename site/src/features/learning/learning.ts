import type {
  AttendanceStatus,
  SessionStatus,
  SubmissionFile,
  SubmissionState,
} from '@huntzen/training/contracts';
import { Temporal } from 'temporal-polyfill';

import type { Locale } from '../../lib/locale.ts';
import { m } from '../../paraglide/messages.js';

const states: Record<SubmissionState, () => string> = {
  waiting: m.learn_state_waiting,
  accepted: m.learn_state_accepted,
  to_redo: m.learn_state_to_redo,
};

/** Where work stands, in words. */
export const stateLabel = (state: SubmissionState): string => states[state]();

/** How a state looks, a word beside it. */
export const STATE_LOOKS = {
  waiting: { tone: 'waiting', icon: 'clock' },
  accepted: { tone: 'done', icon: 'check' },
  to_redo: { tone: 'urgent', icon: 'warning' },
} as const satisfies Record<SubmissionState, object>;

const attendances: Record<AttendanceStatus, () => string> = {
  present: m.teach_present,
  late: m.teach_late,
  absent: m.teach_absent,
  excused: m.teach_excused,
};

/** Whether somebody was there, in a word. */
export const attendanceLabel = (status: AttendanceStatus): string => attendances[status]();

const sessionStates: Record<SessionStatus, () => string> = {
  draft: m.teach_status_draft,
  open: m.teach_status_open,
  confirmed: m.teach_status_confirmed,
  cancelled: m.teach_status_cancelled,
  done: m.teach_status_done,
};

/** The state of a session, in a word. */
export const sessionStateLabel = (status: SessionStatus): string => sessionStates[status]();

/** How a state of a session looks. */
export const SESSION_TONES = {
  draft: 'neutral',
  open: 'waiting',
  confirmed: 'done',
  cancelled: 'danger',
  done: 'neutral',
} as const satisfies Record<SessionStatus, string>;

/** A mark as one writes it: "12,5 sur 20". */
export const markText = (mark: number, locale: Locale): string =>
  m.learn_mark({ mark: new Intl.NumberFormat(locale).format(mark) });

/** The size of a file, in kilobytes, one at least. */
export const fileSize = ({ bytes }: Pick<SubmissionFile, 'bytes'>, locale: Locale): string =>
  m.learn_file_size({ size: new Intl.NumberFormat(locale).format(Math.max(1, Math.round(bytes / 1024))) });

/** How many whole days ago something was, by the reader's clocks. */
export function daysAgo(instant: string, timeZone: string, now: number): number {
  const dayOf = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(timeZone).toPlainDate();
  return dayOf(Temporal.Instant.from(instant)).until(dayOf(Temporal.Instant.fromEpochMilliseconds(now))).days;
}

/** How long work has waited, in words. */
export function ageText(instant: string, timeZone: string, now: number): string {
  const days = daysAgo(instant, timeZone, now);
  return days === 0 ? m.teach_work_age_today() : m.teach_work_age({ count: days });
}

/** The hours of one lesson a week, as instants; wall time of a zone, so that clocks that change keep the hour. */
export function weeklyHours(
  { day, from, to, weeks }: { day: string; from: string; to: string; weeks: number },
  timeZone: string,
): { startsAt: string; endsAt: string }[] {
  const first = Temporal.PlainDate.from(day);
  return Array.from({ length: weeks }, (_, week) => {
    const at = (time: string) =>
      first
        .add({ weeks: week })
        .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
        .toInstant()
        .toString();
    return { startsAt: at(from), endsAt: at(to) };
  });
}
