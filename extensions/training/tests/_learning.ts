import { randomUUID } from 'node:crypto';
import type { Caller } from '@huntzen/kernel/server';
import { createKeyRing } from '@huntzen/records/crypto';
import type { SubmissionInput } from '../contracts/index.ts';
import { CourseService } from '../server/learning/courses.ts';
import { FileVault } from '../server/learning/files.ts';
import { SubmissionService } from '../server/learning/submissions.ts';
import { TeachingService } from '../server/learning/teaching.ts';
import { asCaller, createInstructor, createSchool, type Bench, type School } from './_util.ts';

/** The services of learning on a bench. */
export const openLearning = (
  bench: Bench,
  onUnreadable: ConstructorParameters<typeof SubmissionService>[2] = () => undefined,
) => ({
  courses: new CourseService(bench.care),
  submissions: new SubmissionService(
    bench.care,
    new FileVault(createKeyRing({ RECORDS_KEY: 'a records key of more than thirty-two characters' })),
    onUnreadable,
  ),
  teaching: new TeachingService(bench.care, bench.newSessions),
});

/** A trainer as a caller, with the id that instructors are known by. */
export interface TestTrainer extends Caller {
  instructorId: string;
}

/** Makes a trainer of a school who can teach its course. */
export async function createTrainer(bench: Pick<Bench, 'pool'>, school: School): Promise<TestTrainer> {
  const instructorId = await createInstructor(bench.pool, school.company, [school.course]);
  const { rows } = await bench.pool.query<{ account_id: string }>(
    'select account_id from care.instructors where id = $1',
    [instructorId],
  );
  const accountId = rows[0]?.account_id ?? '';
  return { ...asCaller({ accountId, role: 'trainer', companyId: school.company }), instructorId };
}

/** A school with a trainer. */
export async function createTaughtSchool(
  bench: Pick<Bench, 'pool'>,
): Promise<School & { trainer: TestTrainer }> {
  const school = await createSchool(bench.pool);
  return { ...school, trainer: await createTrainer(bench, school) };
}

/** Moves all hours of a session to a stretch of time, as if it had been planned then. */
export async function moveTo(
  bench: Pick<Bench, 'pool'>,
  session: string,
  startsAt: Date,
  hours = 3,
): Promise<void> {
  await bench.pool.query(
    'update care.room_reservations set during = tstzrange($2, $3) where session_id = $1',
    [session, startsAt, new Date(startsAt.getTime() + hours * 3_600_000)],
  );
}

/** What a learner sends, with a client id of its own. */
export const work = (courseId: string, options: Partial<SubmissionInput> = {}): SubmissionInput => ({
  courseId,
  title: 'Griffes d’une bague',
  text: 'Voici mon travail.',
  files: [],
  clientId: randomUUID(),
  ...options,
});

/** The bytes of a small PDF, as they are sent. */
export const pdfFile = (text: string, name = 'travail.pdf') => ({
  name,
  content: Buffer.from(`%PDF-1.7\n${text}`).toString('base64'),
});
