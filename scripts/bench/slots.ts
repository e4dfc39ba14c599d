/**
 * Slots of one practitioner for 30 days with 300 busy times: the time of computing alone, in this process.
 * Over HTTP the same practitioner is one of the lists of `index.ts`.
 */
import { Temporal } from 'temporal-polyfill';
import pg from 'pg';
import { findSlots, type SlotQuestion } from '../../extensions/consultations/server/domain/slots.ts';

const days = 30;
const busyTimes = 300;
const hour = 3_600_000;
const runs = 2_000;

/** What is asked: work around the clock on five days a week, 300 busy times in 30 days, from now on. */
function question(now: number): SlotQuestion {
  return {
    rules: [1, 2, 3, 4, 5].flatMap((weekday) =>
      [
        ['08:00', '12:00'],
        ['13:00', '20:00'],
      ].map(([startTime = '', endTime = '']) => ({
        weekday,
        startTime,
        endTime,
        timeZone: 'Europe/Paris',
        slotMinutes: 50,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 10,
        minimumNoticeMinutes: 120,
        horizonDays: 60,
        modes: ['video' as const],
        validFrom: null,
        validTo: null,
      })),
    ),
    exceptions: [],
    modes: ['video'],
    busy: Array.from({ length: busyTimes }, (_busy, index) => {
      const start = now + Math.floor((index * days * 24) / busyTimes) * hour;
      return { start, end: start + hour };
    }),
    now,
    from: now,
    to: now + days * 24 * hour,
  };
}

/** The median and the 95th percentile of computing the slots, in milliseconds. */
export function measureSlots(): { medianMs: number; p95Ms: number; slots: number } {
  const now = Temporal.Instant.from('2026-10-20T06:30:00Z').epochMilliseconds;
  const times: number[] = [];
  let slots = 0;
  for (let run = 0; run < runs; run += 1) {
    // Each question is of another minute, as each request is.
    const asked = question(now + run * 60_000);
    const since = performance.now();
    slots = findSlots(asked).length;
    times.push(performance.now() - since);
  }
  const measured = times.slice(runs / 10).sort((left, right) => left - right);
  const at = (share: number) => measured[Math.floor(measured.length * share)] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95), slots };
}

/** Gives the benchmark's practitioner hours, and 300 busy times in the 30 days to come. */
export async function seedSlots(adminUrl: string): Promise<{ path: string }> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  try {
    const { rows } = await pool.query<{ id: string }>(
      `select account_id as id from care.practitioners where display_name = 'Carol Person'`,
    );
    const id = rows[0]?.id ?? '';
    await pool.query(
      `insert into care.availability_rules (practitioner_id, weekday, start_time, end_time, time_zone)
       select $1, weekday, starts::time, ends::time, 'Europe/Paris'
       from generate_series(1, 5) as weekday, (values ('08:00', '12:00'), ('13:00', '20:00')) as hours (starts, ends)`,
      [id],
    );
    await pool.query(
      `insert into care.busy_feeds (practitioner_id, id, host, address_encrypted, iv, auth_tag, key_wrapped, key_iv, key_auth_tag, kek_id)
       values ($1, gen_random_uuid(), 'bench.example', decode(repeat('00', 256), 'hex'), decode(repeat('00', 12), 'hex'),
               decode(repeat('00', 16), 'hex'), decode(repeat('00', 32), 'hex'), decode(repeat('00', 12), 'hex'),
               decode(repeat('00', 16), 'hex'), repeat('0', 16))`,
      [id],
    );
    await pool.query(
      `insert into care.busy_times (practitioner_id, during)
       select $1, tstzrange(at, at + interval '1 hour')
       from generate_series(0, $2 - 1) as n,
            lateral (select date_trunc('hour', now()) + make_interval(hours => (n * $3 * 24) / $2) as at) as time`,
      [id, busyTimes, days],
    );
    await pool.query('analyze');
    const now = Date.now();
    const period = new URLSearchParams({
      from: new Date(now).toISOString(),
      to: new Date(now + days * 24 * hour).toISOString(),
    });
    return { path: `/api/practitioners/${id}/slots?${period.toString()}` };
  } finally {
    await pool.end();
  }
}
