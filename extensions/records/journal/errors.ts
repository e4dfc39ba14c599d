import { DomainError, type Text } from '@huntzen/kernel/server';

/** Another device changed the journal, the entry or the key since: nothing was overwritten. */
export class ChangedElsewhereError extends DomainError {
  override readonly name = 'ChangedElsewhereError';
  readonly kind = 'conflict';
  readonly code = 'changed_elsewhere';
  readonly text: Text = {
    fr: 'Ceci a été modifié sur un autre appareil entre-temps. Rien n’a été remplacé.',
    en: 'This was changed on another device in the meantime. Nothing was replaced.',
  };
}
