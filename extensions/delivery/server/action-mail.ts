/**
 * The mails of session actions that the platform writes itself: when no receiver does, or when the one that does could not
 * be reached. Who gets one is said by the action; each person once.
 */
import { sql, type ServiceDatabase } from '@huntzen/database';
import { labelled } from '@huntzen/kernel/contracts';
import { writtenDate } from '@huntzen/kernel/words';
import type { JobRegistry, MailContext, MailTemplate, Recipient } from '@huntzen/kernel/server';
import {
  actionRecipient,
  sessionActionBody,
  type ActionChange,
  type SessionActionBody,
  type SessionActionName,
} from '../contracts/index.ts';

interface Words {
  /** To whom it concerns, and to those who have to know. */
  readonly own: readonly [subject: string, text: string];
  readonly others: readonly [subject: string, text: string];
}

type Phrases = Record<SessionActionName, (name: string) => Words>;

const same = (subject: string, text: string): Words => ({ own: [subject, text], others: [subject, text] });

const fr: Phrases = {
  SESSION_CREATED: () =>
    same('Nouvelle session de formation', 'Une nouvelle session de formation vient d’être créée.'),
  ELEVE_INSCRIT: (name) => ({
    own: ['Votre convocation', 'Votre inscription est confirmée. Voici votre convocation.'],
    others: ['Nouvelle inscription', `${name} a une place dans cette session.`],
  }),
  PLACE_LIBEREE: (name) => ({
    own: ['Votre désistement est enregistré', 'Votre place dans cette session est libérée.'],
    others: ['Une place s’est libérée', `${name} a libéré une place dans cette session.`],
  }),
  PROMOTION_ATTENTE: (name) => ({
    own: [
      'Une place est à vous',
      'Vous étiez en liste d’attente : une place s’est libérée, elle est à vous.',
    ],
    others: [
      'Liste d’attente : une place est attribuée',
      `${name} passe de la liste d’attente à la session.`,
    ],
  }),
  SESSION_CONFIRMEE: () => same('Session confirmée', 'La session est confirmée : elle aura lieu.'),
  SESSION_ANNULEE: () =>
    same(
      'Session annulée',
      'La session est annulée. Les personnes inscrites retrouvent leur rang d’attente.',
    ),
  RAPPEL_SESSION: () => same('Votre session approche', 'La session commence dans une semaine.'),
  ELEVE_CONVERTI: (name) => ({
    own: [
      'Votre espace est ouvert',
      'Votre parcours d’admission est terminé. Connectez-vous avec cette adresse e-mail ; s’il vous manque un mot de passe, choisissez-le depuis « Mot de passe oublié ».',
    ],
    others: ['Un candidat devient élève', `${name} est maintenant élève.`],
  }),
  SESSION_MODIFIEE: () =>
    same('Horaires modifiés', 'Les horaires de cette session ont changé. Voici ce qui change.'),
};

const en: Phrases = {
  SESSION_CREATED: () => same('New training session', 'A new training session has been created.'),
  ELEVE_INSCRIT: (name) => ({
    own: ['Your place is confirmed', 'You are enrolled. Here is what you need to know.'],
    others: ['New enrolment', `${name} has a place in this session.`],
  }),
  PLACE_LIBEREE: (name) => ({
    own: ['Your withdrawal is recorded', 'Your place in this session is free again.'],
    others: ['A place is free', `${name} has freed a place in this session.`],
  }),
  PROMOTION_ATTENTE: (name) => ({
    own: ['A place is yours', 'You were on the waiting list: a place became free, and it is yours.'],
    others: ['Waiting list: a place was given', `${name} moves from the waiting list into the session.`],
  }),
  SESSION_CONFIRMEE: () => same('Session confirmed', 'The session is confirmed: it will take place.'),
  SESSION_ANNULEE: () =>
    same(
      'Session cancelled',
      'The session is cancelled. Whoever was enrolled is back in their place in line.',
    ),
  RAPPEL_SESSION: () => same('Your session is near', 'The session begins in a week.'),
  ELEVE_CONVERTI: (name) => ({
    own: [
      'Your space is open',
      'Your admission is complete. Sign in with this e-mail address; if you have no password yet, choose one under “Forgot password”.',
    ],
    others: ['A candidate is now a learner', `${name} is now a learner.`],
  }),
  SESSION_MODIFIEE: () =>
    same('Changed hours', 'The hours of this session have changed. Here is what is new.'),
};

