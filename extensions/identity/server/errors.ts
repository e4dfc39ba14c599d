import { DomainError, type Text } from '@huntzen/kernel/server';

/** E-mail and password do not go together: the answer never says which of the two is wrong. */
export class WrongCredentialsError extends DomainError {
  override readonly name = 'WrongCredentialsError';
  readonly kind = 'unauthenticated';
  readonly code = 'wrong_credentials';
  readonly text: Text = {
    fr: 'Adresse e-mail ou mot de passe incorrect. Vérifiez votre saisie, ou demandez un nouveau mot de passe.',
    en: 'The e-mail address or the password is wrong. Check them, or ask for a new password.',
  };
}

/** Too many failed sign-ins, or too many calls. */
export class TooManyRequestsError extends DomainError {
  override readonly name = 'TooManyRequestsError';
  readonly kind = 'limit';
  readonly code = 'too_many_requests';
  readonly text: Text;
  override readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('too many requests');
    this.retryAfterSeconds = retryAfterSeconds;
    const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
    this.text = {
      fr: `Trop de tentatives. Réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
      en: `Too many attempts. Try again in ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    };
  }
}

/** A mailed link was used already, has ended, or never existed. */
export class LinkExpiredError extends DomainError {
  override readonly name = 'LinkExpiredError';
  readonly kind = 'rule';
  readonly code = 'link_expired';
  readonly text: Text = {
    fr: 'Ce lien n’est plus valable. Demandez-en un nouveau.',
    en: 'This link is no longer valid. Ask for a new one.',
  };
}

/** Another version of the document is in force than the one that was read. */
export class ConsentOutdatedError extends DomainError {
  override readonly name = 'ConsentOutdatedError';
  readonly kind = 'conflict';
  readonly code = 'consent_outdated';
  readonly text: Text = {
    fr: 'Une autre version de ce texte est en vigueur. Rechargez la page et lisez-la d’abord.',
    en: 'Another version of this text is in force. Reload the page and read it first.',
  };
}

/** The account rests on this agreement: it ends with the account. */
export class ConsentNeededError extends DomainError {
  override readonly name = 'ConsentNeededError';
  readonly kind = 'rule';
  readonly code = 'consent_needed';
  readonly text: Text = {
    fr: 'Votre compte repose sur cet accord. Pour y mettre fin, effacez votre compte.',
    en: 'Your account rests on this agreement. To end it, erase your account.',
  };
}

/** The erasure is being done: it cannot be called off any more. */
export class ErasureBegunError extends DomainError {
  override readonly name = 'ErasureBegunError';
  readonly kind = 'conflict';
  readonly code = 'erasure_begun';
  readonly text: Text = {
    fr: 'L’effacement a commencé : il ne peut plus être annulé.',
    en: 'The erasure has begun: it can no longer be cancelled.',
  };
}
