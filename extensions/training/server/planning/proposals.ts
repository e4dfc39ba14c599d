/**
 * Plans that are proposed, kept, and accepted. Planning reserves nothing; accepting checks every rule again with the checker,
 * then has the database make the session under the locks of every new session, or nothing.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { Caller } from '@huntzen/kernel/server';
import type {
  PlanningRules,
  Proposal,
  ProposalCheck,
  ProposalEdit,
  ProposalOutcome,
  ProposalRequest,
} from '../../contracts/proposals.ts';
import { checkPlans, planMany, scorePlan, type Fault } from '../../planner/index.ts';
import { unknownChoice } from '../choices.ts';
import { constraintOf, explained } from '../refusals.ts';
import { plannerRulesOf } from './asked.ts';
import { ProposalNotPossibleError, ProposalOutdatedError } from './errors.ts';
import { aYearAfter, prepare, type Prepared } from './prepare.ts';
import { isBlocking, sayFault } from './say-fault.ts';
import { sayRefusal } from './say-refusal.ts';
import {
  countProposals,
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
      if (subject === undefined) throw unknownChoice('lessons');
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
      const prepared = await prepare(tx, asked);
      const days = asked.flatMap(({ from, to }) => [from, to]).sort();
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

  /** Proposals of one state, or those that are open, the latest first. */
  list(
    caller: Caller,
    status: Proposal['status'] | 'open',
    page: number,
  ): Promise<{ proposals: Proposal[]; total: number }> {
    return this.#database.as(caller, async (tx) => {
      const statuses = status === 'open' ? (['asked', 'proposed'] as const) : [status];
      return {
        proposals: await findProposals(tx, statuses, { limit: pageSize, offset: (page - 1) * pageSize }),
        total: await countProposals(tx, statuses),
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
   * still; what n8n planned, what somebody changed by hand, and what moves, those that nobody can give up.
   *
   * @throws NotFoundError, TrainingRuleError (decided already), ProposalOutdatedError (a rule no longer holds, or taken meanwhile).
   */
  async accept(caller: Caller, id: string, note: string | null, now: number): Promise<string> {
    try {
      return await explained(() =>
        this.#database.as(caller, async (tx) => {
          const proposal = await lockProposal(tx, id);
          const { faults, named } = await judge(tx, proposal, proposal.lessons, now);
          const { proposed_lessons, before, planned_by } = proposal;
          const isAsProposed = proposed_lessons === null && before === null && planned_by === 'planner';
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
