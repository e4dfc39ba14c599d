import { DomainError, type Text } from '@huntzen/kernel/server';

/** The company hides the usage of each employee: HR sees departments only. */
export class UsageAnonymisedError extends DomainError {
  override readonly name = 'UsageAnonymisedError';
  readonly kind = 'rule';
  readonly code = 'usage_anonymised';
  readonly text: Text = {
    fr: 'Votre entreprise ne montre pas l’usage par salarié : consultez les chiffres par service.',
    en: 'Your company does not show usage by employee: see the figures by department.',
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
