import {
  createCompany,
  createPerson,
  newDocumentId,
  type PersonOptions,
} from '@huntzen/database/testing/people';
import type { Actor } from '@huntzen/database';
import type pg from 'pg';

/** A patient with one programme, whose days are given. */
export interface PatientWithPlan extends Actor {
  programmeId: string;
}

/** Makes a patient whose running programme has one session on each of the days; nothing is told of it. */
export async function buildPatient(
  pool: pg.Pool,
  { days, ...person }: { days: string[] } & Partial<PersonOptions>,
): Promise<PatientWithPlan> {
  const company = person.company ?? (await createCompany(pool));
  const patient = await createPerson(pool, { role: 'patient', ...person, company });
  const client = await pool.connect();
  try {
    await client.query(`begin; set local care.notifications = 'off'`);
    const template = newDocumentId();
    await client.query(
      `insert into care.programme_versions (template_id, version, content_hash, title, sessions, created_by)
       values ($1, 1, sha256($1::text::bytea), 'Plan', '[{}]', 'test')`,
      [template],
    );
    const { rows } = await client.query<{ id: string }>(
      `with programme as (
         insert into care.programmes (company_id, patient_id, template_id, template_version, title, time_zone, days, starts_on, ends_on, assigned_by, assigned_by_role)
         values ($1, $2, $3, 1, 'Plan', 'UTC', '{1}', $4::date, $4::date + 700, 'test', 'editor') returning *
       ), session as (
         insert into care.programme_sessions (company_id, patient_id, programme_id, position, content)
         select company_id, patient_id, id, 1, '{"title": "Genou douloureux"}' from programme returning *
       ), planned as (
         insert into care.occurrences (company_id, patient_id, programme_id, programme_session_id, due_on, planned_on, visible_from)
         select s.company_id, s.patient_id, s.programme_id, s.id, d, d, now() from session as s, unnest($5::date[]) as d
       )
       select id from programme`,
      [company, patient.accountId, template, days[0] ?? '2026-01-01', days],
    );
    await client.query('commit');
    return { ...patient, programmeId: rows[0]?.id ?? '' };
  } finally {
    client.release();
  }
}

/** What a person was told, newest first. */
export async function toldTo(
  pool: pg.Pool,
  { accountId }: Pick<Actor, 'accountId'>,
): Promise<{ kind: string; link: string; parameters: Record<string, unknown>; isRead: boolean }[]> {
  const { rows } = await pool.query<{ kind: string; link: string; parameters: string; isRead: boolean }>(
    `select kind, link, parameters::text as parameters, read_at is not null as "isRead" from care.notifications
     where account_id = $1 order by id desc`,
    [accountId],
  );
  return rows.map((row) => ({ ...row, parameters: JSON.parse(row.parameters) as Record<string, unknown> }));
}
