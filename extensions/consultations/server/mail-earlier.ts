/** The mail of an offer: discreet like all of them, see `mail.ts`. */
import type { MailTemplate } from '@huntzen/kernel/server';
import { writeInstant } from './mail.ts';

const texts = {
  fr: {
    subject: 'Un horaire plus tôt vous est proposé',
    text: (when: string) => `Un rendez-vous est possible le ${when}. Cet horaire vous est gardé.`,
    until: (when: string) => `Répondez avant le ${when} ; ensuite il est proposé à la personne suivante.`,
    action: 'Voir la proposition',
  },
  en: {
    subject: 'An earlier time is offered to you',
    text: (when: string) => `An appointment is possible on ${when}. This time is kept for you.`,
    until: (when: string) => `Please answer before ${when}; then it goes to the next person.`,
    action: 'See the offer',
  },
};

/** Tells that an earlier time is offered; not sent when it was answered or is over. */
export const earlierOfferedMail: MailTemplate = async ({ recipient, payload, database, link }) => {
  const hold = await database
    .selectFrom('care.holds')
    .select(['starts_at', 'expires_at'])
    .where('wait_id', '=', String(payload.waitId))
    .executeTakeFirst();
  // Another offer of the same wait has a mail of its own.
  if (hold === undefined || hold.expires_at.toISOString() !== payload.expiresAt) return null;
  if (hold.expires_at.getTime() <= Date.now()) return null;
  const { language, timeZone } = recipient;
  const words = texts[language];
  return {
    subject: words.subject,
    paragraphs: [
      words.text(writeInstant(hold.starts_at, language, timeZone)),
      words.until(writeInstant(hold.expires_at, language, timeZone)),
    ],
    action: { label: words.action, url: link('/employee/waits') },
  };
};
