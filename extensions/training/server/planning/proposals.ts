/**
 * Plans that are proposed, kept, and accepted. Planning reserves nothing; accepting checks every rule again with the checker,
 * then has the database make the session under the locks of every new session, or nothing.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { InvalidInputError, type Caller } from '@huntzen/kernel/server';
import type {
  PlanningRules,
  Proposal,
  ProposalCheck,
  ProposalEdit,
  ProposalOutcome,
  ProposalRequest,
} from '../../contracts/proposals.ts';
import { checkPlans, planMany, scorePlan, type Fault, type PlanRequest } from '../../planner/index.ts';
import { isKnownZone } from '../domain/wall-time.ts';
import { constraintOf, explained } from '../refusals.ts';
import { plannerRulesOf, planRequestOf } from './asked.ts';
import { ProposalNotPossibleError, ProposalOutdatedError } from './errors.ts';
import { isBlocking, sayFault } from './say-fault.ts';
import { sayRefusal } from './say-refusal.ts';
import {
  findProposals,
  getProposal,
  keepProposal,
  lessonOf,
  lockProposal,
  storedLesson,
  worldOf,
  type LockedProposal,
  type StoredLesson,
  type StretchBefore,
} from './stored.ts';
import { readWorld, type NamedWorld, type Names } from './world.ts';

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

const noNames: Names = { rooms: new Map(), instructors: new Map() };

const isSameLesson = (a: StoredLesson, b: StretchBefore): boolean =>
  a.startsAt === b.startsAt &&
  a.endsAt === b.endsAt &&
  a.roomId === b.roomId &&
  a.instructorId === b.instructorId;

interface FoundFault {
  readonly fault: Fault;
  /** The key of the lesson that it is about; null for the whole. */
  readonly key: string | null;
  /** Whether the proposal cannot be held with it. */
  readonly blocks: boolean;
}

interface Judged {
  readonly faults: readonly FoundFault[];
  readonly named: NamedWorld;
}

/**
 * What is wrong with the lessons of a proposal in the world of now. What a change leaves as it is in the session blocks nothing, and is
 * told only when it cannot be held.
 */
async function judge(
  tx: Transaction,
  proposal: LockedProposal,
  lessons: readonly StoredLesson[],
  now: number,
): Promise<Judged> {
  const { request, before } = proposal;
  const named = await worldOf(tx, proposal, now);
  const kept = new Map(lessons.map((lesson) => [lessonOf(request.id)(lesson), lesson] as const));
  const faults = checkPlans([request], [...kept.keys()], named.world).flatMap((fault): FoundFault[] => {
    const lesson = fault.lesson === undefined ? undefined : kept.get(fault.lesson);
    const stays =
      lesson !== undefined && before?.some((one) => one.id === lesson.key && isSameLesson(lesson, one));
    if (stays === true && !isBlocking(fault)) return [];
    return [{ fault, key: lesson?.key ?? null, blocks: isBlocking(fault) && stays !== true }];
  });
  return { faults, named };
}

