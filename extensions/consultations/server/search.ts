/**
 * The search. The database gives a page of ids in order, by bounds that it keeps (`care.practitioner_openings`: nothing is
 * free before them); the slots of that page are then computed from hours and claims by the one function that also checks
 * bookings. A slot shown is one that can be booked; only the order and the total may be a minute old. Decision 024.
 */
import { sql, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { Caller } from '@huntzen/kernel/server';
import type * as z from 'zod';
import type { searchPractitionersRoute } from '../contracts/index.ts';
import type { Rating } from './present.ts';
import { findEarliestSlot, type OpenSlot } from './domain/slots.ts';
import {
  readPractitioners,
  readRatings,
  searchHorizonDays,
  slotQuestion,
  type PractitionerWithHours,
} from './practitioners.ts';

const millisecondsPerDay = 86_400_000;

/** What is searched for. */
export type Search = z.output<typeof searchPractitionersRoute.query>;

/** One page of what was found, and how many there are in all. */
export interface FoundPage {
  found: { row: PractitionerWithHours; rating: Rating | null; next: OpenSlot | null }[];
  total: number;
}

const boundOf = { video: 'o.video_at', audio: 'o.audio_at', in_person: 'o.in_person_at' } as const;

function conditionsOf({ specialty, language, mode, gender }: Search) {
  return [
    sql`p.verification = 'verified'`,
    ...(specialty === undefined ? [] : [sql`p.specialities @> array[${specialty}::text]`]),
    ...(language === undefined ? [] : [sql`p.languages @> array[${language}::text]`]),
    ...(mode === undefined ? [] : [sql`p.modes @> array[${mode}::text]`]),
    ...(gender === undefined ? [] : [sql`p.gender = ${gender}`]),
  ];
}

const orders = {
  earliest: sql`matching.nothing_before nulls last`,
  experience: sql`experience_years desc nulls last`,
  rating: sql`average desc nulls last, rating_count desc nulls last`,
  name: sql`display_name`,
} as const satisfies Record<Search['sort'], unknown>;

interface Candidate {
  account_id: string;
  /** In milliseconds since 1970. */
  nothing_before: number | null;
}

async function readCandidates(tx: Transaction, search: Search, until: number) {
  const bound = sql.raw(search.mode === undefined ? 'o.first_at' : boundOf[search.mode]);
  const conditions = conditionsOf(search);
  if (search.availableWithinDays !== undefined)
    conditions.push(sql`${bound} < to_timestamp(${until} / 1000.0)`);
  const isRated = search.sort === 'rating';
  // Matched once, for the page and for the total.
  const { rows } = await sql<{ candidates: Candidate[]; total: number }>`
    with matching as materialized (
      select p.account_id, ${bound} as nothing_before, p.experience_years, p.display_name
             ${isRated ? sql`, r.average, r.rating_count` : sql``}
      from care.practitioner_openings o
      join care.practitioners p on p.account_id = o.practitioner_id
      ${isRated ? sql`left join care.practitioner_ratings r on r.practitioner_id = p.account_id` : sql``}
      where ${sql.join(conditions, sql` and `)}
    ), page as (
      select account_id, (extract(epoch from matching.nothing_before) * 1000)::float8 as nothing_before,
             row_number() over (order by ${orders[search.sort]}, account_id) as place
      from matching
      order by ${orders[search.sort]}, account_id
      limit ${sql.lit(pageSize)} offset ${(search.page - 1) * pageSize}
    )
    select (select count(*) from matching) as total,
           (select coalesce(json_agg(page order by page.place), '[]') from page) as candidates`.execute(tx);
  return rows[0] ?? { candidates: [], total: 0 };
}

/** The earliest slot, in the wanted way if there is one; there is nothing before the bound. */
function findNext(
  row: PractitionerWithHours,
  bound: number | null,
  search: Search,
  now: number,
  until: number,
) {
  if (bound === null) return null;
  const question = slotQuestion(row, { now, from: Math.max(now, bound), to: until });
  const modes =
    search.mode === undefined ? question.modes : question.modes.filter((mode) => mode === search.mode);
  return findEarliestSlot({ ...question, modes });
}

/** One page of the verified practitioners that match, with the earliest slot of each. */
export async function searchPractitioners(
  tx: Transaction,
  caller: Caller,
  search: Search,
  now: number,
): Promise<FoundPage> {
  const { availableWithinDays } = search;
  const until = now + (availableWithinDays ?? searchHorizonDays) * millisecondsPerDay;
  const { candidates, total } = await readCandidates(tx, search, until);
  const ids = candidates.map(({ account_id: id }) => id);
  if (ids.length === 0) return { found: [], total };
  const [read, ratings] = await Promise.all([
    readPractitioners(tx, caller, { ids }, now, until),
    readRatings(tx, ids),
  ]);
  const rows = new Map(read.map((row) => [row.account_id, row]));
  const found = candidates.flatMap(({ account_id: id, nothing_before: bound }) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    const next = findNext(row, bound, search, now, until);
    return next === null && availableWithinDays !== undefined
      ? []
      : [{ row, rating: ratings.get(id) ?? null, next }];
  });
  if (search.sort === 'earliest')
    found.sort((a, b) => (a.next?.start ?? Infinity) - (b.next?.start ?? Infinity) || 0);
  return { found, total: total - (candidates.length - found.length) };
}
