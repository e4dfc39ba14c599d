/** Whatever profiles, hours, ratings and bookings become, a search answers as one who asks everybody would. */
import { readFile } from 'node:fs/promises';
import type { Caller } from '@huntzen/kernel/server';
import { DomainError } from '@huntzen/kernel/server';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchPractitionersRoute } from '../contracts/index.ts';
import { refineOpenings } from '../server/openings.ts';
import type { Search } from '../server/search.ts';
import { createEmployee, createPractitioner, openBench, setVerification, type Bench } from './_util.ts';

const dayLength = 86_400_000;
const people = 24;

let bench: Bench;
let verify: string;
/** Who searches, without appointments: the order is the same for everybody, whatever their own are. */
let alice: Caller;
let bob: Caller;
let practitioners: Caller[];

beforeAll(async () => {
  bench = await openBench(6);
  verify = await readFile(
    new URL('../../../database/verify/care/0320-search-in-one-table.sql', import.meta.url),
    'utf8',
  );
  alice = await createEmployee(bench.pool);
  bob = await createEmployee(bench.pool, 'Bob');
  practitioners = [];
  for (let number = 0; number < people; number += 1)
    practitioners.push(
      await createPractitioner(bench.pool, { displayName: `N ${number}`, hours: number % 6 !== 0 }),
    );
});

afterAll(async () => {
  await bench.close();
});

const some = <T>(...values: T[]) => fc.constantFrom<(T | undefined)[]>(undefined, ...values);
const searches = fc.record({
  specialty: some('sleep', 'cbt'),
  language: some('fr', 'en'),
  mode: some('video', 'in_person'),
  gender: some('female', 'male'),
  availableWithinDays: some(1, 7),
  sort: fc.constantFrom('earliest', 'experience', 'rating', 'name'),
});

const who = fc.nat({ max: people - 1 });
const list = (...values: string[]) => fc.subarray(values, { minLength: 1 });
const changes = fc.oneof(
  fc.record({
    kind: fc.constant('profile' as const),
    who,
    specialities: list('sleep', 'cbt', 'burnout'),
    languages: list('fr', 'en'),
    modes: list('video', 'audio', 'in_person'),
    gender: fc.constantFrom('female', 'male', null),
    verification: fc.constantFrom('verified', 'verified', 'verified', 'pending', 'rejected'),
    years: fc.option(fc.nat({ max: 3 })),
  }),
  fc.record({
    kind: fc.constant('rating' as const),
    who,
    average: fc.option(fc.constantFrom(3.5, 4.5)),
    count: fc.integer({ min: 5, max: 6 }),
  }),
  fc.record({ kind: fc.constant('book' as const), who, slot: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant('close' as const), who, days: fc.integer({ min: 1, max: 10 }) }),
);
type Change = typeof changes extends fc.Arbitrary<infer T> ? T : never;

