/** The people of training and those who teach, for planners. */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { Instructor, Trainee, TraineeStage, TrainingChoices, WeeklyHours } from '../contracts/index.ts';
import type { Outcome } from './places.ts';
import { presentTrainee, type TraineeRow } from './present.ts';
import { explained } from './refusals.ts';
import { readRooms, readTeachers } from './resources-store.ts';

const traineeColumns = sql`
  t.id, t.stage, t.approved, t.first_name, t.last_name, t.email, t.company_id, k.name as company_name, t.course_id,
  c.title as course_title, t.account_id, t.created_at`;

const traineeTables = sql`
  care.trainees t
  join cms.companies k on k.document_id = t.company_id
  left join care.courses c on c.id = t.course_id`;

async function getTrainee(tx: Transaction, id: string): Promise<Trainee> {
  const { rows } =
    await sql<TraineeRow>`select ${traineeColumns} from ${traineeTables} where t.id = ${id}`.execute(tx);
  if (rows[0] === undefined) throw new NotFoundError();
  return presentTrainee(rows[0]);
}

/** What is said of somebody new. */
export interface NewTrainee {
  companyId: string;
  stage: 'prospect' | 'candidate';
  firstName: string;
  lastName: string;
  email: string;
  language: 'fr' | 'en';
  courseId?: string | undefined;
}

/** What a conversion asks for. */
export interface Conversion {
  stage: 'candidate' | 'learner';
  courseId?: string | undefined;
  sessionId?: string | undefined;
}

/** The service of trainees and instructors. */
export class PeopleService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of people, by name. */
  list(
    caller: Caller,
    filter: {
      company?: string | undefined;
      stage?: TraineeStage | undefined;
      search?: string | undefined;
      page: number;
    },
  ): Promise<{ trainees: Trainee[]; total: number }> {
    const { company = null, stage = null, search = '', page } = filter;
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const matches = sql`
      (${company}::text is null or t.company_id = ${company}) and (${stage}::text is null or t.stage = ${stage})
      and t.first_name || ' ' || t.last_name || ' ' || t.email ilike ${pattern}`;
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<TraineeRow>`
        select ${traineeColumns} from ${traineeTables} where ${matches}
        order by t.last_name, t.first_name, t.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
        tx,
      );
      const counted = await sql<{ total: number }>`
        select count(*) as total from ${traineeTables} where ${matches}`.execute(tx);
      return { trainees: rows.map(presentTrainee), total: counted.rows[0]?.total ?? 0 };
    });
  }

  /** Adds a prospect or a candidate. Throws TrainingRuleError when the address is known. */
  create(caller: Caller, person: NewTrainee): Promise<Trainee> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const { rows } = await sql<{ id: string }>`
          select care.register_trainee(${person.companyId}, ${person.stage}, ${person.firstName}, ${person.lastName},
                                       ${person.email}, ${person.language}, ${person.courseId ?? null}) as id`.execute(
          tx,
        );
        return getTrainee(tx, rows[0]?.id ?? '');
      }),
    );
  }

  /** Approves a candidate. Throws NotFoundError, TrainingRuleError. */
  approve(caller: Caller, id: string): Promise<Trainee> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        await getTrainee(tx, id);
        await sql`select care.approve_trainee(${id})`.execute(tx);
        return getTrainee(tx, id);
      }),
    );
  }

  /** Makes a prospect a candidate, or somebody a learner with a login. Throws NotFoundError, TrainingRuleError. */
  convert(
    caller: Caller,
    id: string,
    { stage, courseId, sessionId }: Conversion,
  ): Promise<{ trainee: Trainee; outcome: Outcome | 'none' }> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const { rows } = await sql<{ outcome: Outcome | 'none' }>`
          select care.convert_trainee(${id}, ${stage}, ${courseId ?? null}, ${sessionId ?? null}) as outcome`.execute(
          tx,
        );
        return { trainee: await getTrainee(tx, id), outcome: rows[0]?.outcome ?? 'none' };
      }),
    );
  }

  /** Sets what an instructor teaches and when. Throws NotFoundError. */
  putInstructor(
    caller: Caller,
    id: string,
    { courseIds, hours }: { courseIds: readonly string[]; hours: readonly WeeklyHours[] },
  ): Promise<Instructor> {
    return this.#database.as(caller, async (tx) => {
      const found = await tx
        .selectFrom('care.instructors')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst();
      if (found === undefined) throw new NotFoundError();
      await tx.deleteFrom('care.instructor_skills').where('instructor_id', '=', id).execute();
      await tx.deleteFrom('care.instructor_hours').where('instructor_id', '=', id).execute();
      if (courseIds.length > 0) {
        await sql`
          insert into care.instructor_skills (instructor_id, course_id)
          select ${id}, c.id from care.courses c where c.id = any (${[...courseIds]}::text[])`.execute(tx);
      }
      if (hours.length > 0) {
        await tx
          .insertInto('care.instructor_hours')
          .values(
            hours.map(({ weekday, startTime, endTime, timeZone }) => ({
              instructor_id: id,
              weekday,
              start_time: startTime,
              end_time: endTime,
              time_zone: timeZone,
            })),
          )
          .execute();
      }
      const teacher = (await readTeachers(tx)).find((one) => one.id === id);
      if (teacher === undefined) throw new NotFoundError();
      return presentInstructor(teacher);
    });
  }

  /** What the forms of planners choose from. */
  choices(caller: Caller): Promise<TrainingChoices> {
    return this.#database.as(caller, async (tx) => ({
      courses: await tx
        .selectFrom('care.courses')
        .select(['id', 'code', 'title', 'category', 'hours'])
        .where('active', '=', true)
        .orderBy('title')
        .execute()
        .then((rows) => rows.map((row) => ({ ...row, category: row.category as 'short' | 'cap' }))),
      rooms: (await readRooms(tx)).map(({ id, code, name, capacity, anyCourse, courseIds, timeZone }) => ({
        id,
        code,
        name,
        capacity,
        anyCourse,
        courseIds: [...courseIds],
        timeZone,
      })),
      instructors: (await readTeachers(tx)).map(presentInstructor),
      companies: (
        await tx
          .selectFrom('cms.companies')
          .select(['document_id', 'name', 'time_zone'])
          .where('active', '=', true)
          .orderBy('name')
          .execute()
      ).map((row) => ({
        id: row.document_id ?? '',
        name: row.name ?? '',
        timeZone: row.time_zone ?? 'Europe/Paris',
      })),
      n8nPlans: await canAskN8n(tx),
    }));
  }
}

async function canAskN8n(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ can: boolean }>`select care.can_ask_planning() as can`.execute(tx);
  return rows[0]?.can === true;
}

type Teacher = Awaited<ReturnType<typeof readTeachers>>[number];

const presentInstructor = ({ id, name, courseIds, hours }: Teacher): Instructor => ({
  id,
  name,
  courseIds: [...courseIds],
  hours: [...hours],
});
