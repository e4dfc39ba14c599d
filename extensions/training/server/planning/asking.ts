/**
 * Plans that n8n is asked for in place of the planner of the platform. The proposal that waits and the question in the outbox are
 * written by one transaction; nothing is reserved.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import type { PlanningRules, Proposal, ProposalOutcome, ProposalRequest } from '../../contracts/proposals.ts';
import { findEligible, isRefusal } from '../../planner/eligibility.ts';
import { defaultRules, planOne } from '../../planner/index.ts';
import { explained } from '../refusals.ts';
import { plannerRulesOf } from './asked.ts';
import { aYearAfter, prepare, type Prepared } from './prepare.ts';
import { questionOf } from './question.ts';
import { sayRefusal } from './say-refusal.ts';
import { getProposal, storedLesson, type StoredRequest } from './stored.ts';
import { readWorld, type NamedWorld } from './world.ts';

async function ask(
  tx: Transaction,
  { asked, request, title }: Prepared,
  { world }: NamedWorld,
  now: number,
): Promise<Proposal> {
  const proposal = {
    companyId: asked.companyId,
    courseId: asked.courseId,
    title,
    capacity: asked.groupSize,
    zone: request.timeZone,
    request: { ...request, rules: world.rules },
  };
  const question = questionOf(title, request, world, now);
  const { rows } = await sql<{ id: string }>`
    select care.ask_planning(${JSON.stringify(proposal)}::jsonb, ${JSON.stringify(question)}::jsonb) as id`.execute(
    tx,
  );
  return getProposal(tx, rows[0]?.id ?? '');
}

/** The service that asks n8n for plans. */
export class AskingService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /**
   * Has n8n plan each request; one that nobody could plan is refused at once.
   *
   * @throws InvalidInputError for choices that are not there; TrainingRuleError without an n8n, or with too much to tell it.
   */
  ask(
    caller: Caller,
    { requests, rules }: { requests: readonly ProposalRequest[]; rules: PlanningRules },
    language: 'fr' | 'en',
    now: number,
  ): Promise<ProposalOutcome[]> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const prepared = await prepare(tx, requests);
        const days = requests.flatMap(({ from, to }) => [from, to]).sort();
        const named = await readWorld(tx, days[0] ?? '', days.at(-1) ?? '', now, {
          rules: plannerRulesOf(rules),
        });
        const outcomes: ProposalOutcome[] = [];
        for (const one of prepared) {
          const eligible = findEligible(one.request, named.world);
          outcomes.push(
            isRefusal(eligible)
              ? { kind: 'refused', refusal: sayRefusal(eligible, language, named.names) }
              : { kind: 'asked', proposal: await ask(tx, one, named, now) },
          );
        }
        return outcomes;
      }),
    );
  }

  /**
   * Plans what n8n was asked and has not planned; refused, the proposal waits on.
   *
   * @throws NotFoundError, TrainingRuleError (it waits for no answer any more).
   */
  planInstead(caller: Caller, id: string, language: 'fr' | 'en', now: number): Promise<ProposalOutcome> {
    return explained(async () => {
      const { request, named } = await this.#database.as(caller, async (tx) => {
        const { rows } = await sql<{ request: StoredRequest }>`
          select request from care.asked_proposal(${id}::uuid)`.execute(tx);
        const { request } = rows[0] as { request: StoredRequest };
        const { from, to, rules = defaultRules } = request;
        return { request, named: await readWorld(tx, from, aYearAfter(to), now, { rules }) };
      });
      // Planning takes its time: no transaction waits for it.
      const outcome = planOne(request, named.world);
      if (outcome.kind === 'refused')
        return { kind: 'refused', refusal: sayRefusal(outcome.refusal, language, named.names) };
      const lessons = outcome.lessons.map((lesson, at) => storedLesson(lesson, String(at + 1)));
      return this.#database.as(caller, async (tx): Promise<ProposalOutcome> => {
        await sql`
          select care.plan_asked_proposal(
            ${id}::uuid, ${JSON.stringify(lessons)}::jsonb, ${JSON.stringify(outcome.score)}::jsonb)`.execute(
          tx,
        );
        return { kind: 'planned', proposal: await getProposal(tx, id) };
      });
    });
  }
}
