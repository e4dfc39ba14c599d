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
  variable_twice: (subject) => ({
    fr: `Deux variables s’appellent « ${subject} » : gardez-en une.`,
    en: `Two variables are called “${subject}”: keep one.`,
  }),
  limits_crossed: (subject) => ({
    fr: `Le minimum de « ${subject} » dépasse son maximum ou son plafond.`,
    en: `The minimum of “${subject}” is above its maximum or its ceiling.`,
  }),
  token_unknown: (subject) => ({
    fr: `Le texte cite « ${subject} », qui n’est pas une variable de l’exercice.`,
    en: `The text names “${subject}”, which is not a variable of the exercise.`,
  }),
  captions_not_vtt: (subject) => ({
    fr: `Les sous-titres de « ${subject} » ne sont pas un fichier WebVTT (.vtt), le seul que les navigateurs lisent.`,
    en: `The captions of “${subject}” are not a WebVTT file (.vtt), the only kind that browsers read.`,
  }),
  session_unpublished: (subject) => ({
    fr: `La séance nº ${subject} n’est pas publiée. Publiez-la, puis publiez de nouveau le programme.`,
    en: `Session no. ${subject} is not published. Publish it, then publish the programme again.`,
  }),
  no_session: () => ({
    fr: 'Le programme ne contient aucune séance. Ajoutez-en au moins une, puis publiez-le.',
    en: 'The programme has no session. Add at least one, then publish it.',
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

/** The publication ended, was withdrawn or replaced: nothing of it changes any more. */
export class PublicationOverError extends DomainError {
  override readonly name = 'PublicationOverError';
  readonly kind = 'conflict';
  readonly code = 'publication_over';
  readonly text: Text = {
    fr: 'Cette publication est terminée ou déjà remplacée. Actualisez la page.',
    en: 'This publication is over or already replaced. Reload the page.',
  };
}

/** What was assigned ended or was replaced: nothing of it changes any more. */
export class AssignmentOverError extends DomainError {
  override readonly name = 'AssignmentOverError';
  readonly kind = 'conflict';
  readonly code = 'assignment_over';
  readonly text: Text = {
    fr: 'Ce programme est terminé ou déjà remplacé. Actualisez la page.',
    en: 'This programme is over or already replaced. Reload the page.',
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

/** The programme cannot be assigned as it is; the details say why and where. */
export class NotAssignableError extends DomainError {
  override readonly name = 'NotAssignableError';
  readonly kind = 'rule';
  readonly code = 'not_assignable';
  readonly text: Text = {
    fr: 'Ce programme ne peut pas encore être assigné.',
    en: 'This programme cannot be assigned yet.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(problems: readonly SessionProblem[]) {
    super('not assignable');
    this.details = problems.map((problem) => ({ path: problem.path, text: problemText(problem) }));
  }
}

/** The programme is over or waits, so that nothing of it can be planned. */
export class ProgrammeNotRunningError extends DomainError {
  override readonly name = 'ProgrammeNotRunningError';
  readonly kind = 'rule';
  readonly code = 'programme_not_running';
  readonly text: Text = {
    fr: 'Ce programme est en pause ou terminé. Reprenez-le pour le changer.',
    en: 'This programme is paused or over. Resume it to change it.',
  };
}

/** The programme does not wait. */
export class ProgrammeNotPausedError extends DomainError {
  override readonly name = 'ProgrammeNotPausedError';
  readonly kind = 'rule';
  readonly code = 'programme_not_paused';
  readonly text: Text = { fr: 'Ce programme n’est pas en pause.', en: 'This programme is not paused.' };
}

/** What was reported keeps its day. */
export class AlreadyReportedError extends DomainError {
  override readonly name = 'AlreadyReportedError';
  readonly kind = 'rule';
  readonly code = 'already_reported';
  readonly text: Text = {
    fr: 'Cette séance est déjà notée : elle garde son jour.',
    en: 'This session has been reported: it keeps its day.',
  };
}

/** No version of the template is offered to this programme, or it was answered already. */
export class NoOpenOfferError extends DomainError {
  override readonly name = 'NoOpenOfferError';
  readonly kind = 'conflict';
  readonly code = 'no_open_offer';
  readonly text: Text = {
    fr: 'Cette proposition n’est plus ouverte. Actualisez la page.',
    en: 'This offer is no longer open. Reload the page.',
  };
}

/** The published session cannot be copied into a programme any more; the details say why. */
export class SessionNotCopyableError extends DomainError {
  override readonly name = 'SessionNotCopyableError';
  readonly kind = 'rule';
  readonly code = 'session_not_copyable';
  readonly text: Text = {
    fr: 'Cette séance ne peut plus être ajoutée : votre équipe l’a retirée ou la modifie.',
    en: 'This session cannot be added any more: your team has withdrawn it or is changing it.',
  };
}

/** Another group of the organisation has this name. */
export class GroupNameTakenError extends DomainError {
  override readonly name = 'GroupNameTakenError';
  readonly kind = 'conflict';
  readonly code = 'group_name_taken';
  readonly text: Text = {
    fr: 'Un groupe de cette organisation porte déjà ce nom : choisissez-en un autre.',
    en: 'A group of this organisation has this name already: choose another.',
  };
}

/** Sessions were published to the group: their history names it. */
export class GroupInUseError extends DomainError {
  override readonly name = 'GroupInUseError';
  readonly kind = 'rule';
  readonly code = 'group_in_use';
  readonly text: Text = {
    fr: 'Des séances ont été publiées vers ce groupe : il reste pour leur historique. Vous pouvez le renommer.',
    en: 'Sessions were published to this group: it stays for their history. You can rename it.',
  };
}

/** Somebody would be in no group of the coach any more, who would lose sight of them. */
export class LastGroupError extends DomainError {
  override readonly name = 'LastGroupError';
  readonly kind = 'rule';
  readonly code = 'last_group';
  readonly text: Text = {
    fr: 'Certaines personnes ne sont que dans ce groupe : mettez-les d’abord dans un autre. Pour arrêter un suivi, demandez à l’équipe de la plateforme.',
    en: 'Some people are in this group only: put them in another first. To end a follow-up, ask the team of the platform.',
  };
}
