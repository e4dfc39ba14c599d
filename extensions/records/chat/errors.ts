import { DomainError, type Text } from '@huntzen/kernel/errors';

/** The consultation was cancelled: its conversation can be read, but nothing is added to it. */
export class ConversationClosedError extends DomainError {
  override readonly name = 'ConversationClosedError';
  readonly kind = 'rule';
  readonly code = 'conversation_closed';
  readonly text: Text = {
    fr: 'Ce rendez-vous est annulé : la conversation est fermée.',
    en: 'This consultation is cancelled: the conversation is closed.',
  };
}

/** A file that a message names is not there, is somebody else's, or belongs to a message already. */
export class UnknownAttachmentError extends DomainError {
  override readonly name = 'UnknownAttachmentError';
  readonly kind = 'rule';
  readonly code = 'attachment_unknown';
  readonly text: Text = {
    fr: 'Un fichier joint n’est plus disponible. Ajoutez-le à nouveau, puis envoyez votre message.',
    en: 'An attached file is no longer available. Add it again, then send your message.',
  };
}

/** Too many files wait for their message, or the conversation holds as many as it may. */
export class TooManyAttachmentsError extends DomainError {
  override readonly name = 'TooManyAttachmentsError';
  readonly kind = 'rule';
  readonly code = 'too_many_attachments';
  readonly text: Text = {
    fr: 'Cette conversation ne peut pas recevoir d’autre fichier pour le moment. Envoyez votre message sans fichier.',
    en: 'This conversation cannot take another file for the moment. Send your message without a file.',
  };
}

/** The stored file does not open any more. */
export class AttachmentUnreadableError extends DomainError {
  override readonly name = 'AttachmentUnreadableError';
  readonly kind = 'rule';
  readonly code = 'attachment_unreadable';
  readonly text: Text = {
    fr: 'Ce fichier ne peut plus être lu. Demandez à la personne de l’envoyer à nouveau.',
    en: 'This file can no longer be read. Ask the person to send it again.',
  };
}
