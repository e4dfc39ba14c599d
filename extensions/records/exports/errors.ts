import { DomainError, type Text } from '@huntzen/kernel/server';

/** An export of this person is being built. */
export class ExportRunningError extends DomainError {
  override readonly name = 'ExportRunningError';
  readonly kind = 'conflict';
  readonly code = 'export_running';
  readonly text: Text = {
    fr: 'Votre export est déjà en préparation.',
    en: 'Your export is being prepared already.',
  };
}

/** The last export is less than an hour old. */
export class ExportTooSoonError extends DomainError {
  override readonly name = 'ExportTooSoonError';
  readonly kind = 'rule';
  readonly code = 'export_too_soon';
  readonly text: Text = {
    fr: 'Vous pouvez demander un export par heure. Réessayez un peu plus tard.',
    en: 'You can ask for one export in an hour. Try again a little later.',
  };
}

/** The stored export does not open any more. */
export class ExportUnreadableError extends DomainError {
  override readonly name = 'ExportUnreadableError';
  readonly kind = 'rule';
  readonly code = 'export_unreadable';
  readonly text: Text = {
    fr: 'Cet export ne peut plus être lu. Supprimez-le, puis demandez-en un autre.',
    en: 'This export can no longer be read. Remove it, then ask for another one.',
  };
}

/** Another attempt builds the export, or it was removed: this one stops. */
export class ExportSupersededError extends Error {
  override readonly name = 'ExportSupersededError';
}
