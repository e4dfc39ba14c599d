import jsonwebtoken from 'jsonwebtoken';
import { roomHours } from '../../contracts/index.ts';

/** The project's own Jitsi, and what signs tokens for it. */
export interface JitsiSettings {
  readonly domain: string;
  readonly appId: string;
  readonly secret: string;
}

/** Who enters which room. Instants are epoch milliseconds. */
export interface RoomEntry {
  readonly room: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly accountId: string;
  readonly name: string;
  readonly isModerator: boolean;
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/**
 * Signs a token as Jitsi's token authentication reads it: for one room, valid while that room is open. `affiliation` is what the
 * prosody module `token_affiliation` turns into the role of a moderator; `moderator` says the same to whoever reads the token.
 */
export function signRoomToken(entry: RoomEntry, { domain, appId, secret }: JitsiSettings): string {
  const { opensAt, closesAt } = roomHours(entry.startsAt, entry.endsAt);
  return jsonwebtoken.sign(
    {
      aud: 'jitsi',
      iss: appId,
      sub: domain,
      room: entry.room,
      nbf: seconds(opensAt),
      exp: seconds(closesAt),
      context: {
        user: {
          id: entry.accountId,
          name: entry.name,
          moderator: entry.isModerator,
          affiliation: entry.isModerator ? 'owner' : 'member',
        },
      },
    },
    secret,
    { algorithm: 'HS256' },
  );
}
