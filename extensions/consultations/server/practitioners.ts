import { sql, type CareDatabase, type RawBuilder, type Transaction } from '@huntzen/database';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { Interval } from '@huntzen/kernel/time';
import {
  findEarliestSlot,
  findSlots,
  type Exception,
  type OpenSlot,
  type Rule,
  type SlotQuestion,
} from './domain/slots.ts';
import { knownModes, type PractitionerRow, type Rating } from './present.ts';
import { searchPractitioners, type FoundPage, type Search } from './search.ts';

const millisecondsPerDay = 86_400_000;

/** How far ahead the earliest slot is looked for, in days. */
export const searchHorizonDays = 60;

/** A practitioner with everything that decides which slots are free. */
export interface PractitionerWithHours extends PractitionerRow {
  rules: Rule[];
  exceptions: Exception[];
  busy: [start: number, end: number][];
  own_busy: [start: number, end: number][];
  /** The starts of the times that are kept for the reader: busy for everybody else, and for the reader as good as booked. */
  held: number[];
}

/** For whom practitioners are read: nobody in particular has the id ''. */
type Reader = Pick<Caller, 'accountId'> & {
  /** Whether times that are only held count as free: they may be at any moment. */
  readonly ignoresHolds?: boolean;
};

/** What restricts a reading of practitioners: one of them as they may see themselves, or verified ones. */
type Filter = { id: string } | { ids: readonly string[] };

function conditions(filter: Filter, reader: Reader) {
  if ('id' in filter) {
    // Practitioners see themselves, whatever their verification; the policies decide for everybody else.
    return sql`p.account_id = ${filter.id} and (p.verification = 'verified' or p.account_id = ${reader.accountId})`;
  }
  return sql`p.account_id = any (${filter.ids}) and p.verification = 'verified'`;
}

/**
 * Reads practitioners with their hours and what is taken of them from now to `until`, in one query. Each list is a question
 * of its own, asked per practitioner: the policies hide from the planner how few rows there are, and joined lists would be
 * computed again for each of them.
 */
export async function readPractitioners(
  tx: Transaction,
  ...asked: Parameters<typeof practitionersQuery>
): Promise<PractitionerWithHours[]> {
  const { rows } = await practitionersQuery(...asked).execute(tx);
  return rows;
}

/** The question of `readPractitioners`, for whoever asks it in a transaction of its own. */
export function practitionersQuery(reader: Reader, filter: Filter, now: number, until: number) {
  // Compared by their instants: an operator of ranges would read everything that is taken of them (see migration 0588).
  const inPeriod = sql`ends_at > to_timestamp(${now} / 1000.0) and starts_at < to_timestamp(${until} / 1000.0)`;
  const taken = (subject: RawBuilder<unknown>) => sql`coalesce((
    select json_agg(json_build_array(extract(epoch from k.starts_at) * 1000, extract(epoch from k.ends_at) * 1000))
    from (select starts_at, ends_at, hold_id, expires_at from care.claims where subject_id = ${subject} and ${inPeriod}
          union all
          select starts_at, ends_at, null, null from care.busy_times where practitioner_id = ${subject} and ${inPeriod}) k
    where k.hold_id is null
       or not ${reader.ignoresHolds ?? false}::boolean and k.expires_at > now() and k.hold_id not in (select mine.id from mine)), '[]')`;
  return sql<PractitionerWithHours>`
    with mine as (
      select h.id, h.practitioner_id, h.starts_at from care.holds h
      where h.employee_id = ${reader.accountId} and h.expires_at > now()
    )
    select p.account_id, p.display_name, p.title, p.gender, p.specialities, p.languages, p.modes, p.city, p.time_zone,
           p.experience_years, p.photo_url, p.video_url, p.bio, p.diplomas,
           coalesce((select json_agg(rule) from (
             select r.weekday, r.start_time as "startTime", r.end_time as "endTime", r.time_zone as "timeZone",
                    r.slot_minutes as "slotMinutes", r.buffer_before_minutes as "bufferBeforeMinutes",
                    r.buffer_after_minutes as "bufferAfterMinutes", r.minimum_notice_minutes as "minimumNoticeMinutes",
                    r.horizon_days as "horizonDays", r.modes, r.valid_from as "validFrom", r.valid_to as "validTo"
             from care.availability_rules r where r.practitioner_id = p.account_id
             order by r.weekday, r.start_time, r.id) as rule), '[]') as rules,
           coalesce((select json_agg(exception) from (
             select x.kind, x.day, x.start_time as "startTime", x.end_time as "endTime", x.time_zone as "timeZone"
             from care.availability_exceptions x
             where x.practitioner_id = p.account_id
               and x.day between (to_timestamp(${now} / 1000.0) - interval '2 days')::date
                             and (to_timestamp(${until} / 1000.0) + interval '2 days')::date) as exception), '[]') as exceptions,
           ${taken(sql`p.account_id`)} as busy,
           ${taken(sql`${reader.accountId}::text`)} as own_busy,
           coalesce((select json_agg(extract(epoch from mine.starts_at) * 1000) from mine
                     where mine.practitioner_id = p.account_id), '[]') as held
    from care.practitioners p
    where ${conditions(filter, reader)}`;
}

