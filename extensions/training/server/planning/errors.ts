import { DomainError, type ErrorDetail, type Text } from '@huntzen/kernel/server';
import type { Fault } from '../../planner/index.ts';
import { sayFault } from './say-fault.ts';
import type { Names } from './world.ts';

const mostDetails = 10;

const detailsOf = (faults: readonly Fault[], names: Names, timeZone: string): ErrorDetail[] =>
  faults
    .slice(0, mostDetails)
    .map((fault) => ({ path: 'lessons', text: sayFault(fault, names, timeZone), value: fault.code }));

/** A proposal that the rooms, instructors or rules of now no longer allow; the details say where. */
export class ProposalOutdatedError extends DomainError {
  override readonly name = 'ProposalOutdatedError';
  readonly kind = 'conflict';
  readonly code = 'proposal_outdated';
  readonly text: Text = {
    fr: 'Cette proposition n’est plus possible : demandez-en une nouvelle.',
    en: 'This proposal is no longer possible: ask for a new one.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(faults: readonly Fault[], names: Names, timeZone: string) {
    super();
    this.details = detailsOf(faults, names, timeZone);
  }
}

/** A second, different answer to a planning question, or one to a proposal that was planned or put aside meanwhile. */
export class PlanningAnsweredError extends DomainError {
  override readonly name = 'PlanningAnsweredError';
  readonly kind = 'conflict';
  readonly code = 'planning_answered';
  readonly text: Text = {
    fr: 'Cette demande n’attend plus de réponse : une réponse est arrivée, ou elle a été planifiée ou écartée.',
    en: 'This question no longer waits for an answer: one came, or it was planned or put aside.',
  };
}

/** An answer to a planning question that came too late. */
export class PlanningExpiredError extends DomainError {
  override readonly name = 'PlanningExpiredError';
  readonly kind = 'rule';
  readonly code = 'planning_expired';
  readonly text: Text = {
    fr: 'Cette demande date de plus de 24 heures : sa réponse n’est plus attendue.',
    en: 'This question is more than 24 hours old: it no longer waits for an answer.',
  };
}

/** A proposal changed by hand in a way that no room, instructor or rule allows; the details say where. */
export class ProposalNotPossibleError extends DomainError {
  override readonly name = 'ProposalNotPossibleError';
  readonly kind = 'conflict';
  readonly code = 'proposal_not_possible';
  readonly text: Text = {
    fr: 'Cette proposition n’est pas possible ainsi.',
    en: 'This proposal is not possible like this.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(faults: readonly Fault[], names: Names, timeZone: string) {
    super();
    this.details = detailsOf(faults, names, timeZone);
  }
}
