import type { Actor, CareDatabase, ServiceDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson, createRole, newDocumentId } from '@huntzen/database/testing/people';
import type { Caller } from '@huntzen/kernel/server';
import type pg from 'pg';
import { AvailabilityService } from '../server/availability.ts';
import { ConsultationService } from '../server/consultations.ts';
import { HoldService } from '../server/holds.ts';
import { PractitionerService } from '../server/practitioners.ts';
import { WaitService } from '../server/waits.ts';

/** A person as a caller of services. */
export const asCaller = (actor: Actor): Caller => ({ ...actor, sessionId: null, address: '127.0.0.1' });

/** The services on a database of the test's own. */
export interface Bench {
  database: TestDatabase;
  pool: pg.Pool;
  care: CareDatabase;
  practitioners: PractitionerService;
  consultations: ConsultationService;
  availability: AvailabilityService;
  holds: HoldService;
  waits: WaitService;
  /** What jobs work with. */
  jobs: ServiceDatabase;
  close(): Promise<void>;
}

/** Opens the services on a clone, with a pool of `size` connections. */
export async function openBench(size = 10): Promise<Bench> {
  const database = await cloneDatabase();
  // One role of each name, before people are made in parallel.
  for (const role of ['employee', 'practitioner']) await createRole(database.adminPool, role);
  const care = database.openCare(size);
  return {
    database,
    pool: database.adminPool,
    care,
    practitioners: new PractitionerService(care),
    consultations: new ConsultationService(care),
    availability: new AvailabilityService(care),
    holds: new HoldService(care),
    waits: new WaitService(care),
    jobs: database.openJobs(4),
    close: () => database.close(),
  };
}

/** What may be said of a test practitioner. */
export interface PractitionerOptions {
  verification?: 'pending' | 'verified' | 'rejected' | 'suspended';
  displayName?: string;
  specialities?: string[];
  languages?: string[];
  modes?: string[];
  gender?: string;
  /** Open every day around the clock, in slots of 50 minutes each hour, unless said. */
  hours?: boolean;
  bufferAfterMinutes?: number;
}

/** Verifies a practitioner, or takes it back, as the platform itself. */
export async function setVerification(
  pool: pg.Pool,
  { accountId }: Pick<Actor, 'accountId'>,
  status: 'pending' | 'verified' | 'rejected' | 'suspended',
): Promise<void> {
  await pool.query('select care.record_verification($1, $2)', [accountId, status]);
}

/** Makes a practitioner with a profile of the panel. */
export async function createPractitioner(pool: pg.Pool, options: PractitionerOptions = {}): Promise<Caller> {
  const actor = await createPerson(pool, { role: 'practitioner', firstName: 'Carol', lastName: 'Bernard' });
  await pool.query(
    `insert into cms.practitioners (document_id, account_id, display_name, specialities, languages, modes, gender, time_zone,
                                    experience_years, bio, published_at)
     select $1, u.id, $2, $3, $4, $5, $6, 'Europe/Paris', 5, 'Bio', now()
     from cms.up_users u where u.document_id = $7`,
    [
      newDocumentId(),
      options.displayName ?? 'Dr Carol Bernard',
      JSON.stringify(options.specialities ?? ['sleep']),
      JSON.stringify(options.languages ?? ['fr']),
      JSON.stringify(options.modes ?? ['video', 'audio']),
      options.gender ?? 'female',
      actor.accountId,
    ],
  );
  await setVerification(pool, actor, options.verification ?? 'verified');
  if (options.hours !== false) {
    await pool.query(
      `insert into care.availability_rules (practitioner_id, weekday, start_time, end_time, time_zone, minimum_notice_minutes, buffer_after_minutes)
       select $1, weekday, '00:00', '24:00', 'UTC', 0, $2 from generate_series(1, 7) as weekday`,
      [actor.accountId, options.bufferAfterMinutes ?? 10],
    );
  }
  return asCaller(actor);
}

/** Makes an employee, of a company of their own unless one is given. */
export async function createEmployee(pool: pg.Pool, firstName = 'Alice', company?: string): Promise<Caller> {
  return asCaller(
    await createPerson(pool, {
      role: 'employee',
      company: company ?? (await createCompany(pool)),
      firstName,
      lastName: 'Martin',
    }),
  );
}

const hour = 3_600_000;

/** The start of a slot of a practitioner who is open around the clock, `hours` full hours after the next one. */
export const slotIn = (hours: number): string =>
  new Date((Math.floor(Date.now() / hour) + 1 + hours) * hour).toISOString();

/** Moves a consultation in time, behind the back of its guards, as if it had been booked so. */
export async function shift(pool: pg.Pool, id: string, interval: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    await client.query(
      `update care.consultations set starts_at = starts_at + $2::interval, ends_at = ends_at + $2::interval where id = $1`,
      [id, interval],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** How many pairs of live consultations of one person overlap, rest of the practitioner included; none is good. */
export async function countDoubles(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ doubles: number }>(
    `with taken as (
       select id, practitioner_id as person, tstzrange(starts_at - make_interval(mins => buffer_before_minutes),
              ends_at + make_interval(mins => buffer_after_minutes)) as during
       from care.consultations where status in ('scheduled', 'confirmed', 'in_progress')
       union all
       select id, employee_id, tstzrange(starts_at, ends_at)
       from care.consultations where status in ('scheduled', 'confirmed', 'in_progress')
     )
     select count(*)::int as doubles from taken a join taken b on a.person = b.person and a.id < b.id and a.during && b.during`,
  );
  return rows[0]?.doubles ?? -1;
}

/** Lets the time of holds pass: those of an employee end as if their minutes were over. */
export async function expireHolds(pool: pg.Pool, employeeId: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    // The hold first, as whoever deletes it does.
    await client.query(
      `update care.holds set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second' where employee_id = $1`,
      [employeeId],
    );
    await client.query(
      `update care.claims set expires_at = now() - interval '1 second'
       where hold_id in (select id from care.holds where employee_id = $1)`,
      [employeeId],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}
