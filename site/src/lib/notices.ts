import { m } from '../paraglide/messages.js';

const NOTICES: Record<string, () => string> = {
  saved: m.notice_saved,
  'signed-out': m.notice_signed_out,
  'password-reset': m.notice_password_reset,
  'password-changed': m.notice_password_changed,
  'session-ended': m.notice_session_ended,
};

/** The sentence for `?notice=…`, which a form adds to the address it goes to; unknown names say nothing. */
export function findNotice(name: string | null): string | null {
  return name !== null && Object.hasOwn(NOTICES, name) ? (NOTICES[name]?.() ?? null) : null;
}
