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
  searchHorizonDays,
  slotQuestion,
  type PractitionerWithHours,
} from './practitioners.ts';

const millisecondsPerDay = 86_400_000;

/** What is searched for. */
export type Search = z.output<typeof searchPractitionersRoute.query>;

/** One page of what was found, and how many there are in all; with `hasMore`, at least so many. */
export interface FoundPage {
  found: { row: PractitionerWithHours; rating: Rating | null; next: OpenSlot | null }[];
  total: number;
  hasMore: boolean;
}

// Counting everybody among thousands costs more than reading the page, and nobody turns pages without end.
const countedAhead = 10 * pageSize;

const boundOf = { video: 'video_at', audio: 'audio_at', in_person: 'in_person_at' } as const;

/** Written so that each condition is leakproof: what is not may use neither index nor statistics under row-level security. */
function conditionsOf({ specialty, language, mode, gender }: Search) {
  return [
    sql`o.listed`,
    ...(specialty === undefined ? [] : [sql`${specialty}::text = any (o.specialities)`]),
    ...(language === undefined ? [] : [sql`${language}::text = any (o.languages)`]),
    ...(mode === undefined ? [] : [sql`${mode}::text = any (o.modes)`]),
    ...(gender === undefined ? [] : [sql`o.gender = ${gender}`]),
  ];
}

interface Candidate {
  id: string;
  /** In milliseconds since 1970. */
  nothing_before: number | null;
  average: number | null;
  rating_count: number | null;
}

/** A page of ids in order, from one narrow table; each order has its index (migration 0320). */
async function readCandidates(tx: Transaction, search: Search, until: number) {
  const bound = sql.ref(`o.${search.mode === undefined ? 'first_at' : boundOf[search.mode]}`);
  const conditions = conditionsOf(search);
  if (search.availableWithinDays !== undefined)
    conditions.push(sql`${bound} < to_timestamp(${until} / 1000.0)`);
  const matching = sql`from care.practitioner_openings o where ${sql.join(conditions, sql` and `)}`;
  const orders = {
    earliest: sql`${bound}`,
    experience: sql`o.experience_years desc nulls last`,
    rating: sql`o.average desc nulls last, o.rating_count desc nulls last`,
    name: sql`o.display_name`,
  } as const satisfies Record<Search['sort'], unknown>;
  const offset = (search.page - 1) * pageSize;
  const countedAtMost = offset + countedAhead;
  const [page, counted] = await Promise.all([
    sql<Candidate>`
      select o.practitioner_id as id, (extract(epoch from ${bound}) * 1000)::float8 as nothing_before,
             o.average::float8 as average, o.rating_count
      ${matching}
      order by ${orders[search.sort]}, o.practitioner_id
      limit ${sql.lit(pageSize)} offset ${offset}`.execute(tx),
    sql<{ total: number }>`
      select count(*) as total from (select ${matching} limit ${countedAtMost + 1}) as counted`.execute(tx),
  ]);
  const total = counted.rows[0]?.total ?? 0;
  return {
    candidates: page.rows,
    total: Math.min(total, countedAtMost),
    hasMore: total > countedAtMost,
  };
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
  const { candidates, total, hasMore } = await readCandidates(tx, search, until);
  const ids = candidates.map(({ id }) => id);
  if (ids.length === 0) return { found: [], total, hasMore };
  const read = await readPractitioners(tx, caller, { ids }, now, until);
  const rows = new Map(read.map((row) => [row.account_id, row]));
  const found = candidates.flatMap(({ id, nothing_before: bound, average, rating_count: count }) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    const next = findNext(row, bound, search, now, until);
    const rating = average === null || count === null ? null : { average, count };
    return next === null && availableWithinDays !== undefined ? [] : [{ row, rating, next }];
  });
  if (search.sort === 'earliest')
    found.sort((a, b) => (a.next?.start ?? Infinity) - (b.next?.start ?? Infinity) || 0);
  return { found, total: total - (candidates.length - found.length), hasMore };
}