/** The lessons of a proposal as somebody would have them, in order; what is left out is dropped. */
function editedLessons(
  { lessons, proposed_lessons }: LockedProposal,
  edit: ProposalEdit,
): readonly StoredLesson[] {
  const known = new Map([...(proposed_lessons ?? []), ...lessons].map((one) => [one.key, one]));
  const iso = (instant: string) => new Date(instant).toISOString();
  return edit.lessons
    .map(({ key, startsAt, endsAt, roomId, instructorId }) => {
      const subject = known.get(key)?.subject;
      if (subject === undefined) throw unknown('lessons');
      return { key, subject, roomId, instructorId, startsAt: iso(startsAt), endsAt: iso(endsAt) };
    })
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

const scoreOf = ({ request }: LockedProposal, lessons: readonly StoredLesson[], { world }: NamedWorld) =>
  scorePlan(request, lessons.map(lessonOf(request.id)), world.rules);

/** The service of proposals. */
export class ProposalService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** Plans requests together and keeps what can be planned. @throws InvalidInputError for choices that are not there. */
  async propose(
    caller: Caller,
    { requests: asked, rules }: { requests: readonly ProposalRequest[]; rules: PlanningRules },
    language: 'fr' | 'en',
    now: number,
  ): Promise<ProposalOutcome[]> {
    const { prepared, world, names } = await this.#database.as(caller, async (tx) => {
      const prepared: Prepared[] = [];
      for (const [index, one] of asked.entries()) prepared.push(await prepare(tx, one, index));
      const days = asked.flatMap(({ from, to }) => [from, to]).sort();
      // As far as a longer window is looked at when one is too short.
      const to = aYearAfter(days.at(-1) ?? '');
      return {
        prepared,
        ...(await readWorld(tx, days[0] ?? '', to, now, { rules: plannerRulesOf(rules) })),
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
        const { asked: one, request, title } = prepared[index] as Prepared;
        answered.push(
          outcome.kind === 'planned'
            ? {
                kind: 'planned',
                proposal: await keepProposal(tx, caller, {
                  companyId: one.companyId,
                  courseId: one.courseId,
                  title,
                  modality: 'in_person',
                  capacity: one.groupSize,
                  request: { ...request, rules: world.rules },
                  lessons: outcome.lessons.map((lesson, at) => storedLesson(lesson, String(at + 1))),
                  score: outcome.score,
                }),
              }
            : { kind: 'refused', refusal: sayRefusal(outcome.refusal, language, names) },
        );
      }
      return answered;
    });
  }

  /** Proposals of one state, the latest first. */
  list(
    caller: Caller,
    status: Proposal['status'],
    page: number,
  ): Promise<{ proposals: Proposal[]; total: number }> {
    return this.#database.as(caller, async (tx) => {
      const counted = await sql<{ total: number }>`
        select count(*)::integer as total from care.planning_proposals where status = ${status}`.execute(tx);
      return {
        proposals: await findProposals(tx, status, { limit: pageSize, offset: (page - 1) * pageSize }),
        total: counted.rows[0]?.total ?? 0,
      };
    });
  }

  /** What would be wrong with a proposal changed by hand. @throws NotFoundError, TrainingRuleError (decided already). */
  check(
    caller: Caller,
    id: string,
    edit: ProposalEdit,
    { now, language }: { now: number; language: 'fr' | 'en' },
  ): Promise<ProposalCheck> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const proposal = await lockProposal(tx, id);
        const lessons = editedLessons(proposal, edit);
        const { faults, named } = await judge(tx, proposal, lessons, now);
        return {
          score: scoreOf(proposal, lessons, named),
          faults: faults.map(({ fault, key, blocks }) => ({
            key,
            code: fault.code,
            message: sayFault(fault, named.names, proposal.request.timeZone)[language],
            isBlocking: blocks,
          })),
        };
      }),
    );
  }

  /**
   * Changes a proposal by hand.
   *
   * @throws NotFoundError, TrainingRuleError (decided already), ProposalNotPossibleError (taken, closed, too small).
   */
  edit(caller: Caller, id: string, edit: ProposalEdit, now: number): Promise<Proposal> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const proposal = await lockProposal(tx, id);
        const lessons = editedLessons(proposal, edit);
        const { faults, named } = await judge(tx, proposal, lessons, now);
        const blocking = faults.filter(({ blocks }) => blocks).map(({ fault }) => fault);
        if (blocking.length > 0)
          throw new ProposalNotPossibleError(blocking, named.names, proposal.request.timeZone);
        const score = scoreOf(proposal, lessons, named);
        await sql`
          select care.change_planning_proposal(
            ${id}::uuid, ${JSON.stringify(lessons)}::jsonb, ${JSON.stringify(score)}::jsonb)`.execute(tx);
        return getProposal(tx, id);
      }),
    );
  }

  /**
   * Makes the session of a proposal, or moves the hours of one; returns its id. What the planner proposed must keep every rule
   * still; what somebody changed by hand, or what moves, those that nobody can give up.
   *
   * @throws NotFoundError, TrainingRuleError (decided already), ProposalOutdatedError (a rule no longer holds, or taken meanwhile).
   */
  async accept(caller: Caller, id: string, note: string | null, now: number): Promise<string> {
    try {
      return await explained(() =>
        this.#database.as(caller, async (tx) => {
          const proposal = await lockProposal(tx, id);
          const { faults, named } = await judge(tx, proposal, proposal.lessons, now);
          const isAsProposed = proposal.proposed_lessons === null && proposal.before === null;
          const standing = faults.filter(({ blocks }) => isAsProposed || blocks).map(({ fault }) => fault);
          if (standing.length > 0)
            throw new ProposalOutdatedError(standing, named.names, proposal.request.timeZone);
          const made = await sql<{ id: string }>`
            select care.accept_planning_proposal(${id}::uuid, ${note}) as id`.execute(tx);
          return made.rows[0]?.id ?? '';
        }),
      );
    } catch (error) {
      // Somebody else was faster between the check and the lock.
      if (!lostRaces.has(constraintOf(error) ?? '')) throw error;
      throw new ProposalOutdatedError([], noNames, 'UTC');
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

const lostRaces = new Set(['training_conflict', 'training_people_conflict']);

const aYearAfter = (day: string): string =>
  new Date(Date.parse(day) + 366 * 86_400_000).toISOString().slice(0, 10);
