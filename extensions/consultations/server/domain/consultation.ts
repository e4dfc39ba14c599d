/** What may be done to a consultation, by whom and when. The database enforces the same; this explains it beforehand. */
import {
  liveStatuses,
  moves,
  noShowGraceMinutes,
  type ConsultationAction,
  type ConsultationStatus,
  type Part,
} from '../../contracts/index.ts';

/** What the rules look at. Instants are epoch milliseconds. */
export interface ConsultationFacts {
  readonly status: ConsultationStatus;
  readonly startsAt: number;
  readonly cancellationWindowMinutes: number;
}

/** Why an action is refused. */
export type Refusal = 'illegal_move' | 'too_late' | 'too_early' | 'already_begun';

const minute = 60_000;

const targets: Record<Exclude<ConsultationAction, 'reschedule'>, ConsultationStatus> = {
  confirm: 'confirmed',
  start: 'in_progress',
  complete: 'completed',
  cancel: 'cancelled',
  'no-show': 'no_show',
};

/** The status that an action leads to; an employee who chooses another time asks for a new confirmation. */
export function statusAfter(
  action: ConsultationAction,
  { status }: ConsultationFacts,
  part: Part,
): ConsultationStatus {
  if (action !== 'reschedule') return targets[action];
  return part === 'employee' ? 'scheduled' : status;
}

/** Whether the cancellation window has begun: from then on cancelling is late and moving is refused to the employee. */
export const isInsideWindow = (
  { startsAt, cancellationWindowMinutes }: ConsultationFacts,
  now: number,
): boolean => now > startsAt - cancellationWindowMinutes * minute;

/** Whether both people are taken by it. */
export const isLive = (status: ConsultationStatus): boolean =>
  (liveStatuses as readonly ConsultationStatus[]).includes(status);

/** Why the part may not do this now; null when it may. */
export function findRefusal(
  action: ConsultationAction,
  facts: ConsultationFacts,
  part: Part,
  now: number,
): Refusal | null {
  const to = statusAfter(action, facts, part);
  if (action === 'reschedule') {
    if (facts.status !== 'scheduled' && facts.status !== 'confirmed') return 'illegal_move';
    return part === 'employee' && isInsideWindow(facts, now) ? 'too_late' : null;
  }
  // Opening a completed one again is not among these actions: it has rules of its own.
  if (facts.status === 'completed') return 'illegal_move';
  const isLegal = moves.some((move) => move.from === facts.status && move.to === to && move.part === part);
  if (!isLegal) return 'illegal_move';
  if (action === 'no-show' && now < facts.startsAt + noShowGraceMinutes * minute) return 'too_early';
  if (action === 'cancel' && part === 'employee' && now >= facts.startsAt) return 'already_begun';
  return null;
}
