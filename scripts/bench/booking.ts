/**
 * Racing bookings on 4 practitioners over 32 connections: the service (signed context, hours, claims, mails, the next free
 * times for whoever loses) against plain SQL on the same tables under the same row-level security, which looks whether the
 * time is taken and then inserts. Goals: no overlap, no error that is not explained, at least half of the attempts per second.
 */
import type pg from 'pg';
import { createCareDatabase, createPool, signContext, type Actor } from '@huntzen/database';
import { createCompany, createPerson, newDocumentId } from '@huntzen/database/testing/people';
import { DomainError } from '@huntzen/kernel/server';
import { ConsultationService } from '../../extensions/consultations/server/consultations.ts';

const connections = 32;
const rounds = 8;
const attemptsPerRound = 500;
const people = { practitioners: 4, employees: 64 };
const hour = 3_600_000;
const hoursAhead = 240;

interface Outcome {
  seconds: number;
  booked: number;
  lost: number;
  unexplained: number;
}

interface Field {
  employees: Actor[];
  practitioners: Actor[];
}

async function createField(admin: pg.Pool): Promise<Field> {
  const company = await createCompany(admin);
  const employees: Actor[] = [];
  for (let index = 0; index < people.employees; index += 1)
    employees.push(await createPerson(admin, { role: 'employee', company }));
  const practitioners: Actor[] = [];
  for (let index = 0; index < people.practitioners; index += 1) {
    const practitioner = await createPerson(admin, { role: 'practitioner' });
    await admin.query(
      `insert into cms.practitioners (document_id, account_id, display_name, specialities, languages, modes, time_zone, published_at)
       select $1, id, 'Race', '["sleep"]', '["fr"]', '["video"]', 'Europe/Paris', now()
       from cms.up_users where document_id = $2`,
      [newDocumentId(), practitioner.accountId],
    );
    await admin.query(`select care.record_verification($1, 'verified')`, [practitioner.accountId]);
    await admin.query(
      `insert into care.availability_rules (practitioner_id, weekday, start_time, end_time, time_zone, minimum_notice_minutes)
       select $1, weekday, '00:00', '24:00', 'UTC', 0 from generate_series(1, 7) as weekday`,
      [practitioner.accountId],
    );
    practitioners.push(practitioner);
  }
  return { employees, practitioners };
}

/** Books for an employee; false when the race is lost. */
type Attempt = (employee: Actor, practitionerId: string, startsAt: Date) => Promise<boolean>;

/** Runs one round of attempts, the same for both, and adds up what became of them. */
async function race(
  { employees, practitioners }: Field,
  attempt: Attempt,
  round: number,
  total: Outcome,
): Promise<void> {
  let seed = 5 + round;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const first = (Math.floor(Date.now() / hour) + 2) * hour;
  let left = attemptsPerRound;
  const since = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left > 0) {
        left -= 1;
        const employee = employees[random(employees.length)];
        const practitioner = practitioners[random(practitioners.length)];
        if (employee === undefined || practitioner === undefined) throw new Error('nobody');
        const startsAt = new Date(first + random(hoursAhead) * hour);
        try {
          total[(await attempt(employee, practitioner.accountId, startsAt)) ? 'booked' : 'lost'] += 1;
        } catch {
          total.unexplained += 1;
        }
      }
    }),
  );
  total.seconds += (performance.now() - since) / 1000;
}

/** What a lost race is in plain SQL: an overlap, or a deadlock with another. */
const isLost = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['23P01', '40P01'].includes(String(error.code));

const plainAttempt =
  (pool: pg.Pool, contextSecret: string): Attempt =>
  async (employee, practitionerId, startsAt) => {
    const client = await pool.connect();
    try {
      await client.query(
        `begin; set local role care_app; select set_config('care.context', '${signContext(employee, contextSecret)}', true)`,
      );
      const taken = await client.query({
        name: 'taken',
        text: `select from care.claims where subject_id in ($1, $2) and during && tstzrange($3, $3::timestamptz + interval '50 minutes') limit 1`,
        values: [practitionerId, employee.accountId, startsAt],
      });
      if (taken.rowCount === 0) {
        await client.query({
          name: 'book',
          text: `insert into care.consultations (company_id, employee_id, practitioner_id, type, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes)
                 values ($1, $2, $3, 'video', $4, $4::timestamptz + interval '50 minutes', 0, 10)`,
          values: [employee.companyId, employee.accountId, practitionerId, startsAt],
        });
      }
      await client.query('commit');
      return taken.rowCount === 0;
    } catch (error) {
      await client.query('rollback');
      if (isLost(error)) return false;
      throw error;
    } finally {
      client.release();
    }
  };

const serviceAttempt =
  (service: ConsultationService): Attempt =>
  async (employee, practitionerId, startsAt) => {
    try {
      await service.book(
        { ...employee, sessionId: null, address: '127.0.0.1' },
        { practitionerId, startsAt: startsAt.toISOString(), type: 'video' },
        null,
        Date.now(),
      );
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'conflict') return false;
      throw error;
    }
  };

async function countOverlaps(admin: pg.Pool): Promise<number> {
  const { rows } = await admin.query<{ overlaps: number }>(
    `select count(*)::int as overlaps from care.claims a join care.claims b
       on a.subject_id = b.subject_id and a.ctid < b.ctid and a.during && b.during`,
  );
  return rows[0]?.overlaps ?? -1;
}

/** Races both in turns, each among its own people, and says what came of it. */
export async function benchBooking(
  settings: { adminUrl: string; careUrl: string; contextSecret: string },
  say: (line: string) => void,
): Promise<void> {
  const { contextSecret, careUrl } = settings;
  const admin = createPool({ connectionString: settings.adminUrl, size: 4, name: 'bench admin' });
  const pool = createPool({ connectionString: careUrl, size: connections, name: 'bench plain' });
  const care = createCareDatabase({
    connectionString: careUrl,
    contextSecret,
    size: connections,
    name: 'bench booking',
  });
  const racer = async (attempt: Attempt) => ({
    attempt,
    field: await createField(admin),
    total: { seconds: 0, booked: 0, lost: 0, unexplained: 0 },
  });
  try {
    const plain = await racer(plainAttempt(pool, contextSecret));
    const service = await racer(serviceAttempt(new ConsultationService(care)));
    // In turns, so that both share what else the machine does.
    for (let round = 0; round < rounds; round += 1)
      for (const { field, attempt, total } of [plain, service]) await race(field, attempt, round, total);
    const attempts = rounds * attemptsPerRound;
    say(`\nRacing bookings (${attempts} attempts, 4 practitioners, ${connections} connections)`);
    for (const [name, { total }] of Object.entries({ service, plain }))
      say(
        `  ${name.padEnd(8)} ${(attempts / total.seconds).toFixed(0).padStart(6)} attempts/s   ${total.booked} booked, ${total.lost} lost, ${total.unexplained} unexplained`,
      );
    const ratio = plain.total.seconds / service.total.seconds;
    say(`  service / plain SQL: ${ratio.toFixed(2)} (goal ≥ 0.5)${ratio >= 0.5 ? '' : '  NOT REACHED'}`);
    const overlaps = await countOverlaps(admin);
    const isSound = overlaps === 0 && service.total.unexplained === 0;
    say(
      `  overlaps ${overlaps}, unexplained errors ${service.total.unexplained} (goal 0 and 0)${isSound ? '' : '  NOT REACHED'}`,
    );
  } finally {
    await Promise.all([pool.end(), care.end()]);
    await admin.end();
  }
}
