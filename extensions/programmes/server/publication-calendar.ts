import { sql, type CareDatabase } from '@huntzen/database';
import { endpoint, type Caller } from '@huntzen/kernel/server';
import { publicationCalendarRoute, type PublicationMoment } from '../contracts/publication-calendar.ts';
import { audienceName } from './recipients.ts';

const atMost = 500;

type MomentRow = Omit<PublicationMoment, 'at'> & { at: Date };

/** The starts that were planned ahead and the ends of publications between two instants, in their order. */
export function readPublicationCalendar(
  database: CareDatabase,
  caller: Caller,
  { from, to }: { from: string; to: string },
): Promise<PublicationMoment[]> {
  return database.as(caller, async (tx) => {
    const { rows } = await sql<MomentRow>`
      with moments as (
        select p.id, 'start' as move, p.visible_from as at from care.publications as p
        where p.visible_from >= ${from} and p.visible_from < ${to} and p.visible_from > p.created_at
          and (p.archived_at is null or p.archived_at > p.visible_from)
        union all
        select p.id, 'end', p.ends_at from care.publications as p
        where p.ends_at >= ${from} and p.ends_at < ${to} and (p.archived_at is null or p.archived_at > p.ends_at)
        order by at, id, move limit ${atMost}
      )
      select m.id, m.move, m.at, p.time_zone as "timeZone", p.session_id as "sessionId", p.title, p.audience,
             ${audienceName} as "audienceName", p.named_people as "namedPeople",
             (select coalesce(sum(r.recipients), 0)::int from care.publication_companies as r where r.publication_id = p.id) as recipients
      from moments as m join care.publications as p on p.id = m.id
      order by m.at, m.id, m.move`.execute(tx);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  });
}

/** The endpoint of the calendar. The database is asked for per request. */
export const publicationCalendarEndpoints = (database: () => CareDatabase) => [
  endpoint(publicationCalendarRoute, async ({ query }, caller) => ({
    data: await readPublicationCalendar(database(), caller, query),
  })),
];
