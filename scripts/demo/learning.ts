import { randomUUID } from 'node:crypto';
import type { Caller } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { LearningServices } from '../../extensions/training/server/learning/routes.ts';
import {
  attendances,
  enrolmentsWithoutSession,
  runningSession,
  works,
  type DemoWork,
} from './content/learning.ts';
import { documentIdFor } from './deterministic.ts';

const timeZone = 'Europe/Paris';
const courseId = (code: string) => documentIdFor(`course ${code}`);

const pdf = (title: string) =>
  Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
      '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R',
      '  /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj',
      `4 0 obj << /Length ${title.length + 40} >> stream`,
      `BT /F1 24 Tf 72 720 Td (${title}) Tj ET`,
      'endstream endobj',
      'trailer << /Root 1 0 R >>',
      '%%EOF',
    ].join('\n'),
  ).toString('base64');

/** Past lessons cannot be planned, so they are planned ahead and then put where they were. */
async function moveLessons(client: pg.Client, sessionId: string): Promise<readonly string[]> {
  const today = Temporal.Now.plainDateISO(timeZone);
  const days = runningSession.weeks.map((weeks) => today.add({ weeks }));
  const { rows } = await client.query<{ id: string }>(
    'select id from care.room_reservations where session_id = $1 order by lower(during)',
    [sessionId],
  );
  const [from, to] = runningSession.hours;
  const at = (day: Temporal.PlainDate, hour: number) =>
    day.toZonedDateTime({ timeZone, plainTime: { hour } }).toInstant().toString();
  for (const [index, { id }] of rows.entries()) {
    const day = days[index] ?? today;
    await client.query('update care.room_reservations set during = tstzrange($2, $3) where id = $1', [
      id,
      at(day, from),
      at(day, to),
    ]);
  }
  return days.map(String);
}

/** Puts work, its rounds and its marks where they were in time, as if they had been made then. */
async function ageWork(client: pg.Client, id: string, daysAgo: number): Promise<void> {
  await client.query('begin');
  // What was handed in is not changed, by nobody: but for this transaction of the demonstration.
  await client.query('set local session_replication_role = replica');
  const ago = `now() - make_interval(days => ${daysAgo})`;
  await client.query(`update care.submissions set made_at = ${ago}, handed_in_at = ${ago} where id = $1`, [
    id,
  ]);
  await client.query(`update care.submission_rounds set handed_in_at = ${ago} where submission_id = $1`, [
    id,
  ]);
  await client.query(
    `update care.submission_marks set made_at = ${ago} + interval '1 day'
     where round_id in (select id from care.submission_rounds where submission_id = $1)`,
    [id],
  );
  await client.query('commit');
}

/** Courses that are followed, work of several ages, some of it answered, and who was there. */
export async function loadLearning(
  strapi: Core.Strapi,
  client: pg.Client,
  { companyId, sessionId }: { companyId: string; sessionId: string },
): Promise<void> {
  const { courses, submissions, teaching } = strapi.get<LearningServices>('care.training');
  const { rows } = await client.query<{
    email: string;
    account: string;
    role: string;
    trainee: string | null;
  }>(
    `select u.email, p.account_id as account, p.role, t.id as trainee
     from care.people p join cms.up_users u on u.document_id = p.account_id left join care.trainees t on t.account_id = p.account_id
     where p.company_id = $1`,
    [companyId],
  );
  const find = (email: string) => {
    const person = rows.find((row) => row.email === email);
    if (person === undefined) throw new Error(`The demonstration has nobody with the address ${email}`);
    return person;
  };
  const callerOf = (email: string): Caller => {
    const { account, role } = find(email);
    return {
      accountId: account,
      role,
      companyId,
      sessionId: null,
      address: '127.0.0.1',
    };
  };
  const trainer = callerOf(runningSession.instructor);

  const days = await moveLessons(client, sessionId);
  for (const [lesson, statuses] of attendances.entries())
    for (const [index, status] of statuses.entries()) {
      const traineeId = find(runningSession.people[index] ?? '').trainee ?? '';
      await teaching.markAttendance(trainer, sessionId, { day: days[lesson] ?? '', traineeId, status });
    }

  for (const { learner, course } of enrolmentsWithoutSession)
    await courses.enrolMyself(callerOf(learner), courseId(course));
  const handIn = ({ learner, course, title, text, file }: DemoWork) =>
    submissions.handIn(callerOf(learner), {
      courseId: courseId(course),
      title,
      text,
      files: file === undefined ? [] : [{ name: file, content: pdf(file) }],
      clientId: randomUUID(),
    });
  for (const work of works) {
    const { id, rounds } = await handIn(work);
    const { answer } = work;
    if (answer !== undefined)
      await submissions.decide(trainer, id, {
        roundId: rounds[0]?.id ?? '',
        result: answer.result,
        mark: answer.mark ?? null,
        comment: answer.comment,
      });
    await ageWork(client, id, work.daysAgo);
  }
  // What happened before the demonstration began is told to nobody by mail.
  await client.query(
    `delete from graphile_worker._private_jobs where payload ->> 'template' = 'submission-marked'`,
  );
}
