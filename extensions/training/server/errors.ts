import { DomainError, type ErrorDetail, type Text } from '@huntzen/kernel/server';

/** Some of what a session would take is taken. The details say by which session, when, and what is free instead. */
export class TrainingConflictError extends DomainError {
  override readonly name = 'TrainingConflictError';
  readonly kind = 'conflict';
  readonly code = 'training_conflict';
  readonly text: Text = {
    fr: 'Une salle ou un formateur est déjà pris à ce moment.',
    en: 'A room or an instructor is already taken at that time.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(details: readonly ErrorDetail[]) {
    super();
    this.details = details;
  }
}

/** The session breaks a rule of its rooms, instructors or course. */
export class SessionNotPossibleError extends DomainError {
  override readonly name = 'SessionNotPossibleError';
  readonly kind = 'rule';
  readonly code = 'session_not_possible';
  readonly text: Text = {
    fr: 'Cette session n’est pas possible ainsi.',
    en: 'This session is not possible like this.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(details: readonly ErrorDetail[]) {
    super();
    this.details = details;
  }
}

/** A rule of places, lines or people says no; the text says why and what would work. */
export class TrainingRuleError extends DomainError {
  override readonly name = 'TrainingRuleError';
  readonly kind: 'rule' | 'conflict';
  readonly code: string;
  readonly text: Text;

  constructor(code: string, text: Text, kind: 'rule' | 'conflict' = 'rule') {
    super();
    this.code = code;
    this.text = text;
    this.kind = kind;
  }
}
