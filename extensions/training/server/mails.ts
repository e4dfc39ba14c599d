/** The mails of training that are no session action: a place that is offered, and alerts for planners. */
import { sql } from '@huntzen/database';
import { writtenDate } from '@huntzen/kernel/words';
import type { JobRegistry, MailOptions, MailTemplate, Recipient } from '@huntzen/kernel/server';

const offerTexts = {
  fr: {
    subject: (title: string) => `Une place vous est proposée\u00a0: ${title}`,
    offered: 'Vous êtes sur une liste d’attente : une place s’est libérée, elle vous est proposée.',
    until: (moment: string) => `Elle est gardée pour vous jusqu’au ${moment}.`,
    after: 'Sans réponse d’ici là, elle est proposée à la personne suivante. Vous gardez votre rang.',
    action: 'Répondre',
  },
  en: {
    subject: (title: string) => `A place is offered to you: ${title}`,
    offered: 'You are on a waiting list: a place became free, and it is offered to you.',
    until: (moment: string) => `It is kept for you until ${moment}.`,
    after: 'Without an answer by then, it is offered to the next person. You keep your rank.',
    action: 'Answer',
  },
};

/** The mail of an offered place, in the zone of its session; not written once the offer has ended. */
export const offerMail: MailTemplate = async ({ recipient: { language }, payload, database, link }) => {
  const { rows } = await sql<{ title: string; zone: string; expires_at: Date }>`
    select title, zone, expires_at from care.offered_seat(${String(payload.offerId)})`.execute(database);
  const [offer] = rows;
  if (offer === undefined) return null;
  const texts = offerTexts[language];
  const moment = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: offer.zone,
  }).format(offer.expires_at);
  return {
    subject: texts.subject(offer.title),
    paragraphs: [texts.offered, texts.until(writtenDate(language, moment)), texts.after],
    action: { label: texts.action, url: link('/learner') },
  };
};

const alertTexts = {
  fr: {
    subject: 'Alertes de formation',
    waiting: (count: number) =>
      count === 1
        ? 'Une alerte attend que quelqu’un la regarde.'
        : `${count} alertes attendent que quelqu’un les regarde.`,
    action: 'Voir les alertes',
  },
  en: {
    subject: 'Training alerts',
    waiting: (count: number) =>
      count === 1
        ? 'One alert waits for somebody to look at it.'
        : `${count} alerts wait for somebody to look at them.`,
    action: 'See the alerts',
  },
};

/** The mail that says how many alerts wait; it names no session and nobody. Not written when none does any more. */
export const alertMail: MailTemplate = async ({ recipient: { language }, database, link }) => {
  const { rows } = await sql<{ count: number }>`select care.count_open_alerts() as count`.execute(database);
  const count = rows[0]?.count ?? 0;
  if (count === 0) return null;
  const { subject, waiting, action } = alertTexts[language];
  return {
    subject,
    paragraphs: [waiting(count)],
    action: { label: action, url: new URL('/panel/plugins/training-alerts', link('/')).href },
  };
};

const findPlanner: MailOptions['findRecipient'] = async (payload, database) => {
  const { rows } = await sql<{ email: string; first_name: string; language: Recipient['language'] }>`
    select email, first_name, language from care.planners_to_alert() where id = ${Number(payload.plannerId)}`.execute(
    database,
  );
  const [planner] = rows;
  return planner === undefined
    ? undefined
    : {
        accountId: '',
        email: planner.email,
        firstName: planner.first_name,
        language: planner.language,
        timeZone: 'Europe/Paris',
      };
};

/** Registers the mails of training. */
export function registerTrainingMails(jobs: JobRegistry): void {
  jobs.registerMailTemplate('seat-offered', offerMail);
  jobs.registerMailTemplate('training-alerts', alertMail, { findRecipient: findPlanner });
}
