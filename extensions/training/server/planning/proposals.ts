/**
 * Plans that are proposed, kept, and accepted. Planning reserves nothing; accepting checks every rule again with the checker,
 * then has the database make the session under the locks of every new session, or nothing.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { InvalidInputError, type Caller } from '@huntzen/kernel/server';
import type { Proposal, ProposalOutcome, ProposalRequest } from '../../contracts/proposals.ts';
import {
  checkPlans,
  planMany,
  type Lesson,
  type PlanOutcome,
  type PlanRequest,
  type PlanScore,
} from '../../planner/index.ts';
import { isKnownZone } from '../domain/wall-time.ts';
import { constraintOf, explained } from '../refusals.ts';
import { planRequestOf } from './asked.ts';
import { ProposalOutdatedError } from './errors.ts';
import { presentProposal, readNames, type ProposalRow, type StoredLesson } from './present-proposal.ts';
import { sayRefusal } from './say-refusal.ts';
import { readWorld } from './world.ts';

interface Prepared {
  readonly asked: ProposalRequest;
  readonly request: PlanRequest;
  readonly title: string;
}

const unknown = (path: string) =>
  new InvalidInputError([
    { path, text: { fr: 'Ce choix n’existe plus.', en: 'This choice no longer exists.' } },
  ]);

async function prepare(tx: Transaction, asked: ProposalRequest, index: number): Promise<Prepared> {
  const path = `requests.${index}`;
  const course = await tx
    .selectFrom('care.courses')
    .select(['title', 'hours'])
    .where('id', '=', asked.courseId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (course === undefined) throw unknown(`${path}.courseId`);
  const company = await tx
    .selectFrom('cms.companies')
    .select('time_zone')
    .where('document_id', '=', asked.companyId)
    .executeTakeFirst();
  if (company === undefined) throw unknown(`${path}.companyId`);
  const timeZone = asked.zone ?? company.time_zone ?? 'Europe/Paris';
  if (!isKnownZone(timeZone)) throw unknown(`${path}.zone`);
  const titles = asked.subjects.map(({ title }) => title);
  if (new Set(titles).size < titles.length)
    throw new InvalidInputError([
      {
        path: `${path}.subjects`,
        text: { fr: 'Deux matières ont le même nom.', en: 'Two subjects have the same name.' },
      },
    ]);
  return {
    asked,
    title: asked.title ?? course.title,
    request: planRequestOf(String(index), asked, { courseHours: course.hours, timeZone }),
  };
}

const storedLessons = (lessons: readonly Lesson[]): StoredLesson[] =>
  lessons.map(({ subject, roomId, instructorId, start, end }) => ({
    subject,
    roomId,
    instructorId,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(end).toISOString(),
  }));

async function keep(
  tx: Transaction,
  caller: Caller,
  { asked, request, title }: Prepared,
  lessons: readonly Lesson[],
  score: PlanScore,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into care.planning_proposals
      (company_id, course_id, title, modality, capacity, zone, request, lessons, score, created_by)
    values (${asked.companyId}, ${asked.courseId}, ${title}, 'in_person', ${asked.groupSize}, ${request.timeZone},
            ${JSON.stringify(request)}::jsonb, ${JSON.stringify(storedLessons(lessons))}::jsonb, ${JSON.stringify(score)}::jsonb,
            ${caller.accountId})
    returning id`.execute(tx);
  return rows[0]?.id ?? '';
}

const columns = sql`
  p.id, p.status, p.title, p.capacity, p.zone, p.lessons, p.score, p.session_id, p.created_at, c.id as course_id,
  c.code as course_code, c.title as course_title, k.document_id as company_id, k.name as company_name`;
const tables = sql`
  care.planning_proposals p
  join care.courses c on c.id = p.course_id
  join cms.companies k on k.document_id = p.company_id`;

async function getProposal(tx: Transaction, id: string): Promise<Proposal> {
  const { rows } = await sql<ProposalRow>`select ${columns} from ${tables} where p.id = ${id}`.execute(tx);
  return presentProposal(rows[0] as ProposalRow, await readNames(tx));
}

/** The service of proposals. */
export class ProposalService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** Plans requests together and keeps what can be planned. @throws InvalidInputError for choices that are not there. */
  async propose(
    caller: Caller,
    asked: readonly ProposalRequest[],
    language: 'fr' | 'en',
    now: number,
  ): Promise<ProposalOutcome[]> {
    const { prepared, world, names } = await this.#database.as(caller, async (tx) => {
      const prepared: Prepared[] = [];
      for (const [index, one] of asked.entries()) prepared.push(await prepare(tx, one, index));
      const from = asked.map((one) => one.from).sort()[0] ?? '';
      // As far as a longer window is looked at when one is too short.
      const to =
        asked
          .map((one) => one.to)
          .sort()
          .at(-1) ?? '';
      return {
        prepared,
        ...(await readWorld(tx, from < to ? from : to, aYearAfter(to > from ? to : from), now)),
      };
    });
    // Planning takes its time: no transaction waits for it.
    const outcomes = planMany(
      prepared.map(({ request }) => request),
      world,
    );
    return this.#database.as(caller, async (tx) => {
      const answered: ProposalOutcome[] = [];
      for (const [index, outcome] of outcomes.entries()) {
        const one = prepared[index] as Prepared;
        answered.push(
          outcome.kind === 'planned'
            ? { kind: 'planned', proposal: await this.#keepPlan(tx, caller, one, outcome) }
            : { kind: 'refused', refusal: sayRefusal(outcome.refusal, language, names) },
        );
      }
      return answered;
    });
  }

  async #keepPlan(
    tx: Transaction,
    caller: Caller,
    prepared: Prepared,
    { lessons, score }: Extract<PlanOutcome, { kind: 'planned' }>,
  ): Promise<Proposal> {
    return getProposal(tx, await keep(tx, caller, prepared, lessons, score));
  }

  /** Proposals of one state, the latest first. */
  list(
    caller: Caller,
    status: Proposal['status'],
    page: number,
  ): Promise<{ proposals: Proposal[]; total: number }> {
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<ProposalRow>`
        select ${columns} from ${tables} where p.status = ${status}
        order by p.created_at desc, p.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      const counted = await sql<{ total: number }>`
        select count(*)::integer as total from care.planning_proposals where status = ${status}`.execute(tx);
      const names = await readNames(tx);
      return {
        proposals: rows.map((row) => presentProposal(row, names)),
        total: counted.rows[0]?.total ?? 0,
      };
    });
  }

  /**
   * Makes the session of a proposal; returns its id.
   *
   * @throws NotFoundError, TrainingRuleError (decided already), ProposalOutdatedError (a rule no longer holds, or taken meanwhile).
   */
  async accept(caller: Caller, id: string, now: number): Promise<string> {
    try {
      return await explained(() =>
        this.#database.as(caller, async (tx) => {
          const { rows } = await sql<{ request: PlanRequest; lessons: StoredLesson[] }>`
            select request, lessons from care.lock_planning_proposal(${id})`.execute(tx);
          const { request, lessons } = rows[0] as { request: PlanRequest; lessons: StoredLesson[] };
          const { world, names } = await readWorld(tx, request.from, request.to, now);
          const faults = checkPlans([request], lessons.map(lessonOf(request.id)), world);
          if (faults.length > 0) throw new ProposalOutdatedError(faults, names, request.timeZone);
          const made = await sql<{ id: string }>`select care.accept_planning_proposal(${id}) as id`.execute(
            tx,
          );
          return made.rows[0]?.id ?? '';
        }),
      );
    } catch (error) {
      // Somebody else was faster between the check and the lock.
      if (constraintOf(error) === 'training_conflict')
        throw new ProposalOutdatedError([], { rooms: new Map(), instructors: new Map() }, 'UTC');
      throw error;
    }
  }

  /** Puts a proposal aside. @throws NotFoundError, TrainingRuleError (decided already). */
  dismiss(caller: Caller, id: string): Promise<Proposal> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        await sql`select care.dismiss_planning_proposal(${id})`.execute(tx);
        return getProposal(tx, id);
      }),
    );
  }
}

const aYearAfter = (day: string): string =>
  new Date(Date.parse(day) + 366 * 86_400_000).toISOString().slice(0, 10);

const lessonOf =
  (requestId: string) =>
  ({ subject, roomId, instructorId, startsAt, endsAt }: StoredLesson): Lesson => ({
    requestId,
    subject,
    roomId,
    instructorId,
    start: Date.parse(startsAt),
    end: Date.parse(endsAt),
  });
