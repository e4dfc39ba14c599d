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
