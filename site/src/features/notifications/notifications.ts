import type { Notification } from '@huntzen/delivery/contracts';

import type { IconName } from '../../components/icons.ts';
import { dayLabel, formatInstant } from '../../lib/dates.ts';
import type { Locale } from '../../lib/locale.ts';
import { m } from '../../paraglide/messages.js';

/** What a notification says, in the reader's language and zone. */
export function notificationText(
  { kind, parameters }: Notification,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  switch (kind) {
    case 'programme-reminder':
      return m.notified_programme_reminder();
    case 'session-published':
      return m.notified_session_published();
    case 'programme-assigned':
      return m.notified_programme_assigned({ day: dayLabel(parameters.startsOn, locale) });
    case 'programme-offered':
      return m.notified_programme_offered();
    case 'progression-decided':
      return parameters.isAccepted ? m.notified_progression_accepted() : m.notified_progression_declined();
    case 'verification-decided':
      if (parameters.status === 'verified') return m.notified_verified();
      return parameters.status === 'rejected' ? m.notified_rejected() : m.notified_suspended();
    case 'document-expiring':
      return m.notified_document_expiring({ day: dayLabel(parameters.expiresOn, locale) });
    case 'submission-marked':
      return m.notified_submission_marked();
    case 'note-shared':
      return m.notified_note_shared();
    case 'export-ready':
      return m.my_data_export_notified_ready();
    case 'export-failed':
      return m.my_data_export_notified_failed();
    case 'consultation-booked':
    case 'consultation-confirmed':
    case 'consultation-moved':
    case 'consultation-cancelled':
    case 'consultation-reminder':
    case 'consultation-offered': {
      const when = formatInstant(parameters.startsAt, { locale, timeZone });
      if (kind === 'consultation-confirmed') return m.notified_confirmed({ when });
      if (kind === 'consultation-moved') return m.notified_moved({ when });
      if (kind === 'consultation-cancelled') return m.notified_cancelled({ when });
      if (kind === 'consultation-reminder') return m.notified_reminder({ when });
      if (kind === 'consultation-offered') return m.notified_offered({ when });
      return parameters.isConfirmed ? m.notified_booked_confirmed({ when }) : m.notified_booked({ when });
    }
  }
}

/** The icon beside a notification. */
export function notificationIcon(kind: Notification['kind']): IconName {
  if (kind.startsWith('consultation-')) return 'calendar';
  if (kind === 'verification-decided') return 'shield';
  if (kind === 'submission-marked') return 'graduation';
  if (kind === 'export-ready' || kind === 'export-failed') return 'lock';
  return kind === 'session-published' || kind === 'programme-reminder' ? 'dumbbell' : 'clipboard';
}
