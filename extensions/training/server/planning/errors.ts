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
