/** Errors that a caller can do something about. Nothing below the controllers knows HTTP: the kind says what happened. */

/** What kind of thing went wrong; the controllers' mapper gives each its status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method'
  | 'conflict'
  | 'precondition'
  | 'range'
  | 'too_large'
  | 'media_type'
  | 'rule'
  | 'limit'
  | 'unavailable';

/** The same sentence in the two languages of the product. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

/** One wrong field: where, and what to do about it. */
export interface ErrorDetail {
  readonly path: string;
  readonly text: Text;
  /** What a program can use instead of the text, such as a time that is free. */
  readonly value?: unknown;
}

/** An error with a stable code and a sentence for the reader. */
export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind;
  abstract readonly code: string;
  abstract readonly text: Text;
  readonly details: readonly ErrorDetail[] = [];
  /** Seconds after which trying again makes sense, when there is such a time. */
  readonly retryAfterSeconds: number | undefined = undefined;
}

/** What every answer to wrong input says; the details say the rest. */
export const invalidInputText: Text = {
  fr: 'Certaines informations sont à corriger.',
  en: 'Some of the information needs correcting.',
};

/** The input breaks a rule that the schema alone cannot know. */
export class InvalidInputError extends DomainError {
  override readonly name = 'InvalidInputError';
  readonly kind = 'invalid';
  readonly code = 'invalid_input';
  readonly text = invalidInputText;
  override readonly details: readonly ErrorDetail[];

  constructor(details: readonly ErrorDetail[]) {
    super('invalid input');
    this.details = details;
  }
}

/** Nobody is signed in, or no longer. */
export class UnauthenticatedError extends DomainError {
  override readonly name = 'UnauthenticatedError';
  readonly kind = 'unauthenticated';
  readonly code = 'unauthenticated';
  readonly text: Text = { fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' };
}

/** The person's role may not do this at all. */
export class ForbiddenError extends DomainError {
  override readonly name = 'ForbiddenError';
  readonly kind = 'forbidden';
  readonly code = 'forbidden';
  readonly text: Text = {
    fr: 'Votre compte ne permet pas cette action.',
    en: 'Your account does not allow this.',
  };
}

/** It is not there, or not this person's: the answer is the same. */
export class NotFoundError extends DomainError {
  override readonly name = 'NotFoundError';
  readonly kind = 'not_found';
  readonly code = 'not_found';
  readonly text: Text = { fr: 'Cet élément n’existe pas.', en: 'This does not exist.' };
}

/** The address exists, but not with this method. */
export class MethodNotAllowedError extends DomainError {
  override readonly name = 'MethodNotAllowedError';
  readonly kind = 'method';
  readonly code = 'method_not_allowed';
  readonly text: Text = {
    fr: 'Cette adresse n’accepte pas cette méthode.',
    en: 'This address does not accept this method.',
  };
}

/** What was sent as JSON is none. */
export class MalformedBodyError extends DomainError {
  override readonly name = 'MalformedBodyError';
  readonly kind = 'invalid';
  readonly code = 'malformed_body';
  readonly text: Text = {
    fr: 'Le contenu envoyé n’est pas du JSON valide.',
    en: 'What was sent is not valid JSON.',
  };
}

/** The body is larger than any of our forms. */
export class PayloadTooLargeError extends DomainError {
  override readonly name = 'PayloadTooLargeError';
  readonly kind = 'too_large';
  readonly code = 'payload_too_large';
  readonly text: Text = {
    fr: 'Le contenu envoyé est trop volumineux : raccourcissez-le.',
    en: 'What was sent is too large: shorten it.',
  };
}

/** A body in another format than JSON. */
export class UnsupportedMediaTypeError extends DomainError {
  override readonly name = 'UnsupportedMediaTypeError';
  readonly kind = 'media_type';
  readonly code = 'unsupported_media_type';
  readonly text: Text = {
    fr: 'Envoyez le contenu en JSON (application/json).',
    en: 'Send the content as JSON (application/json).',
  };
}

/** As many files as may be are being downloaded at this moment. */
export class TooManyDownloadsError extends DomainError {
  override readonly name = 'TooManyDownloadsError';
  readonly kind = 'unavailable';
  readonly code = 'too_many_downloads';
  readonly text: Text = {
    fr: 'Plusieurs téléchargements sont en cours : réessayez dans un instant.',
    en: 'Several downloads are in progress: try again in a moment.',
  };
  override readonly retryAfterSeconds = 5;
}

/** A file that was on its way could not be finished. What went wrong is its cause, which is not printed: it may quote values. */
export class BrokenDownloadError extends Error {
  override readonly name = 'BrokenDownloadError';
}

/** The caller holds another version of what they asked for. */
export class PreconditionFailedError extends DomainError {
  override readonly name = 'PreconditionFailedError';
  readonly kind = 'precondition';
  readonly code = 'precondition_failed';
  readonly text: Text = {
    fr: 'Ce contenu a changé entre-temps : rechargez la page.',
    en: 'This has changed in the meantime: reload the page.',
  };
}

/** The part asked for lies outside the file. */
export class RangeNotSatisfiableError extends DomainError {
  override readonly name = 'RangeNotSatisfiableError';
  readonly kind = 'range';
  readonly code = 'range_not_satisfiable';
  readonly text: Text = {
    fr: 'La partie demandée est au-delà de la fin du fichier.',
    en: 'The part asked for is beyond the end of the file.',
  };
}
