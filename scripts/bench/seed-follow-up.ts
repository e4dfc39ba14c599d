import pg from 'pg';
import { createPerson } from '@huntzen/database/testing/people';
import { hashPassword } from '../../extensions/identity/server/accounts.ts';
import { benchPassword } from './seed.ts';

/** The coach whose patients are listed. */
export const coachEmail = 'coach@bench.example';

const patients = 200;

/** Writes one coach's group of 200 patients, each with a programme of a year, three days a week, half of it reported. */
export async function seedFollowUp(adminUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  try {
    const { rows } = await pool.query<{ id: string }>('select document_id as id from cms.companies limit 1');
    const company = rows[0]?.id ?? '';
    const passwordHash = await hashPassword(benchPassword);
    const coach = await createPerson(pool, { role: 'coach', email: coachEmail, passwordHash });
    const ids: string[] = [];
    for (let number = 0; number < patients; number += 1) {
      const lastName = `Person ${number}`;
      ids.push(
        (await createPerson(pool, { role: 'patient', company, firstName: 'Bob', lastName })).accountId,
      );
    }
    await pool.query(
      `with made as (insert into care.groups (company_id, name, coach_id) values ($1, 'Bench', $2) returning id)
       insert into care.group_members (company_id, group_id, patient_id) select $1, made.id, p.id from made, unnest($3::text[]) as p (id)`,
      [company, coach.accountId, ids],
    );
    await pool.query(
      `insert into care.programme_versions (template_id, version, content_hash, title, sessions, created_by)
       values ('t00000000000000000000000', 1, sha256('bench'), 'A year', '[{"week":null,"content":{}}]', $1)`,
      [coach.accountId],
    );
    await pool.query(
      `with made as (
         insert into care.programmes (company_id, patient_id, template_id, template_version, title, time_zone, days, starts_on, ends_on,
                                      assigned_by, assigned_by_role)
         select $1, p.id, 't00000000000000000000000', 1, 'A year', 'Europe/Paris', '{1,3,5}', current_date - 182, current_date + 182, $2, 'coach'
         from unnest($3::text[]) as p (id) returning company_id, patient_id, id
       ), sessions as (
         insert into care.programme_sessions (company_id, patient_id, programme_id, position, origin, content)
         select company_id, patient_id, id, 1, 1, '{"title":"Session","durationMinutes":20,"blocks":[]}' from made
         returning company_id, patient_id, programme_id, id
       ), days as (
         insert into care.occurrences (company_id, patient_id, programme_id, programme_session_id, due_on, planned_on, visible_from)
         select s.company_id, s.patient_id, s.programme_id, s.id, d::date, d::date, now()
         from sessions as s, generate_series(current_date - 182, current_date + 182, interval '1 day') as d
         where extract(isodow from d) in (1, 3, 5) returning company_id, patient_id, id, due_on
       )
       insert into care.completions (company_id, patient_id, occurrence_id, client_id, session_title, outcome, performed_on, minutes, effort)
       select company_id, patient_id, id, gen_random_uuid(), 'Session', 'done', due_on, 20, 5 from days where due_on < current_date`,
      [company, coach.accountId, ids],
    );
    await pool.query('analyze');
  } finally {
    await pool.end();
  }
}
