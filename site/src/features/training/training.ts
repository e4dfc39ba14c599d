import type {
  MoveKind,
  MoveReason,
  PortalSession,
  SeatObstacle,
  WaitingLine,
} from '@huntzen/training/contracts';

import { formatInstant } from '../../lib/dates.ts';
import type { Locale } from '../../lib/locale.ts';
import { m } from '../../paraglide/messages.js';

/** When a session is, in the zone in which it is told: its only day with the hours, or its first and last day. */
export function sessionDates(
  { startsAt, endsAt, zone }: Pick<PortalSession, 'startsAt' | 'endsAt' | 'zone'>,
  locale: Locale,
): string {
  if (startsAt === null || endsAt === null) return m.training_no_date();
  const write = (instant: string, format: 'full-day' | 'day' | 'time') =>
    formatInstant(instant, { locale, timeZone: zone, format });
  const [start, end] = [write(startsAt, 'full-day'), write(endsAt, 'full-day')];
  return start === end
    ? stretchDates({ startsAt, endsAt, zone }, locale)
    : m.training_from_to({ start, end });
}

/** One stretch: its day and its hours, in the zone of the session, and its subject if it has one of its own. */
export function stretchDates(
  {
    startsAt,
    endsAt,
    zone,
    subject = null,
  }: { startsAt: string; endsAt: string; zone: string; subject?: string | null },
  locale: Locale,
): string {
  const write = (instant: string, format: 'day' | 'time') =>
    formatInstant(instant, { locale, timeZone: zone, format });
  const when = m.training_on_day({
    day: write(startsAt, 'day'),
    from: write(startsAt, 'time'),
    to: write(endsAt, 'time'),
  });
  return subject === null ? when : m.training_subject_on({ when, subject });
}

/** How many places are free, or that none is and how many wait. */
export function seatsText({ freeSeats, waitingCount }: PortalSession): string {
  const waiting =
    waitingCount === 0
      ? m.training_waiting_none()
      : waitingCount === 1
        ? m.training_waiting_one()
        : m.training_waiting_many({ count: waitingCount });
  if (freeSeats === 0) return `${m.training_full()}, ${waiting}`;
  return freeSeats === 1 ? m.training_seat_one() : m.training_seats({ count: freeSeats });
}

const obstacles: Record<SeatObstacle, () => string> = {
  busy: m.training_obstacle_busy,
  not_approved: m.training_obstacle_not_approved,
};

/** Where the reader stands in a line, and what happens next: one sentence each. */
export function lineTexts(line: WaitingLine): string[] {
  const { rank, waitingCount, learnersFirst, obstacle } = line;
  if (rank === null) return [m.training_rank_course(), m.training_next_course()];
  return [
    rank === 1 ? m.training_rank_first() : m.training_rank({ rank, count: waitingCount }),
    rank === 1 && obstacle === null && !learnersFirst ? m.training_next_first() : m.training_next_line(),
    ...(learnersFirst ? [m.training_next_learners()] : []),
    ...(obstacle === null ? [] : [obstacles[obstacle]()]),
  ];
}

const kinds: Record<MoveKind, () => string> = {
  drafted: m.training_move_drafted,
  created: m.training_move_created,
  enrolled: m.training_move_enrolled,
  waiting: m.training_move_waiting,
  offered: m.training_move_offered,
  passed: m.training_move_passed,
  promoted: m.training_move_promoted,
  skipped: m.training_move_skipped,
  withdrawn: m.training_move_withdrawn,
  left: m.training_move_left,
  moved_back: m.training_move_moved_back,
  capacity: m.training_move_capacity,
  confirmed: m.training_move_confirmed,
  cancelled: m.training_move_cancelled,
  done: m.training_move_done,
  converted: m.training_move_converted,
  approved: m.training_move_approved,
  moved: m.training_move_moved,
};

const reasons: Record<MoveReason, () => string> = {
  by_planner: m.training_reason_by_planner,
  by_trainer: m.training_reason_by_trainer,
  own_choice: m.training_reason_own_choice,
  place_free: m.training_reason_place_free,
  place_freed: m.training_reason_place_freed,
  capacity_raised: m.training_reason_capacity_raised,
  by_hand: m.training_reason_by_hand,
  session_full: m.training_reason_session_full,
  candidate_waits: m.training_reason_candidate_waits,
  session_cancelled: m.training_reason_session_cancelled,
  offer_accepted: m.training_reason_offer_accepted,
  offer_declined: m.training_reason_offer_declined,
  offer_expired: m.training_reason_offer_expired,
  ended: m.training_reason_ended,
  replanned: m.training_reason_replanned,
  busy: m.training_reason_busy,
  not_approved: m.training_reason_not_approved,
};

/** What happened, in words. */
export const moveLabel = (kind: MoveKind): string => kinds[kind]();

/** Why it happened, in words. */
export const reasonLabel = (reason: MoveReason): string => reasons[reason]();
