import pg from 'pg';
import { createPerson } from '@huntzen/database/testing/people';
import { hashPassword } from '../../extensions/identity/server/accounts.ts';
import { benchPassword } from './seed.ts';

/** The coach who publishes to 10,000 patients and assigns to 1,000. */
export const publisherEmail = 'publisher@bench.example';
/** The session that is published. */
export const publishedSession = 's'.padEnd(23, '0') + '1';
/** Programmes of a year, three days a week: one for each time that assigning is measured. */
export const assignedProgrammes = ['pa', 'pb', 'pc'].map((name) => name.padEnd(24, '0'));
/** How many patients each of the publisher's groups has, by its name. */
export const groupSizes = { published: 10_000, assigned: 1_000 } as const;

/** How many patients the base has, beside those of the other lists. */
const patients = 100_000;
/** As many of them have every publication there is; the others have the newest few. */
const busyPatients = 1_000;
const fewPublications = 5;
/** Into how many groups of another coach the rest of the patients go. */
const otherGroups = 900;

/**
 * Writes 100,000 patients with a million occurrences around the one who is measured, what can be published and assigned,
 * and whom to. Triggers and keys are off while it does: they would take minutes to agree with what is right by construction.
 */
export async function seedScale(adminUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  try {
    const coach = await createPerson(pool, {
      role: 'coach',
      email: publisherEmail,
      passwordHash: await hashPassword(benchPassword),
    });
    const otherCoach = await createPerson(pool, { role: 'coach' });
    await pool.query('set session_replication_role = replica');
    await pool.query(`
      with company as (select id, document_id from cms.companies limit 1),
      accounts as (
        insert into cms.up_users (document_id, username, email, provider, confirmed, blocked, first_name, last_name, language, time_zone,
                                  company_id, published_at)
        select 'u' || lpad(n::text, 23, '0'), 'u' || n, 'u' || n || '@bench.example', 'local', true, false, 'Bob', 'Person ' || n, 'fr',
               'Europe/Paris', company.id, now()
        from generate_series(1, ${patients}) as n, company returning id, document_id
      ), roles as (
        insert into cms.up_users_role_lnk (user_id, role_id)
        select a.id, r.id from accounts as a, cms.up_roles as r where r.type = 'patient'
      )
      insert into care.people (account_id, company_id, role, first_name, last_name)
      select a.document_id, company.document_id, 'patient', 'Bob', 'Person ' || a.id from accounts as a, company`);
    await pool.query(`
      insert into care.occurrences (company_id, patient_id, publication_id, visible_from, objective, level, duration_minutes)
      select p.company_id, p.account_id, s.id, s.visible_from, s.objective, s.level, s.duration_minutes
      from care.people as p
      join (select *, row_number() over (order by visible_from desc) as place from care.publications) as s
        on s.place <= ${fewPublications} or p.account_id <= 'u' || lpad('${busyPatients}', 23, '0')
      where p.account_id between 'u' and 'v' order by s.place desc, p.account_id`);
    for (const [name, size] of Object.entries(groupSizes)) {
      await pool.query(
        `with made as (
           insert into care.groups (company_id, name, coach_id) select document_id, $1, $2 from cms.companies limit 1 returning company_id, id
         )
         insert into care.group_members (company_id, group_id, patient_id)
         select made.company_id, made.id, 'u' || lpad(n::text, 23, '0') from made, generate_series(1, $3::int) as n`,
        [name, coach.accountId, size],
      );
    }
    // The other patients are in the groups of another coach.
    await pool.query(
      `with made as (
         insert into care.groups (company_id, name, coach_id)
         select document_id, 'Others ' || n, $2 from cms.companies, generate_series(0, $1::int - 1) as n
         returning company_id, id, name
       )
       insert into care.group_members (company_id, group_id, patient_id)
       select made.company_id, made.id, 'u' || lpad(n::text, 23, '0')
       from generate_series(${groupSizes.published + 1}, ${patients}) as n join made on made.name = 'Others ' || n % $1`,
      [otherGroups, otherCoach.accountId],
    );
    await pool.query(`
      with exercise as (
        insert into cms.exercises (document_id, title, slug, instructions, level, duration_minutes, published_at)
        values ('e00000000000000000000000', 'Exercise', 'exercise', 'Stand up and sit down, slowly.', 'beginner', 5, now()) returning id
      ), block as (
        insert into cms.components_programme_blocks (rounds, rest_seconds) values (2, 30) returning id
      ), linked as (
        insert into cms.components_programme_blocks_exercise_lnk (block_id, exercise_id) select b.id, e.id from block as b, exercise as e
      ), session as (
        insert into cms.sessions_cmps (entity_id, cmp_id, component_type, field, "order")
        select s.id, b.id, 'programme.block', 'blocks', 1 from cms.sessions as s, block as b where s.document_id = '${publishedSession}'
        returning entity_id
      ), programmes as (
        insert into cms.programmes (document_id, title, slug, objective, level, weeks, per_week, published_at)
        select id, 'A year', id, 'mobility', 'beginner', 52, 3, now() from unnest('{${assignedProgrammes.join()}}'::text[]) as id returning id
      ), numbered as (
        select id, nextval('cms.components_programme_steps_id_seq') as step from programmes
      ), steps as (
        insert into cms.components_programme_steps (id) select step from numbered
      ), placed as (
        insert into cms.programmes_cmps (entity_id, cmp_id, component_type, field, "order")
        select id, step, 'programme.step', 'steps', 1 from numbered
      )
      insert into cms.components_programme_steps_session_lnk (step_id, session_id) select n.step, s.entity_id from numbered as n, session as s`);
    await pool.query('set session_replication_role = origin');
    await pool.query('vacuum analyze');
  } finally {
    await pool.end();
  }
}
