import { DomainError, type ErrorDetail, type Text } from '@huntzen/kernel/server';
import type { NewsMove } from '../contracts/index.ts';

const movedTexts: Record<NewsMove, Text> = {
  publish: {
    fr: 'Cette actualité n’est plus un brouillon : actualisez la page.',
    en: 'This news is no longer a draft: reload the page.',
  },
  archive: {
    fr: 'Cette actualité est déjà archivée : actualisez la page.',
    en: 'This news is archived already: reload the page.',
  },
  restore: {
    fr: 'Cette actualité n’est pas archivée : actualisez la page.',
    en: 'This news is not archived: reload the page.',
  },
};

/** The move does not start from the state that the news is in. */
export class NewsStateError extends DomainError {
  override readonly name = 'NewsStateError';
  readonly kind = 'conflict';
  readonly code = 'news_state';
  readonly text: Text;

  constructor(move: NewsMove) {
    super(`cannot ${move}`);
    this.text = movedTexts[move];
  }
}

/** Somebody changed the news since the edit began. */
export class NewsChangedError extends DomainError {
  override readonly name = 'NewsChangedError';
  readonly kind = 'conflict';
  readonly code = 'news_changed';
  readonly text: Text = {
    fr: 'Une autre personne a modifié cette actualité entre-temps. Votre texte est encore ici : copiez-le, puis actualisez la page.',
    en: 'Somebody else changed this news in the meantime. Your text is still here: copy it, then reload the page.',
  };
}

/** The draft cannot be published as it is; the details say why and where. */
export class DraftNotPublishableError extends DomainError {
  override readonly name = 'DraftNotPublishableError';
  readonly kind = 'rule';
  readonly code = 'draft_not_publishable';
  readonly text: Text = {
    fr: 'Ce contenu ne peut pas encore être publié.',
    en: 'This content cannot be published yet.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(details: readonly ErrorDetail[]) {
    super('not publishable');
    this.details = details;
  }
}

/** Somebody else planned or moved the same content at the same moment. */
export class ContentMovedError extends DomainError {
  override readonly name = 'ContentMovedError';
  readonly kind = 'conflict';
  readonly code = 'content_moved';
  readonly text: Text = {
    fr: 'Une autre personne vient de changer l’état de ce contenu : actualisez la page.',
    en: 'Somebody else has just changed the state of this content: reload the page.',
  };
}
