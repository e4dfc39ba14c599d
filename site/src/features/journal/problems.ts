import { m } from '../../paraglide/messages.js';
import { RefusedError, SignedOutError } from './client.ts';

/** What a call that failed means to the reader. @throws whatever is no refusal. */
export function problemText(error: unknown): string {
  if (error instanceof SignedOutError) return m.journal_signed_out();
  if (!(error instanceof RefusedError)) throw error;
  switch (error.status) {
    case 409:
      return m.journal_changed_elsewhere();
    case 413:
      return m.journal_too_large();
    case 422:
      return m.journal_consent_needed();
    case 429:
      return m.journal_too_many();
    default:
      return m.journal_unavailable();
  }
}
