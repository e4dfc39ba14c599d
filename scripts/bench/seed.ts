import pg from 'pg';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { hashPassword } from '../../extensions/identity/server/accounts.ts';

/** Who the measured requests sign in as. */
export const benchPassword = 'benchmark-password';
/** The patient whose sessions are listed. */
export const patientEmail = 'patient@bench.example';
/** The employee whose consultations are listed. */
export const employeeEmail = 'employee@bench.example';

/** How many rows each list has in all; a page shows 20. */
export const rowsOf = { sessions: 500, consultations: 60 } as const;

/**
 * Writes the rows that every server of a benchmark lists: 500 sessions with tags and a cover, published to one patient,
 * who reported half of them, and 60 past consultations of one employee with one practitioner.
 */
export async function seedBenchmark(adminUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  try {
    const passwordHash = await hashPassword(benchPassword);
    const company = await createCompany(pool, { name: 'Bench' });
    const patient = await createPerson(pool, { role: 'patient', company, email: patientEmail, passwordHash });
    const employee = await createPerson(pool, {
      role: 'employee',
      company,
      email: employeeEmail,
      passwordHash,
    });
    const practitioner = await createPerson(pool, { role: 'practitioner', firstName: 'Carol' });
    await pool.query(
      `insert into cms.practitioners (document_id, account_id, display_name, title, specialities, languages, modes, time_zone, published_at)
       select 'p' || left(document_id, 23), id, 'Carol Person', 'Psychologue', '["sleep"]', '["fr"]', '["video"]', 'Europe/Paris', now()
       from cms.up_users where document_id = $1`,
      [practitioner.accountId],
    );
    await pool.query(`select care.record_verification($1, 'verified')`, [practitioner.accountId]);
    await pool.query(`
      with tags as (
        insert into cms.tags (document_id, name, slug, kind, published_at)
        select 'tag' || lpad(n::text, 21, '0'), 'Tag ' || n, 'tag-' || n, 'topic', now() from generate_series(1, 3) n returning id
      ), cover as (
        insert into cms.files (document_id, name, url, mime, ext, size, width, height, provider, published_at)
        values ('file00000000000000000000', 'cover.webp', '/uploads/cover.webp', 'image/webp', '.webp', 12, 1200, 800, 'local', now()) returning id
      ), sessions as (
        insert into cms.sessions (document_id, title, slug, summary, objective, level, duration_minutes, created_at, updated_at, published_at)
        select 's' || lpad(n::text, 23, '0'), 'Session ' || n, 'session-' || n, 'A summary of a usual length for a session, that says what it is for.',
               (array['mobility', 'strength', 'endurance', 'relaxation', 'craving'])[1 + n % 5], 'beginner', 20, now(), now(), now()
        from generate_series(1, ${rowsOf.sessions}) n returning id
      ), linked as (
        insert into cms.sessions_tags_lnk (session_id, tag_id, tag_ord) select s.id, t.id, 1 from sessions s, tags t returning id
      )
      insert into cms.files_related_mph (file_id, related_id, related_type, field, "order")
      select c.id, s.id, 'api::session.session', 'cover', 1 from cover c, sessions s`);
    await pool.query(
      `with published as (
         insert into care.publications (session_id, audience, title, summary, objective, level, duration_minutes,
                                        tags, cover, blocks, visible_from, published_by, published_by_role)
         select document_id, 'all', title, summary, objective, level, duration_minutes,
                '[{"slug":"tag-1","name":"Tag 1","kind":"topic"},{"slug":"tag-2","name":"Tag 2","kind":"topic"},{"slug":"tag-3","name":"Tag 3","kind":"topic"}]',
                '{"kind":"image","mime":"image/webp","url":"/uploads/cover.webp","alt":"","width":1200,"height":800}', '[{}]', now() - make_interval(mins => id), $2, 'editor'
         from cms.sessions returning id, visible_from
       ), companies as (
         insert into care.publication_companies (publication_id, company_id, recipients) select id, $1, 1 from published
       )
       insert into care.occurrences (company_id, patient_id, publication_id, visible_from) select $1, $2, id, visible_from from published`,
      [company, patient.accountId],
    );
    await pool.query(
      `insert into care.completions (company_id, patient_id, occurrence_id, client_id, session_title, outcome, performed_on, minutes, effort)
       select company_id, patient_id, id, gen_random_uuid(), 'Session', 'done', current_date, 20, 5
       from care.occurrences where patient_id = $1 order by visible_from desc limit ${rowsOf.sessions / 2}`,
      [patient.accountId],
    );
    await pool.query(
      `insert into care.consultations (id, company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at)
       select uuidv7(), $1, $2, $3, 'video', 'completed', at, at + interval '50 minutes', at, at + interval '48 minutes'
       from generate_series(1, ${rowsOf.consultations}) n, lateral (select date_trunc('hour', now()) - make_interval(days => n) as at) as time`,
      [company, employee.accountId, practitioner.accountId],
    );
    await pool.query('analyze');
  } finally {
    await pool.end();
  }
}
