import * as z from 'zod';

/** Where a session takes place. */
export const modalities = ['in_person', 'remote', 'hybrid'] as const;

/** The states of a session; care.training_sessions knows the moves between them. */
export const sessionStatuses = ['draft', 'open', 'confirmed', 'cancelled', 'done'] as const;

/** Who somebody is for training: heard of, on the way, or taught. */
export const traineeStages = ['prospect', 'candidate', 'learner'] as const;

/** Short courses, and the long one of a whole year. */
export const courseCategories = ['short', 'cap'] as const;

/** Why somebody in a line cannot take a place now. */
export const seatObstacles = ['busy', 'not_approved'] as const;

/** What planners are alerted of. */
export const alertKinds = ['capacity_reached', 'long_waiting_list', 'room_conflict', 'session_soon'] as const;

/** Why a room cannot hold hours that it was reserved for. */
export const roomConflictCauses = [
  'inactive',
  'closed_day',
  'weekend',
  'hours',
  'evening',
  'capacity',
] as const;

/** What a session that is near may lack. */
export const missingParts = ['instructor', 'room', 'people'] as const;

/** What happens to a session and to its people. */
export const moveKinds = [
  'drafted',
  'created',
  'enrolled',
  'waiting',
  'offered',
  'passed',
  'promoted',
  'skipped',
  'withdrawn',
  'left',
  'moved_back',
  'capacity',
  'confirmed',
  'cancelled',
  'done',
  'converted',
  'approved',
  'moved',
] as const;

/** Why it happened, in a word that every language has a sentence for. */
export const moveReasons = [
  'by_planner',
  'by_trainer',
  'own_choice',
  'place_free',
  'place_freed',
  'capacity_raised',
  'by_hand',
  'session_full',
  'candidate_waits',
  'session_cancelled',
  'offer_accepted',
  'offer_declined',
  'offer_expired',
  'ended',
  'replanned',
  ...seatObstacles,
] as const;

/** A state of a session. */
export type SessionStatus = (typeof sessionStatuses)[number];
/** Who somebody is for training. */
export type TraineeStage = (typeof traineeStages)[number];
/** Why somebody in a line cannot take a place now. */
export type SeatObstacle = (typeof seatObstacles)[number];
/** What planners are alerted of. */
export type AlertKind = (typeof alertKinds)[number];
/** What happened. */
export type MoveKind = (typeof moveKinds)[number];
/** Why it happened. */
export type MoveReason = (typeof moveReasons)[number];

/** A few words of a person, kept in the history. */
export const note = z.string().trim().min(1).max(400);

/** A stretch as a history keeps it: when, where, with whom. */
export const movedStretch = z.object({
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  place: z.string().nullable(),
  instructor: z.string().nullable(),
});

/** One line of a history. */
export const moveSchema = z.object({
  id: z.guid(),
  kind: z.enum(moveKinds),
  reason: z.enum(moveReasons),
  note: z.string().nullable().describe('What the person who did it wrote.'),
  rank: z.number().int().nullable().describe('Their place in the line at that moment.'),
  until: z.iso.datetime().nullable().describe('Until when a place was offered.'),
  madeAt: z.iso.datetime(),
  sessionTitle: z.string().nullable(),
  traineeName: z.string().nullable(),
  byPlatform: z.boolean(),
  from: movedStretch.nullable().describe('The hours before a move; null for any other line.'),
  to: movedStretch.nullable(),
});

/** One line of a history. */
export type TrainingMove = z.infer<typeof moveSchema>;
