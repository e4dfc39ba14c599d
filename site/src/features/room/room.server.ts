import {
  findRoomObstacle,
  getRoomPhoneRoute,
  roomSchema,
  type Consultation,
  type Room,
  type RoomObstacle,
} from '@huntzen/consultations/contracts';
import { one } from '@huntzen/kernel/contracts';

import { ApiError, type Api } from '../../lib/api.server.ts';

/** What a page of a room has to show: the room, or why there is none. */
export type RoomState =
  | { readonly kind: 'open'; readonly room: Room }
  | { readonly kind: 'obstacle'; readonly obstacle: RoomObstacle }
  | { readonly kind: 'not-configured' };

/** Opens the room of a consultation of the reader's own. */
export async function openRoom(api: Api, consultation: Consultation, now: Date): Promise<RoomState> {
  const { id, status, type, startsAt, endsAt } = consultation;
  const obstacle = findRoomObstacle(
    { status, type, startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) },
    now.getTime(),
  );
  if (obstacle !== null) return { kind: 'obstacle', obstacle };
  try {
    const { data } = await api.post('/api/jitsi/token', { consultationId: id }, one(roomSchema));
    return { kind: 'open', room: data };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'video_not_configured') return { kind: 'not-configured' };
    throw error;
  }
}

/** The practitioner's number for when video or sound fails; null unless the room is open and there is one. */
export async function getRoomPhone(api: Api, { id }: Consultation, state: RoomState): Promise<string | null> {
  if (state.kind === 'obstacle') return null;
  const path = `/api/consultations/${encodeURIComponent(id)}/phone`;
  return (await api.get(path, getRoomPhoneRoute.response)).data.phone;
}
