import { DomainError, type ErrorDetail, type Text } from '@huntzen/kernel/server';
import type { ProblemCode } from '../contracts/index.ts';
import type { SessionProblem } from './domain/freeze-session.ts';

const problemTexts: Record<ProblemCode, (subject: string) => Text> = {
  not_published: () => ({
    fr: 'La séance est un brouillon. Publiez-la d’abord avec le bouton « Publier ».',
    en: 'The session is a draft. Publish it first with the “Publish” button.',
  }),
  archived: () => ({ fr: 'La séance est archivée.', en: 'The session is archived.' }),
  no_exercise: () => ({
    fr: 'La séance ne contient aucun exercice. Ajoutez-en au moins un, puis publiez la séance.',
    en: 'The session has no exercise. Add at least one, then publish the session.',
  }),
  exercise_unpublished: (subject) => ({
    fr: `L’exercice nº ${subject} n’est pas publié. Publiez-le, puis publiez de nouveau la séance.`,
    en: `Exercise no. ${subject} is not published. Publish it, then publish the session again.`,
  }),
  variable_empty: (subject) => ({
    fr: `« ${subject} » n’a pas de valeur.`,
    en: `“${subject}” has no value.`,
  }),
  variable_invalid: (subject) => ({
    fr: `La valeur de « ${subject} » sort de ses limites.`,
    en: `The value of “${subject}” is outside its limits.`,
  }),
  token_unknown: (subject) => ({
    fr: `Le texte cite « ${subject} », qui n’est pas une variable de l’exercice.`,
    en: `The text names “${subject}”, which is not a variable of the exercise.`,
  }),
};

/** Says a reason in the two languages. */
export const problemText = ({ code, subject }: SessionProblem): Text => problemTexts[code](subject);

/** The session cannot be published as it is; the details say why and where. */
export class NotPublishableError extends DomainError {
  override readonly name = 'NotPublishableError';
  readonly kind = 'rule';
  readonly code = 'not_publishable';
  readonly text: Text = {
    fr: 'Cette séance ne peut pas encore être publiée vers des patients.',
    en: 'This session cannot be published to patients yet.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(problems: readonly SessionProblem[]) {
    super('not publishable');
    this.details = problems.map((problem) => ({ path: problem.path, text: problemText(problem) }));
  }
}

/** The audience holds nobody. */
export class NoRecipientError extends DomainError {
  override readonly name = 'NoRecipientError';
  readonly kind = 'rule';
  readonly code = 'no_recipient';
  readonly text: Text = {
    fr: 'Personne ne recevrait cette séance : choisissez d’autres destinataires.',
    en: 'Nobody would receive this session: choose other recipients.',
  };
}

/** The 24 hours in which a completion may be corrected are over. */
export class TooLateToEditError extends DomainError {
  override readonly name = 'TooLateToEditError';
  readonly kind = 'rule';
  readonly code = 'too_late_to_edit';
  readonly text: Text = {
    fr: 'Une séance peut être corrigée pendant 24 heures. Ce délai est passé.',
    en: 'What you reported can be corrected for 24 hours. That time is over.',
  };
}

/** The id of this sending was used for another session. */
export class ClientIdUsedError extends DomainError {
  override readonly name = 'ClientIdUsedError';
  readonly kind = 'conflict';
  readonly code = 'client_id_used';
  readonly text: Text = {
    fr: 'Cet envoi a déjà servi pour une autre séance. Actualisez la page et recommencez.',
    en: 'This sending was already used for another session. Reload the page and try again.',
  };
}
