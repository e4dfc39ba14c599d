import { DomainError, type ErrorDetail, type Text } from '@huntzen/kernel/server';

/** Another version was saved since the one on which this text was written. Carries the newest revision, nothing of a text. */
export class NoteChangedError extends DomainError {
  override readonly name = 'NoteChangedError';
  readonly kind = 'conflict';
  readonly code = 'note_changed';
  readonly text: Text = {
    fr: 'Cette note a été enregistrée ailleurs entre-temps. Votre texte est gardé ici : choisissez comment continuer.',
    en: 'This note was saved elsewhere in the meantime. Your text is kept here: choose how to go on.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(newestRevision: number) {
    super('the note has another version since');
    this.details = [
      {
        path: 'basedOn',
        text: { fr: 'Une version plus récente existe.', en: 'There is a newer version.' },
        value: newestRevision,
      },
    ];
  }
}

/** The consultation has not begun, or will not take place. */
export class NoteNotOpenError extends DomainError {
  override readonly name = 'NoteNotOpenError';
  readonly kind = 'rule';
  readonly code = 'note_not_open';
  readonly text: Text = {
    fr: 'Une note s’écrit à partir du début de la consultation.',
    en: 'A note can be written once the consultation has begun.',
  };
}
