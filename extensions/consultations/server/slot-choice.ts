/** Choosing one time of a practitioner: is it free, who lost it, and what else is free. Booking, holding and moving share it. */
import type { RunQuery } from '@huntzen/database';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { ConsultationType } from '../contracts/index.ts';
import { findNextSlots, findSlots, type OpenSlot, type SlotQuestion } from './domain/slots.ts';
import {
  AlreadyBookedError,
  IllegalMoveError,
  SlotNotOfferedError,
  SlotTakenError,
  TypeNotOfferedError,
} from './errors.ts';
import { presentSlot } from './present.ts';
import { practitionersQuery, slotQuestion, type PractitionerWithHours } from './practitioners.ts';

// SQLSTATEs, PostgreSQL appendix A.
const exclusionViolation = '23P01';
const checkViolation = '23514';
const deadlockDetected = '40P01';

interface DatabaseError extends Error {
  readonly code: string;
  readonly constraint?: string;
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** A race that was lost in the database, as an error that says so; anything else stays what it is. */
export function explainRace(error: unknown): unknown {
  if (!isDatabaseError(error)) return error;
  if (error.code === exclusionViolation) {
    return error.constraint === 'claims_employee_is_free' ? new AlreadyBookedError() : new SlotTakenError();
  }
  if (error.code === deadlockDetected) return new SlotTakenError();
  return error.code === checkViolation ? new IllegalMoveError() : error;
}

/**
 * The offered slot that starts exactly then.
 *
 * @throws SlotNotOfferedError when the hours never offer it, AlreadyBookedError or SlotTakenError when somebody has it.
 */
export function getOfferedSlot(question: SlotQuestion, startsAt: number): OpenSlot {
  const at = { ...question, from: startsAt, to: startsAt + 1 };
  const [free] = findSlots(at);
  if (free !== undefined) return free;
  if (findSlots({ ...at, busy: [], ownBusy: [] }).length === 0) throw new SlotNotOfferedError();
  if (findSlots({ ...at, busy: [] }).length === 0) throw new AlreadyBookedError();
  throw new SlotTakenError();
}

const millisecondsPerDay = 86_400_000;

/** How many other free times whoever loses one is told. */
const nextCount = 3;

/**
 * The period that the choice of a time looks at: what decides whether it is free, and the days in which others usually
 * are. Short, for most races are lost here.
 */
export function choicePeriod(startsAt: number, now: number) {
  const start = Math.min(Math.max(startsAt, now), now + 400 * millisecondsPerDay);
  return { now, from: start - millisecondsPerDay / 4, to: start + 2 * millisecondsPerDay };
}

/** Adds the next free times to the error of a lost one when the period holds enough; any other error stays what it is. */
export function withNextSlots(
  error: unknown,
  question: SlotQuestion,
  startsAt: number,
  type: ConsultationType,
) {
  if (!(error instanceof SlotTakenError || error instanceof AlreadyBookedError)) return error;
  const next = findNextSlots({ ...question, from: startsAt }, startsAt, type, nextCount);
  return next.length < nextCount ? error : withDetails(error, next);
}

const withDetails = (error: SlotTakenError | AlreadyBookedError, slots: readonly OpenSlot[]) =>
  error instanceof SlotTakenError
    ? new SlotTakenError(slots.map(presentSlot))
    : new AlreadyBookedError(slots.map(presentSlot));

/** What an employee chooses. */
export interface Choice {
  readonly practitionerId: string;
  readonly startsAt: string;
  readonly type: ConsultationType;
}

/** What a choice asks, for the key of its request: the same time written otherwise is the same time. */
export const asksOf = ({ practitionerId, startsAt, type }: Choice) => [
  practitionerId,
  Date.parse(startsAt),
  type,
];

/** The question of a practitioner with what decides whether an employee may take the time that they chose. */
export function choiceQuery(caller: Caller, { practitionerId, startsAt }: Choice, now: number) {
  const { from, to } = choicePeriod(Date.parse(startsAt), now);
  return practitionersQuery(caller, { id: practitionerId }, from, to);
}

/**
 * The slot that an employee may take now, of what `choiceQuery` found. What is kept for them is theirs even when the
 * minimum notice has begun meanwhile.
 *
 * @throws NotFoundError, SlotNotOfferedError, TypeNotOfferedError; SlotTakenError and AlreadyBookedError with the next
 *   free times.
 */
export function getChosenSlot(
  practitioner: PractitionerWithHours | undefined,
  { type, ...choice }: Choice,
  now: number,
): { practitioner: PractitionerWithHours; slot: OpenSlot } {
  if (practitioner === undefined) throw new NotFoundError();
  const startsAt = Date.parse(choice.startsAt);
  const question = slotQuestion(practitioner, choicePeriod(startsAt, now));
  let slot: OpenSlot;
  try {
    slot = getOfferedSlot({ ...question, ignoresNotice: practitioner.held.includes(startsAt) }, startsAt);
  } catch (error) {
    throw withNextSlots(error, question, startsAt, type);
  }
  if (!slot.modes.includes(type)) throw new TypeNotOfferedError();
  return { practitioner, slot };
}

/** The columns of a slot, as consultations and holds keep it. */
export const slotColumns = (slot: OpenSlot) => ({
  starts_at: new Date(slot.start),
  ends_at: new Date(slot.end),
  buffer_before_minutes: slot.bufferBeforeMinutes,
  buffer_after_minutes: slot.bufferAfterMinutes,
});

/** How long after a lost time others are looked for when they are rare, in days. */
const longestDays = 60;

/**
 * The error of a lost race with the times that are free now, read anew: its transaction is over, or the days around the
 * lost time held too few.
 */
export async function explainLostSlot(
  run: RunQuery,
  caller: Caller,
  error: unknown,
  { practitionerId, type, ...choice }: Choice,
  now: number,
): Promise<unknown> {
  const explained = explainRace(error);
  if (!(explained instanceof SlotTakenError || explained instanceof AlreadyBookedError)) return explained;
  if (explained.details.length > 0) return explained;
  const startsAt = Date.parse(choice.startsAt);
  const to = choicePeriod(startsAt, now).to + longestDays * millisecondsPerDay;
  const [practitioner] = await run(practitionersQuery(caller, { id: practitionerId }, now, to));
  if (practitioner === undefined) return explained;
  const question = slotQuestion(practitioner, { now, from: now, to });
  return withDetails(explained, findNextSlots(question, startsAt, type, nextCount));
}
