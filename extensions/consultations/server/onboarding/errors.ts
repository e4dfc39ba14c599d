import { DomainError, type Text } from '@huntzen/kernel/server';
import { maxDocuments } from '../../contracts/index.ts';

/** The practitioner keeps as many documents as there may be. */
export class TooManyDocumentsError extends DomainError {
  override readonly name = 'TooManyDocumentsError';
  readonly kind = 'rule';
  readonly code = 'too_many_documents';
  readonly text: Text = {
    fr: `Vous gardez déjà ${maxDocuments} documents. Supprimez ceux qui ne servent plus, puis ajoutez celui-ci.`,
    en: `You keep ${maxDocuments} documents already. Delete those that are no longer needed, then add this one.`,
  };
}

/** A photograph or a film needs a profile to stand in. */
export class ProfileMissingError extends DomainError {
  override readonly name = 'ProfileMissingError';
  readonly kind = 'rule';
  readonly code = 'profile_missing';
  readonly text: Text = {
    fr: 'Enregistrez d’abord votre profil, puis ajoutez ce fichier.',
    en: 'Save your profile first, then add this file.',
  };
}

/** The profile, the documents or the decision changed since the administrator saw them. */
export class VerificationChangedError extends DomainError {
  override readonly name = 'VerificationChangedError';
  readonly kind = 'conflict';
  readonly code = 'verification_changed';
  readonly text: Text = {
    fr: 'Le profil, les documents ou la décision ont changé depuis l’affichage : relisez-les, puis décidez.',
    en: 'The profile, the documents or the decision have changed since they were shown: read them again, then decide.',
  };
}

/** The decision is not possible in this status. */
export class IllegalDecisionError extends DomainError {
  override readonly name = 'IllegalDecisionError';
  readonly kind = 'conflict';
  readonly code = 'illegal_decision';
  readonly text: Text = {
    fr: 'Cette décision n’est pas possible dans cet état.',
    en: 'This decision is not possible in this status.',
  };
}
