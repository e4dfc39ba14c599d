import type pg from 'pg';

/** The company of everybody who is seeded. */
export const searchCompany = 'co0000000000000000000000';

/** The employee who searches. */
export const readerId = 'em0000000000000000000000';

/** Makes 10,000 practitioners with hours, and a million consultations: 850,000 past, 150,000 ahead with their claims. */
export async function seedSearch(client: pg.Client): Promise<void> {
  // Rows as the triggers would leave them, without a million runs of the triggers.
  await client.query(`
    set session_replication_role = replica;
    insert into cms.companies (document_id, name, slug, time_zone, anonymise_usage, active, published_at)
    values ('${searchCompany}', 'Company', 'company', 'Europe/Paris', true, true, now());
    insert into care.people (account_id, role, first_name, last_name, company_id)
    select 'em' || lpad(n::text, 22, '0'), 'employee', 'Alice', 'Number ' || n, '${searchCompany}' from generate_series(0, 3999) as n;
    insert into care.people (account_id, role, first_name, last_name)
    select 'pr' || lpad(n::text, 22, '0'), 'practitioner', 'Bob', 'Number ' || n from generate_series(0, 9999) as n;
    insert into care.practitioners (account_id, profile_id, verification, display_name, gender, specialities, languages, modes, experience_years, bio)
    select 'pr' || lpad(n::text, 22, '0'), n, case when n % 20 = 0 then 'pending' else 'verified' end, 'Number ' || n,
           (array['female', 'male'])[1 + n % 2],
           array[(array['sleep', 'cbt', 'burnout', 'nutrition', 'addiction'])[1 + n % 5]],
           case when n % 3 = 0 then array['fr', 'en'] else array['fr'] end,
           case when n % 4 = 0 then array['video', 'audio', 'in_person'] else array['video', 'audio'] end, n % 40, repeat('A life of care. ', 40)
    from generate_series(0, 9999) as n;
    insert into care.practitioner_ratings (practitioner_id, given_count, rating_count, average)
    select account_id, 10, 10, 3 + (profile_id % 20) / 10.0 from care.practitioners where profile_id % 3 = 0;
    insert into care.practitioner_openings (practitioner_id, video_at, audio_at, in_person_at, listed, display_name, gender,
                                            specialities, languages, modes, experience_years, rating_count, average)
    select p.account_id, now(), now(), now(), p.verification = 'verified', p.display_name, p.gender,
           p.specialities, p.languages, p.modes, p.experience_years, r.rating_count, r.average
    from care.practitioners p left join care.practitioner_ratings r on r.practitioner_id = p.account_id;
    insert into care.availability_rules (practitioner_id, weekday, start_time, end_time, time_zone, buffer_after_minutes)
    select p.account_id, d, '09:00', '18:00', 'Europe/Paris', 10 from care.practitioners p, generate_series(1, 5) as d;
    insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at, duration_seconds)
    select '${searchCompany}', 'em' || lpad((n % 4000)::text, 22, '0'), 'pr' || lpad((n % 10000)::text, 22, '0'), 'video', 'completed',
           at, at + interval '50 minutes', at, at + interval '50 minutes', 3000
    from (select n, date_trunc('hour', now()) - make_interval(hours => 3 + n / 10000 * 24 + n % 6) as at from generate_series(0, 849999) as n) as t;
    create temporary table ahead as
    select gen_random_uuid() as id, 'em' || lpad((n % 3999 + 1)::text, 22, '0') as employee, 'pr' || lpad((n % 10000)::text, 22, '0') as practitioner,
           (date_trunc('day', now() at time zone 'Europe/Paris') + make_interval(days => n / 10000 * 2 + n % 2, hours => 9 + n % 9)) at time zone 'Europe/Paris' as at
    from generate_series(0, 149999) as n;
    insert into care.consultations (id, company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, buffer_after_minutes)
    select id, '${searchCompany}', employee, practitioner, 'video', 'confirmed', at, at + interval '50 minutes', 10 from ahead;
    insert into care.claims (company_id, consultation_id, part, subject_id, during)
    select '${searchCompany}', id, 'practitioner', practitioner, tstzrange(at, at + interval '1 hour') from ahead;
    set session_replication_role = origin;
    analyze`);
}
