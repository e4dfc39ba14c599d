import { instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { planningEntry } from './planning.ts';
import { reservationInput } from './session.ts';
import { note } from './vocabulary.ts';

const named = z.object({ id: z.string(), name: z.string() });
const params = z.object({ id: rowId });

/** Where a stretch is to be moved. */
export const moveTarget = reservationInput;

/** Where a stretch is to be moved. */
export type MoveTarget = z.infer<typeof moveTarget>;

/** What could be chosen instead, the nearest first. */
export const alternativesSchema = z.object({
  rooms: z.array(named).describe('Free at the same time.'),
  instructors: z.array(named),
  times: z
    .array(z.object({ startsAt: instant, endsAt: instant }))
    .describe('Of the same room and instructor.'),
});

/** What stands against a move, and what would be free instead. */
export const moveCheck = z.object({
  problems: z.array(
    z.object({
      kind: z.string().describe('`room`, `instructor` or `person` when it is taken; else the rule.'),
      message: z.string().describe('For a person: who or what, by which session, and when.'),
    }),
  ),
  alternatives: alternativesSchema.nullable().describe('Null when nothing stands against it.'),
});

/** What stands against a move, and what would be free instead. */
export type MoveCheck = z.infer<typeof moveCheck>;

/** Looks at a move without making it. */
export const checkMoveRoute = route({
  method: 'POST',
  path: '/planning/reservations/:id/check',
  summary: 'What stands against moving a stretch of a session there, with the nearest free alternatives.',
  params,
  body: z.object({ target: moveTarget }),
  response: one(moveCheck),
});

/** Moves one stretch of a session. */
export const moveRoute = route({
  method: 'POST',
  path: '/planning/reservations/:id/move',
  summary:
    'Move a stretch of a session to other hours, another room or instructor, and tell everybody concerned. What is taken answers 409.',
  params,
  body: z.object({
    target: moveTarget,
    revision: z.number().int().min(0).describe('The one that was looked at; another answers 409.'),
    note: note.optional(),
  }),
  response: one(planningEntry),
});

/** What the routes of moves are. */
export const moveRoutes = [checkMoveRoute, moveRoute];
