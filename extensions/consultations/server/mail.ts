/**
 * The mails of a consultation. An employer may own the mailbox: neither subject nor body names a person, a speciality or
 * a reason; what there is to know is behind the link.
 */
import { writtenDate, writtenTime } from '@huntzen/kernel/words';
import { invitationTo, type MailContent, type MailContext, type MailTemplate } from '@huntzen/kernel/server';
import { appointmentEntry } from './domain/appointment-event.ts';

/** The mails of this extension. */
export type MailName =
  | 'consultation-booked'
  | 'consultation-confirmed'
  | 'consultation-moved'
  | 'consultation-cancelled'
  | 'consultation-reminder';

type Part = 'employee' | 'practitioner';

interface Words {
  readonly subject: string;
  readonly text: (when: string) => string;
  readonly more?: string;
}

const texts: Record<
  'fr' | 'en',
  { action: string; mails: Record<MailName | 'booked-and-confirmed', Record<Part, Words>> }
> = {
  fr: {
    action: 'Voir le rendez-vous',
    mails: {
      'consultation-booked': {
        employee: {
          subject: 'Votre rendez-vous est réservé',
          text: (when) =>
            `Votre rendez-vous du ${when} est réservé. Il reste à confirmer : vous recevrez un message.`,
        },
        practitioner: {
          subject: 'Un rendez-vous à confirmer',
          text: (when) => `Un rendez-vous a été pris pour le ${when}. Il attend votre confirmation.`,
        },
      },
      'booked-and-confirmed': {
        employee: {
          subject: 'Votre rendez-vous est réservé',
          text: (when) => `Votre rendez-vous du ${when} est réservé et confirmé.`,
        },
        practitioner: {
          subject: 'Un nouveau rendez-vous',
          text: (when) => `Un rendez-vous a été pris pour le ${when}.`,
        },
      },
      'consultation-confirmed': {
        employee: {
          subject: 'Votre rendez-vous est confirmé',
          text: (when) => `Votre rendez-vous du ${when} est confirmé.`,
        },
        practitioner: {
          subject: 'Rendez-vous confirmé',
          text: (when) => `Le rendez-vous du ${when} est confirmé.`,
        },
      },
      'consultation-moved': {
        employee: {
          subject: 'Votre rendez-vous change d’horaire',
          text: (when) => `Votre rendez-vous a maintenant lieu le ${when}.`,
        },
        practitioner: {
          subject: 'Un rendez-vous change d’horaire',
          text: (when) => `Un rendez-vous a maintenant lieu le ${when}.`,
        },
      },
      'consultation-reminder': {
        employee: {
          subject: 'Rappel de votre rendez-vous',
          text: (when) => `Votre rendez-vous a lieu le ${when}.`,
          more: 'Un empêchement ? Changez d’horaire ou annulez dès que possible.',
        },
        practitioner: {
          subject: 'Rappel d’un rendez-vous',
          text: (when) => `Un rendez-vous a lieu le ${when}.`,
        },
      },
      'consultation-cancelled': {
        employee: {
          subject: 'Votre rendez-vous est annulé',
          text: (when) => `Votre rendez-vous du ${when} est annulé.`,
          more: 'Vous pouvez en prendre un autre quand vous le souhaitez.',
        },
        practitioner: {
          subject: 'Un rendez-vous est annulé',
          text: (when) => `Le rendez-vous du ${when} est annulé. Le créneau est de nouveau libre.`,
        },
      },
    },
  },
  en: {
    action: 'See the appointment',
    mails: {
      'consultation-booked': {
        employee: {
          subject: 'Your appointment is booked',
          text: (when) =>
            `Your appointment on ${when} is booked. It remains to be confirmed: you will get a message.`,
        },
        practitioner: {
          subject: 'An appointment to confirm',
          text: (when) => `An appointment was booked for ${when}. It awaits your confirmation.`,
        },
      },
      'booked-and-confirmed': {
        employee: {
          subject: 'Your appointment is booked',
          text: (when) => `Your appointment on ${when} is booked and confirmed.`,
        },
        practitioner: {
          subject: 'A new appointment',
          text: (when) => `An appointment was booked for ${when}.`,
        },
      },
      'consultation-confirmed': {
        employee: {
          subject: 'Your appointment is confirmed',
          text: (when) => `Your appointment on ${when} is confirmed.`,
        },
        practitioner: {
          subject: 'Appointment confirmed',
          text: (when) => `The appointment on ${when} is confirmed.`,
        },
      },
      'consultation-moved': {
        employee: {
          subject: 'Your appointment has a new time',
          text: (when) => `Your appointment now takes place on ${when}.`,
        },
        practitioner: {
          subject: 'An appointment has a new time',
          text: (when) => `An appointment now takes place on ${when}.`,
        },
      },
      'consultation-reminder': {
        employee: {
          subject: 'Reminder of your appointment',
          text: (when) => `Your appointment takes place on ${when}.`,
          more: 'Something in the way? Choose another time or cancel as soon as you can.',
        },
        practitioner: {
          subject: 'Reminder of an appointment',
          text: (when) => `An appointment takes place on ${when}.`,
        },
      },
      'consultation-cancelled': {
        employee: {
          subject: 'Your appointment is cancelled',
          text: (when) => `Your appointment on ${when} is cancelled.`,
          more: 'You can book another one whenever you like.',
        },
        practitioner: {
          subject: 'An appointment is cancelled',
          text: (when) => `The appointment on ${when} is cancelled. The time is free again.`,
        },
      },
    },
  },
};

