import { one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import type { ConsultationStatus } from './states.ts';
import type { ConsultationType } from './vocabulary.ts';

/** Minutes before the start from which a room is open, and after the end until which it is. */
export const roomMarginMinutes = 15;

const marginMilliseconds = roomMarginMinutes * 60_000;

/** When the room of a consultation is open, in epoch milliseconds. */
export const roomHours = (startsAt: number, endsAt: number): { opensAt: number; closesAt: number } => ({
  opensAt: startsAt - marginMilliseconds,
  closesAt: endsAt + marginMilliseconds,
});

/** Why a room cannot be entered. */
export type RoomObstacle = 'in_person' | 'not_confirmed' | 'not_open_yet' | 'closed';

/** What stands between a participant and the room now, or null: the same rule for the page and for the token. */
export function findRoomObstacle(
  consultation: { status: ConsultationStatus; type: ConsultationType; startsAt: number; endsAt: number },
  now: number,
): RoomObstacle | null {
  const { status, type, startsAt, endsAt } = consultation;
  const { opensAt, closesAt } = roomHours(startsAt, endsAt);
  if (type === 'in_person') return 'in_person';
  if (now > closesAt || (status !== 'scheduled' && status !== 'confirmed' && status !== 'in_progress'))
    return 'closed';
  if (status === 'scheduled') return 'not_confirmed';
  return now < opensAt ? 'not_open_yet' : null;
}

/** What opens a room: the project's own Jitsi, a room that no other consultation has, and a token for one person. */
export const roomSchema = z.object({
  token: z.string().describe('A JWT for Jitsi, for this room, from its opening to its closing.'),
  room: z.string(),
  domain: z.string().describe('The host name of Jitsi.'),
});

/** What opens a room. */
export type Room = z.infer<typeof roomSchema>;

/** Opens the room of a consultation for one of its two people. */
export const openRoomRoute = route({
  method: 'POST',
  path: '/jitsi/token',
  summary:
    'A token for the video room of one’s consultation, from 15 minutes before its start to 15 after its end.',
  body: z.object({ consultationId: rowId }),
  response: one(roomSchema),
});

/** The number to call when video or sound fails. */
export const getRoomPhoneRoute = route({
  method: 'GET',
  path: '/consultations/:id/phone',
  summary:
    'The practitioner’s number for when video or sound fails: for the two people of the consultation, while its room is open.',
  params: z.object({ id: rowId }),
  response: one(
    z.object({ phone: z.string().nullable().describe('International; null when there is none to show.') }),
  ),
});