async function change(now: number, what: Change): Promise<void> {
  const person = practitioners[what.who];
  if (person === undefined) throw new Error('nobody');
  const { accountId } = person;
  switch (what.kind) {
    case 'profile':
      // As Strapi writes it.
      await bench.pool.query(
        `update cms.practitioners p set specialities = $2, languages = $3, modes = $4, gender = $5, experience_years = $6
         from cms.up_users u where u.id = p.account_id and u.document_id = $1`,
        [
          accountId,
          ...[what.specialities, what.languages, what.modes].map((words) => JSON.stringify(words)),
          what.gender,
          what.years,
        ],
      );
      await setVerification(bench.pool, person, what.verification);
      return;
    case 'rating':
      await bench.pool.query(
        `insert into care.practitioner_ratings (practitioner_id, given_count, rating_count, average) values ($1, 6, $2, $3)
         on conflict (practitioner_id) do update set rating_count = excluded.rating_count, average = excluded.average`,
        [accountId, what.average === null ? null : what.count, what.average],
      );
      return;
    case 'close':
      await bench.pool.query(
        `insert into care.availability_exceptions (practitioner_id, kind, day, time_zone)
         select $1, 'closed', (now() at time zone 'UTC')::date + n, 'UTC' from generate_series(0, $2 - 1) as n`,
        [accountId, what.days],
      );
      return;
    case 'book':
      try {
        const period = { from: now, to: now + dayLength };
        const slot = (await bench.practitioners.slots(bob, accountId, period, now))[what.slot];
        const [type] = slot?.modes ?? [];
        if (slot === undefined || type === undefined) return;
        await bench.consultations.book(
          bob,
          { practitionerId: accountId, startsAt: new Date(slot.start).toISOString(), type },
          null,
          Date.now(),
        );
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
  }
}

interface Answer {
  id: string;
  start: number | null;
}

interface Profile {
  id: string;
  display_name: string;
  experience_years: number | null;
  average: string | null;
  rating_count: number | null;
}

/** Nothing first when descending; the id decides between equals. */
const orders: Record<Search['sort'], (profile: Profile, start: number | null) => (number | string)[]> = {
  earliest: (_profile, start) => [start ?? Infinity],
  experience: ({ experience_years: years }) => [-(years ?? -1)],
  rating: ({ average, rating_count: count }) => [-Number(average ?? -1), -(count ?? -1)],
  name: ({ display_name: name }) => [name],
};

/** Asks everybody: profiles as the panel keeps them, and the slots of each as they are computed for a booking. */
async function askEverybody(search: Search, now: number): Promise<Answer[]> {
  const { rows } = await bench.pool.query<Profile>(
    `select u.document_id as id, p.display_name, p.experience_years, r.average, r.rating_count
     from cms.practitioners p join cms.up_users u on u.id = p.account_id
     left join care.practitioner_ratings r on r.practitioner_id = u.document_id
     where p.verification = 'verified'
       and ($1::text is null or p.specialities ? $1) and ($2::text is null or p.languages ? $2)
       and ($3::text is null or p.modes ? $3) and ($4::text is null or p.gender = $4)`,
    [search.specialty, search.language, search.mode, search.gender],
  );
  const found = await Promise.all(
    rows.map(async (profile) => {
      const to = now + (search.availableWithinDays ?? 60) * dayLength;
      const slots = await bench.practitioners.slots(alice, profile.id, { from: now, to }, now);
      const slot = slots.find(({ modes }) => search.mode === undefined || modes.includes(search.mode));
      return {
        id: profile.id,
        start: slot?.start ?? null,
        keys: orders[search.sort](profile, slot?.start ?? null),
      };
    }),
  );
  return found
    .filter(({ start }) => search.availableWithinDays === undefined || start !== null)
    .sort((a, b) => {
      const at = a.keys.findIndex((key, index) => key !== b.keys[index]);
      const [left, right] = at === -1 ? [a.id, b.id] : [a.keys[at] ?? 0, b.keys[at] ?? 0];
      return left < right ? -1 : 1;
    })
    .map(({ id, start }) => ({ id, start }));
}

async function searchAll(search: Search, now: number) {
  const pages = await Promise.all(
    [1, 2].map((page) => bench.practitioners.search(alice, { ...search, page }, now)),
  );
  return {
    totals: pages.map(({ total }) => total),
    answers: pages.flatMap(({ found }): Answer[] =>
      found.map(({ row, next }) => ({ id: row.account_id, start: next?.start ?? null })),
    ),
  };
}

const byId = (answers: readonly Answer[]) => answers.toSorted((a, b) => (a.id < b.id ? -1 : 1));

test('before the job everybody who is found is right and nobody is missing; after it, so are order and total', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(changes, { maxLength: 6 }),
      fc.array(searches, { minLength: 2, maxLength: 4 }),
      async (made, asked) => {
        const now = Date.now();
        for (const one of made) await change(now, one);
        const questions = asked.map((one) => searchPractitionersRoute.query.parse(one));
        for (const question of questions)
          expect(byId((await searchAll(question, now)).answers)).toEqual(
            byId(await askEverybody(question, now)),
          );
        await refineOpenings(bench.jobs, now);
        for (const question of questions) {
          const expected = await askEverybody(question, now);
          const { answers, totals } = await searchAll(question, now);
          expect(answers).toEqual(expected);
          expect(totals).toEqual([expected.length, expected.length]);
        }
        const { rows: problems } = await bench.pool.query(verify);
        expect(problems).toEqual([]);
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