/** "mardi 24 novembre à 14 h 30", with the city of the zone, for the mail may be read elsewhere. */
export function writeInstant(instant: Date, language: 'fr' | 'en', timeZone: string): string {
  const tag = language === 'fr' ? 'fr-FR' : 'en-GB';
  const date = new Intl.DateTimeFormat(tag, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const day = writtenDate(language, date.format(instant));
  const time = new Intl.DateTimeFormat(tag, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
  const city = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  return language === 'fr'
    ? `${day} à ${writtenTime(language, time)} (heure de ${city})`
    : `${day} at ${time} (${city} time)`;
}

/** Statuses in which a mail still says the truth; otherwise a later one has overtaken it. */
const stillTrue: Record<MailName, readonly string[]> = {
  'consultation-booked': ['scheduled', 'confirmed'],
  'consultation-confirmed': ['confirmed', 'in_progress'],
  'consultation-moved': ['scheduled', 'confirmed'],
  'consultation-cancelled': ['cancelled'],
  'consultation-reminder': ['scheduled', 'confirmed'],
};

const entryOf = (row: {
  id: string;
  status: string;
  starts_at: Date;
  ends_at: Date;
  revision: number;
  updated_at: Date;
}) =>
  appointmentEntry({
    id: row.id,
    status: row.status,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    revision: row.revision,
    updatedAt: row.updated_at,
  });

async function write(
  name: MailName,
  organizer: string,
  { recipient, payload, database, link }: MailContext,
): Promise<MailContent | null> {
  const consultation = await database
    .selectFrom('care.consultations')
    .select([
      'id',
      'status',
      'starts_at',
      'ends_at',
      'revision',
      'updated_at',
      'employee_id',
      'practitioner_id',
    ])
    .where('id', '=', String(payload.consultationId))
    .executeTakeFirst();
  if (consultation === undefined || !stillTrue[name].includes(consultation.status)) return null;
  const { accountId, language, timeZone } = recipient;
  const part: Part = accountId === consultation.employee_id ? 'employee' : 'practitioner';
  const { action, mails } = texts[language];
  const key =
    name === 'consultation-booked' && consultation.status === 'confirmed' ? 'booked-and-confirmed' : name;
  const { subject, text, more } = mails[key][part];
  return {
    subject,
    paragraphs: [
      text(writeInstant(consultation.starts_at, language, timeZone)),
      ...(more === undefined ? [] : [more]),
    ],
    action: { label: action, url: link(`/${part}/consultations/${consultation.id}`) },
    ...(name === 'consultation-reminder'
      ? {}
      : { invitation: invitationTo(entryOf(consultation), { organizer, attendee: recipient.email }) }),
  };
}

/** The mails of this extension, by the name that jobs give; their events are organised by `organizer`, "Name <address>". */
export const consultationMails = (organizer: string): Record<MailName, MailTemplate> => ({
  'consultation-booked': (context) => write('consultation-booked', organizer, context),
  'consultation-confirmed': (context) => write('consultation-confirmed', organizer, context),
  'consultation-moved': (context) => write('consultation-moved', organizer, context),
  'consultation-cancelled': (context) => write('consultation-cancelled', organizer, context),
  'consultation-reminder': (context) => write('consultation-reminder', organizer, context),
});
