import { sql, type CareDatabase } from '@huntzen/database';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import {
  findRoomObstacle,
  type ConsultationStatus,
  type ConsultationType,
  type Room,
} from '../contracts/index.ts';
import { signRoomToken, type JitsiSettings } from './domain/room-token.ts';
import { RoomClosedError, VideoNotConfiguredError } from './errors.ts';

interface RoomRow {
  status: string;
  type: string;
  starts_at: Date;
  ends_at: Date;
  room: string;
  practitioner_id: string;
  name: string;
}

/** Opens the video rooms of consultations. */
export class RoomService {
  readonly #database: CareDatabase;
  readonly #jitsi: JitsiSettings | null;

  /** Without settings there is no video, and every room says so. */
  constructor(database: CareDatabase, jitsi: JitsiSettings | null) {
    this.#database = database;
    this.#jitsi = jitsi;
  }

  /**
   * A token for the room of one of the caller's own consultations.
   *
   * @throws NotFoundError (none, or not theirs), RoomClosedError, VideoNotConfiguredError.
   */
  async open(caller: Caller, consultationId: string, now: number): Promise<Room> {
    const row = await this.#find(caller, consultationId);
    const startsAt = row.starts_at.getTime();
    const endsAt = row.ends_at.getTime();
    const obstacle = findRoomObstacle(
      { status: row.status as ConsultationStatus, type: row.type as ConsultationType, startsAt, endsAt },
      now,
    );
    if (obstacle !== null) throw new RoomClosedError(obstacle);
    if (this.#jitsi === null) throw new VideoNotConfiguredError();
    const entry = {
      room: row.room,
      startsAt,
      endsAt,
      accountId: caller.accountId,
      name: row.name,
      isModerator: row.practitioner_id === caller.accountId,
    };
    return { token: signRoomToken(entry, this.#jitsi), room: row.room, domain: this.#jitsi.domain };
  }

  /**
   * The practitioner's number, while the room of the caller's own consultation is open and its practitioner consults by phone.
   *
   * @throws NotFoundError when there is no such consultation, or it is not theirs.
   */
  async findPhone(caller: Caller, consultationId: string, now: number): Promise<string | null> {
    const row = await this.#find(caller, consultationId);
    const obstacle = findRoomObstacle(
      {
        status: row.status as ConsultationStatus,
        type: row.type as ConsultationType,
        startsAt: row.starts_at.getTime(),
        endsAt: row.ends_at.getTime(),
      },
      now,
    );
    if (obstacle !== null) return null;
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<{ phone: string }>`
        select n.phone from care.practitioner_phones as n
        join care.practitioners as p on p.account_id = n.practitioner_id
        where n.practitioner_id = ${row.practitioner_id} and 'audio' = any (p.modes)`.execute(tx);
      return rows[0]?.phone ?? null;
    });
  }

  /** The consultation, with the name that the other person knows the caller by. */
  #find(caller: Caller, id: string): Promise<RoomRow> {
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<RoomRow>`
        select c.status, c.type, c.starts_at, c.ends_at, c.room, c.practitioner_id,
               coalesce(case when c.practitioner_id = ${caller.accountId} then p.display_name else e.first_name end, '') as name
        from care.consultations c
        left join care.practitioners p on p.account_id = c.practitioner_id
        left join care.people e on e.account_id = c.employee_id
        where c.id = ${id}`.execute(tx);
      const [row] = rows;
      if (row === undefined) throw new NotFoundError();
      return row;
    });
  }
}
