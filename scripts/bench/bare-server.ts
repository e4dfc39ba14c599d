/**
 * The least that could answer the lists: `node:http` and `pg`, the same row-level security, signed context and rows,
 * no framework, no sign-in, no limits. What the product may cost is measured against it.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { signContext, type Actor } from '@huntzen/database';

const {
  CARE_DATABASE_URL,
  CONTEXT_SECRET = '',
  CMS_PORT,
  BENCH_PATIENT = '',
  BENCH_EMPLOYEE = '',
  BENCH_COMPANY = '',
  BENCH_COACH = '',
} = process.env;

const pool = new pg.Pool({ connectionString: CARE_DATABASE_URL, max: 10 });

const sessionsWhere = (where: string) => `
  with shown as (
    select o.id, o.visible_from, o.publication_id, count(*) over () as total
    from care.occurrences o where o.patient_id = $1 ${where} order by o.visible_from desc, o.id desc limit 20
  )
  select s.total, s.id, s.visible_from, p.title, p.summary, p.objective, p.level, p.duration_minutes, p.tags, p.cover, c.outcome
  from shown s join care.publications p on p.id = s.publication_id
  left join lateral (select outcome from care.completions where occurrence_id = s.id order by created_at desc, id desc limit 1) c on true
  order by s.visible_from desc, s.id desc`;

const sessions = sessionsWhere('');
const filteredSessions = sessionsWhere(
  `and o.objective = 'mobility' and o.level = 'beginner' and o.duration_minutes <= 30`,
);

const consultations = `
  select c.id, c.status, c.type, c.starts_at, c.ends_at, c.started_at, c.ended_at, c.duration_seconds, c.practitioner_id,
         p.display_name, p.title, p.photo_url, p.city, p.time_zone, c.total
  from (select c.*, count(*) over () as total from care.consultations c where employee_id = $1 order by starts_at desc, id desc limit 20) c
  left join care.practitioners p on p.account_id = c.practitioner_id order by c.starts_at desc, c.id desc`;

const patients = `
  select w.account_id, w.first_name, w.last_name, count(*) over () as total, r.last_on, r.efforts, n.running
  from (select distinct m.patient_id as id from care.groups g join care.group_members m on m.company_id = g.company_id and m.group_id = g.id
        where g.coach_id = $1) f
  join care.people w on w.account_id = f.id
  left join (select patient_id as id, max(performed_on) as last_on, (array_agg(effort order by performed_on desc))[1:2] as efforts
             from care.completions group by patient_id) r on r.id = f.id
  left join (select patient_id as id, count(distinct programme_id) as running from care.occurrences where programme_id is not null group by patient_id) n
    on n.id = f.id
  order by w.last_name, w.first_name limit 20`;

async function list(name: string, query: string, actor: Actor): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query(
      `begin; set local role care_app; select set_config('care.context', '${signContext(actor, CONTEXT_SECRET)}', true)`,
    );
    const { rows } = await client.query({ name, text: query, values: [actor.accountId] });
    await client.query('commit');
    return { data: rows };
  } finally {
    client.release();
  }
}

const patient: Actor = { accountId: BENCH_PATIENT, role: 'patient', companyId: BENCH_COMPANY };
const employee: Actor = { accountId: BENCH_EMPLOYEE, role: 'employee', companyId: BENCH_COMPANY };

const coach: Actor = { accountId: BENCH_COACH, role: 'coach', companyId: null };

const lists: Readonly<Record<string, () => Promise<unknown>>> = {
  '/sessions': () => list('sessions', sessions, patient),
  '/filtered-sessions': () => list('filtered-sessions', filteredSessions, patient),
  '/consultations': () => list('consultations', consultations, employee),
  '/patients': () => list('patients', patients, coach),
};

createServer((request, response) => {
  const answer = lists[request.url ?? '']?.() ?? Promise.reject(new Error('no such list'));
  answer.then(
    (body) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    },
    (error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    },
  );
}).listen(Number(CMS_PORT), '127.0.0.1');
