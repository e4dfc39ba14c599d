/** How the learners of a trainer get on: what they follow, whether they were there, what they handed in. */
import { sql, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { LearnerProgress } from '../../contracts/index.ts';

interface ProgressRow {
  id: string;
  name: string;
  sessions: string[];
  courses: LearnerProgress['courses'];
  present: number;
  late: number;
  absent: number;
  excused: number;
  waiting: number;
  accepted: number;
  to_redo: number;
}

const presentProgress = (row: ProgressRow): LearnerProgress => {
  const { present, late, absent, excused } = row;
  const counted = present + late + absent;
  return {
    id: row.id,
    name: row.name,
    sessions: row.sessions,
    courses: row.courses,
    days: { present, late, absent, excused },
    attendanceRate: counted === 0 ? null : (present + late) / counted,
    work: { waiting: row.waiting, accepted: row.accepted, toRedo: row.to_redo },
  };
};

const seated = sql`(
      select e.trainee_id, array_agg(s.title order by s.starts_at, s.id) as sessions
      from care.enrolments e join care.training_sessions s on s.id = e.session_id
      where e.status = 'enrolled' and e.session_id in (select care.taught_sessions()) group by e.trainee_id)`;

/** One page of the learners who sit in sessions that the signed-in trainer teaches, by name. */
export async function readLearners(
  tx: Transaction,
  page: number,
): Promise<{ learners: LearnerProgress[]; total: number }> {
  const { rows } = await sql<ProgressRow>`
        select t.id, t.first_name || ' ' || t.last_name as name, x.sessions, a.*, w.*,
               coalesce((
                 select json_agg(json_build_object('id', c.id, 'title', c.title) order by c.title, c.id)
                 from care.course_enrolments o join care.courses c on c.id = o.course_id
                 where o.trainee_id = t.id and o.status = 'active' and o.session_id in (select care.taught_sessions())), '[]') as courses
        from ${seated} x
        join care.trainees t on t.id = x.trainee_id
        cross join lateral (
          select count(*) filter (where a.status = 'present') as present, count(*) filter (where a.status = 'late') as late,
                 count(*) filter (where a.status = 'absent') as absent, count(*) filter (where a.status = 'excused') as excused
          from care.attendances a where a.trainee_id = t.id and a.session_id in (select care.taught_sessions())) a
        cross join lateral (
          select count(*) filter (where w.state = 'waiting') as waiting, count(*) filter (where w.state = 'accepted') as accepted,
                 count(*) filter (where w.state = 'to_redo') as to_redo
          from care.submissions w where w.trainee_id = t.id and w.session_id in (select care.taught_sessions())) w
        order by t.last_name, t.first_name, t.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    tx,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from ${seated} x`.execute(tx);
  return { learners: rows.map(presentProgress), total: counted.rows[0]?.total ?? 0 };
}