const toIntervals = (pairs: readonly (readonly [number, number])[]): Interval[] =>
  pairs.map(([start, end]) => ({ start, end }));

/** What employees thought of practitioners, for those of whom it is shown. */
export async function readRatings(tx: Transaction, ids: readonly string[]): Promise<Map<string, Rating>> {
  const { rows } = await sql<{ practitioner_id: string } & Rating>`
    select r.practitioner_id, r.average::float8 as average, r.rating_count as count
    from care.practitioner_ratings r
    where r.practitioner_id = any (${ids}) and r.average is not null`.execute(tx);
  return new Map(rows.map(({ practitioner_id: id, average, count }) => [id, { average, count }]));
}

/** The question of a practitioner's free slots. */
export function slotQuestion(
  row: PractitionerWithHours,
  period: { now: number; from: number; to: number },
): SlotQuestion {
  return {
    rules: row.rules,
    exceptions: row.exceptions,
    modes: knownModes(row.modes),
    busy: toIntervals(row.busy),
    ownBusy: toIntervals(row.own_busy),
    ...period,
  };
}

/** The service of search: practitioners and their slots, as the caller may see them. */
export class PractitionerService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of the verified practitioners that match, with the earliest slot of each. */
  search(caller: Caller, search: Search, now: number): Promise<FoundPage> {
    return this.#database.as(caller, (tx) => searchPractitioners(tx, caller, search, now));
  }

  /**
   * One practitioner with the earliest slot.
   *
   * @throws NotFoundError when there is none, or none that the caller may see.
   */
  async get(
    caller: Caller,
    id: string,
    now: number,
  ): Promise<{ row: PractitionerRow; rating: Rating | null; next: OpenSlot | null }> {
    const to = now + searchHorizonDays * millisecondsPerDay;
    const [[row], ratings] = await this.#database.as(caller, (tx) =>
      Promise.all([readPractitioners(tx, caller, { id }, now, to), readRatings(tx, [id])]),
    );
    if (row === undefined) throw new NotFoundError();
    return {
      row,
      rating: ratings.get(id) ?? null,
      next: findEarliestSlot(slotQuestion(row, { now, from: now, to })),
    };
  }

  /**
   * The slots of a practitioner that the caller could book.
   *
   * @throws NotFoundError as above, InvalidInputError when the period is no period or too long.
   */
  async slots(
    caller: Caller,
    id: string,
    period: { from: number; to: number },
    now: number,
  ): Promise<OpenSlot[]> {
    const { from, to } = period;
    if (to <= from || to - from > 62 * millisecondsPerDay) {
      throw new InvalidInputError([
        {
          path: 'to',
          text: {
            fr: 'Choisissez une période de 62 jours au plus.',
            en: 'Choose a period of at most 62 days.',
          },
        },
      ]);
    }
    const [row] = await this.#database.as(caller, (tx) =>
      readPractitioners(tx, caller, { id }, now, Math.max(to, now)),
    );
    if (row === undefined) throw new NotFoundError();
    return findSlots(slotQuestion(row, { now, from, to }));
  }
}
