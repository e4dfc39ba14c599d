import { DomainError, type Text } from '@huntzen/kernel/server';

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
