import { m } from '../paraglide/messages.js';

const NOTICES: Record<string, () => string> = {
  saved: m.notice_saved,
  invited: m.notice_invited,
  booked: m.notice_booked,
  cancelled: m.notice_cancelled,
  moved: m.notice_moved,
  confirmed: m.notice_confirmed,
  started: m.notice_started,
  completed: m.notice_completed,
  'no-show': m.notice_no_show,
  'news-saved': m.notice_news_saved,
  'news-published': m.notice_news_published,
  'news-archived': m.notice_news_archived,
  'news-restored': m.notice_news_restored,
  'session-reported': m.notice_session_reported,
  'session-corrected': m.notice_session_corrected,
  'plan-moved': m.notice_plan_moved,
  'plan-skipped': m.notice_plan_skipped,
  'plan-unskipped': m.notice_plan_unskipped,
  'calendar-revoked': m.notice_calendar_revoked,
  'programme-saved': m.notice_programme_saved,
  'programme-paused': m.notice_programme_paused,
  'programme-resumed': m.notice_programme_resumed,
  'programme-assigned': m.notice_programme_assigned,
  'programme-ended': m.notice_programme_ended,
  'offer-accepted': m.notice_offer_accepted,
  'offer-declined': m.notice_offer_declined,
  'offer-sent': m.notice_offer_sent,
  'group-saved': m.notice_group_saved,
  'group-deleted': m.notice_group_deleted,
  'progression-accepted': m.notice_progression_accepted,
  'progression-declined': m.notice_progression_declined,
  'progression-outdated': m.notice_progression_outdated,
  'signed-out': m.notice_signed_out,
  'password-reset': m.notice_password_reset,
  'password-changed': m.notice_password_changed,
  'session-ended': m.notice_session_ended,
};

/** The sentence for `?notice=…`, which a form adds to the address it goes to; unknown names say nothing. */
export function findNotice(name: string | null): string | null {
  return name !== null && Object.hasOwn(NOTICES, name) ? (NOTICES[name]?.() ?? null) : null;
}
