/** Days on which rooms are closed. The planner and the occupancy respect them; sessions that stand there are only counted. */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { Closure } from '../../contracts/planning.ts';

interface ClosureRow {
  id: string;
  day: string;
  reason: string;
  room_id: string | null;
  room_name: string | null;
  taken: number;
}

async function findClosures(tx: Transaction, from: string, to: string, id?: string): Promise<Closure[]> {
  const { rows } = await sql<ClosureRow>`
    select c.id, c.day::text, c.reason, r.id as room_id, r.name as room_name,
      (select count(*)::integer from care.room_reservations v join care.rooms k on k.id = v.room_id
       where (c.room_id is null or c.room_id = any (array[k.id] || k.part_ids))
         and v.during && tstzrange(c.day::timestamp at time zone k.time_zone, (c.day + 1)::timestamp at time zone k.time_zone)) as taken
    from care.room_closures c left join care.rooms r on r.id = c.room_id
    where c.day between ${from} and ${to} and (${id ?? null}::uuid is null or c.id = ${id ?? null}::uuid)
    order by c.day, r.code nulls first`.execute(tx);
  return rows.map(({ room_id, room_name, ...row }) => ({
    ...row,
    room: room_id === null ? null : { id: room_id, name: room_name ?? '' },
  }));
}

/** The service of closed days. */
export class ClosureService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** The closed days of a year. */
  list(caller: Caller, year: number): Promise<Closure[]> {
    return this.#database.as(caller, (tx) => findClosures(tx, `${year}-01-01`, `${year}-12-31`));
  }

  /** Closes a day; closing it again changes nothing. @throws InvalidInputError for a room that is not there. */
  add(caller: Caller, input: { day: string; roomId: string | null; reason: string }): Promise<Closure> {
    const { day, roomId, reason } = input;
    return this.#database.as(caller, async (tx) => {
      const room =
        roomId === null
          ? null
          : await tx.selectFrom('care.rooms').select('id').where('id', '=', roomId).executeTakeFirst();
      if (room === undefined)
        throw new InvalidInputError([
          { path: 'roomId', text: { fr: 'Cette salle n’existe plus.', en: 'This room no longer exists.' } },
        ]);
      const { rows } = await sql<{ id: string }>`
        with added as (
          insert into care.room_closures (day, room_id, reason, created_by)
          values (${day}, ${roomId}, ${reason}, ${caller.accountId})
          on conflict on constraint room_closures_once do nothing
          returning id
        )
        select id from added
        union all
        select id from care.room_closures where day = ${day} and room_id is not distinct from ${roomId}
        limit 1`.execute(tx);
      const [closure] = await findClosures(tx, day, day, rows[0]?.id);
      if (closure === undefined) throw new NotFoundError();
      return closure;
    });
  }

  /** Opens a closed day again. @throws NotFoundError */
  remove(caller: Caller, id: string): Promise<{ id: string }> {
    return this.#database.as(caller, async (tx) => {
      const gone = await tx
        .deleteFrom('care.room_closures')
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (gone === undefined) throw new NotFoundError();
      return gone;
    });
  }
}
