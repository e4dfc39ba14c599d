/**
 * The planning of a year through the product's service: 9 rooms with 2,000 reservations (goal: p95 at most 60 ms) and 200
 * rooms with 50,000 (goal: p95 at most 250 ms), one after the other.
 */
import pg from 'pg';
import { createCareDatabase } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import { PlanningService } from '../../extensions/training/server/planning/planning.ts';
import type { SearchBench } from './search.ts';
import { say } from './services.ts';

const runs = 60;
const year = 2027;
const planner: Caller = {
  accountId: 'panel-planner',
  role: 'planner',
  companyId: null,
  sessionId: null,
  address: '127.0.0.1',
};

/** Rooms, each with as many reservations of two hours, four a day at most; replaces what was there. */
async function seed(client: pg.Client, rooms: number, perRoom: number): Promise<void> {
  // Rows as the triggers would leave them, without running the triggers for each.
  await client.query(`
    set session_replication_role = replica;
    truncate care.room_claims, care.room_reservations, care.session_instructors, care.training_sessions, care.rooms, care.courses cascade;
    delete from cms.companies where slug = 'planning';
    insert into cms.companies (document_id, name, slug, time_zone, anonymise_usage, active, published_at)
    values ('co0000000000000000000000', 'Company', 'planning', 'Europe/Paris', true, true, now());
    insert into care.courses (id, code, title, category, hours, active)
    values ('cr0000000000000000000000', 'SERTI', 'Sertissage', 'short', 40, true);
    insert into care.rooms (id, code, name, capacity, any_course, course_ids, part_ids, weekend, evening, opens_at, closes_at, time_zone, active)
    select 'rm' || lpad(n::text, 22, '0'), 'ROOM_' || lpad(n::text, 3, '0'), 'Room ' || n, 12, true, '{}', '{}', n % 3 > 0, n % 2 > 0,
           '08:00', '21:00', 'Europe/Paris', true
    from generate_series(1, ${rooms}) as n;
    insert into care.training_sessions (company_id, course_id, title, capacity)
    select 'co0000000000000000000000', 'cr0000000000000000000000', 'Session ' || n, 12 from generate_series(1, ${rooms}) as n;
    insert into care.room_reservations (company_id, session_id, room_id, during)
    select 'co0000000000000000000000', s.id, r.id, tstzrange(at, at + interval '2 hours')
    from (select id, row_number() over (order by code) as n from care.rooms) r
    join (select id, row_number() over (order by title) as n from care.training_sessions) s using (n),
    generate_series(0, ${perRoom - 1}) as k,
    lateral (select ('${year}-01-01 08:00'::timestamp + make_interval(days => (k * 360) / ${perRoom}, hours => (k % 4) * 3)) at time zone 'Europe/Paris' as at) as t;
    set session_replication_role = origin;
    analyze`);
}

async function measure(service: PlanningService, client: pg.Client, goalMs: number): Promise<void> {
  const { rows } = await client.query<{ rooms: number; reservations: number }>(
    'select (select count(*)::int from care.rooms) as rooms, (select count(*)::int from care.room_reservations) as reservations',
  );
  const { rooms = 0, reservations = 0 } = rows[0] ?? {};
  const taken: number[] = [];
  let occupied = 0;
  for (let run = -5; run < runs; run += 1) {
    const since = performance.now();
    const found = await service.rooms(planner, { year });
    if (run >= 0) taken.push(performance.now() - since);
    occupied = found.reduce((sum, room) => sum + room.occupiedMinutes, 0);
  }
  const sorted = taken.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(runs * 0.95)] ?? 0;
  say(
    `planning ${rooms} rooms, ${reservations} reservations: p50 ${(sorted[runs / 2] ?? 0).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms ` +
      `(goal ${goalMs} ms: ${p95 <= goalMs ? 'met' : 'MISSED'}), ${occupied} minutes occupied`,
  );
}

/** Measures the year of the planning. */
export async function benchPlanning({ adminUrl, careUrl, contextSecret }: SearchBench): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const care = createCareDatabase({
    connectionString: careUrl,
    contextSecret,
    size: 2,
    name: 'bench planning',
  });
  try {
    const service = new PlanningService(care);
    await seed(client, 9, 223);
    await measure(service, client, 60);
    await seed(client, 200, 250);
    await measure(service, client, 250);
  } finally {
    await care.end();
    await client.end();
  }
}