const labels = {
  fr: {
    course: 'Formation',
    when: 'Dates',
    where: 'Lieu',
    company: 'Entreprise',
    reason: 'Motif',
    instead: 'au lieu de',
    added: 'Nouvel horaire',
    removed: 'Horaire supprimé',
    more: (count: number) => `Et ${count} autres changements, à lire dans votre espace.`,
    open: 'Se connecter',
  },
  en: {
    course: 'Course',
    when: 'Dates',
    where: 'Place',
    company: 'Company',
    reason: 'Reason',
    instead: 'instead of',
    added: 'New hours',
    removed: 'Hours taken out',
    more: (count: number) => `And ${count} more changes, to be read in your space.`,
    open: 'Sign in',
  },
};

function period(language: 'fr' | 'en', startsAt: string, endsAt: string | null, zone: string): string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: zone,
  });
  const starts = new Date(startsAt);
  return writtenDate(
    language,
    endsAt === null ? format.format(starts) : format.formatRange(starts, new Date(endsAt)),
  );
}

const changesTold = 20;

/** What moved, one line for each stretch. */
function changeLines(changes: readonly ActionChange[], zone: string, language: 'fr' | 'en'): string[] {
  const label = labels[language];
  const say = ({ startsAt, endsAt, place, instructor }: NonNullable<ActionChange['from']>) =>
    [period(language, startsAt, endsAt, zone), place, instructor]
      .filter((part) => part !== null && part !== '')
      .join(', ');
  const lines = changes.slice(0, changesTold).map(({ from, to }) => {
    if (to !== null)
      return from === null
        ? labelled(language, label.added, say(to))
        : `${say(to)} (${label.instead} ${say(from)})`;
    return from === null ? '' : labelled(language, label.removed, say(from));
  });
  return changes.length > changesTold ? [...lines, label.more(changes.length - changesTold)] : lines;
}

/** What the mail of an action says to one of its recipients. */
export function actionMail(
  { action, data }: SessionActionBody,
  { email, language }: Pick<Recipient, 'email' | 'language'>,
  link: MailContext['link'],
) {
  const { session, person, reason } = data;
  const words = (language === 'fr' ? fr : en)[action](person?.name ?? '');
  const [subject, text] = person?.email.toLowerCase() === email.toLowerCase() ? words.own : words.others;
  const label = labels[language];
  const line = (name: string, value: string | null) =>
    value === null ? [] : [labelled(language, name, value)];
  const details =
    session === null
      ? []
      : [
          ...line(label.course, session.title),
          ...(session.startsAt === null
            ? []
            : line(label.when, period(language, session.startsAt, session.endsAt, session.zone))),
          ...line(label.where, session.place),
          ...line(label.company, session.companyName),
          ...('changes' in data ? changeLines(data.changes, session.zone, language) : []),
        ];
  return {
    subject: session === null ? subject : labelled(language, subject, session.title),
    paragraphs: [text, ...details, ...line(label.reason, reason)],
    action: { label: label.open, url: link('/login') },
  };
}

async function findBody(
  database: ServiceDatabase,
  actionId: unknown,
): Promise<SessionActionBody | undefined> {
  const row = await database
    .selectFrom('care.session_actions')
    .select('body')
    .where('id', '=', String(actionId))
    .executeTakeFirst();
  return row === undefined ? undefined : sessionActionBody.parse(JSON.parse(row.body));
}

/** The person whom the action names at a position; nobody when their account is blocked. */
export async function findActionRecipient(
  payload: Readonly<Record<string, unknown>>,
  database: ServiceDatabase,
): Promise<Recipient | undefined> {
  const body = await findBody(database, payload.actionId);
  const named = actionRecipient.safeParse(body?.data.recipients[Number(payload.recipient)]).data;
  if (named === undefined) return undefined;
  const { rows } = await sql<{ accountId: string; blocked: boolean; timeZone: string }>`
    select p.account_id as "accountId", p.blocked, p.time_zone as "timeZone"
    from cms.up_users u join care.people p on p.account_id = u.document_id
    where lower(u.email) = lower(${named.email})`.execute(database);
  const [account] = rows;
  if (account?.blocked === true) return undefined;
  return {
    accountId: account?.accountId ?? '',
    email: named.email,
    firstName: named.name,
    language: named.language,
    timeZone: account?.timeZone ?? body?.data.session?.zone ?? 'Europe/Paris',
  };
}

const template: MailTemplate = async ({ recipient, payload, database, link }) => {
  const body = await findBody(database, payload.actionId);
  return body === undefined ? null : actionMail(body, recipient, link);
};

/** Registers the mail of the actions. */
export const registerActionMail = (jobs: JobRegistry): void =>
  jobs.registerMailTemplate('session-action', template, { findRecipient: findActionRecipient });
