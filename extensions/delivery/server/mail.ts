import { sql, type ServiceDatabase } from '@huntzen/database';
import { labelled } from '@huntzen/kernel/contracts';
import type { MailContent, MailOptions, MailTemplate, Recipient, TaskHandler } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type { UnsubscribeLinks } from './unsubscribe.ts';

/** A template with what was said of it. */
export interface RegisteredMail extends MailOptions {
  readonly template: MailTemplate;
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

const frame = {
  fr: {
    greeting: (name: string) => `Bonjour ${name},`.replace(' ,', ','),
    signature: 'L’équipe HuntZen Care',
    wayOut: 'Ne plus recevoir ces messages',
    emergency: 'En cas d’urgence : 15 ou 112. Souffrance psychique, idées suicidaires : 3114, jour et nuit.',
  },
  en: {
    greeting: (name: string) => `Hello ${name},`.replace(' ,', ','),
    signature: 'The HuntZen Care team',
    wayOut: 'Stop these messages',
    emergency:
      'In an emergency in France: 15 or 112. Mental distress, suicidal thoughts: 3114, day and night.',
  },
};

/** The text and the HTML of a mail, with the way out of such mails if there is one. Everything that comes from people is escaped. */
export function renderMail(
  content: MailContent,
  recipient: Recipient,
  wayOut?: string,
): { subject: string; text: string; html: string } {
  const words = frame[recipient.language];
  const greeting = words.greeting(recipient.firstName);
  const text = [
    greeting,
    ...content.paragraphs,
    ...(content.action === undefined
      ? []
      : [labelled(recipient.language, content.action.label, content.action.url)]),
    words.signature,
    words.emergency,
    ...(wayOut === undefined ? [] : [labelled(recipient.language, words.wayOut, wayOut)]),
  ].join('\n\n');
  const paragraph = (line: string) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`;
  const button =
    content.action === undefined
      ? ''
      : `<p style="margin:24px 0"><a href="${escapeHtml(content.action.url)}" style="background:#0B5D5E;color:#fff;padding:12px 20px;border-radius:10px;text-decoration:none">${escapeHtml(content.action.label)}</a></p>`;
  const last =
    wayOut === undefined
      ? ''
      : `<p style="font-size:14px"><a href="${escapeHtml(wayOut)}" style="color:#55656A">${escapeHtml(words.wayOut)}</a></p>`;
  const html = `<!doctype html><html lang="${recipient.language}"><body style="margin:0;background:#FBF9F4;color:#17262B;font:16px/1.6 system-ui,sans-serif"><div style="max-width:560px;margin:0 auto;padding:32px 20px">${[greeting, ...content.paragraphs].map(paragraph).join('')}${button}${paragraph(words.signature)}<p style="color:#55656A;font-size:14px">${escapeHtml(words.emergency)}</p>${last}</div></body></html>`;
  return { subject: content.subject, text, html };
}

/** Whoever the payload names, by account or by e-mail; undefined when there is no such account. */
async function findAccount(
  payload: Readonly<Record<string, unknown>>,
  database: ServiceDatabase,
): Promise<Recipient | undefined> {
  const { accountId, email } = payload;
  const query = database
    .selectFrom('care.people as p')
    .innerJoin('cms.up_users as u', 'u.document_id', 'p.account_id')
    .select([
      'p.account_id as accountId',
      'u.email',
      'p.first_name as firstName',
      'p.language',
      'p.time_zone as timeZone',
    ])
    .where('p.blocked', '=', false);
  const found =
    typeof accountId === 'string'
      ? await query.where('p.account_id', '=', accountId).executeTakeFirst()
      : typeof email === 'string'
        ? await query.where(sql`lower(u.email)`, '=', email).executeTakeFirst()
        : undefined;
  if (found === undefined || found.email === null) return undefined;
  return { ...found, email: found.email, language: found.language === 'en' ? 'en' : 'fr' };
}

const isMuted = async (database: ServiceDatabase, accountId: string, muted: string): Promise<boolean> =>
  (await database
    .selectFrom('care.preferences')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where(sql<boolean>`${muted} = any (muted)`)
    .executeTakeFirst()) !== undefined;

/** What mails are made with. */
export interface MailTools {
  readonly database: ServiceDatabase;
  readonly templates: ReadonlyMap<string, RegisteredMail>;
  readonly publicUrl: string;
  readonly links: UnsubscribeLinks;
}

/**
 * Makes the handler of `mail.send`: finds the recipient, asks whether they want it, writes the mail with its template and
 * hands it to SMTP.
 */
export function createMailTask(
  strapi: Core.Strapi,
  { database, templates, publicUrl, links }: MailTools,
): TaskHandler {
  return async (payload) => {
    const registered = templates.get(String(payload.template));
    if (registered === undefined) throw new Error(`no mail template named ${String(payload.template)}`);
    const { template, topic, hasWayOut = false, findRecipient = findAccount } = registered;
    const recipient = await findRecipient(payload, database);
    if (recipient === undefined) return;
    const { accountId } = recipient;
    if (topic !== undefined && (await isMuted(database, accountId, `${topic}.mail`))) return;
    const link = (path: `/${string}`) => `${publicUrl}${recipient.language === 'en' ? '/en' : ''}${path}`;
    const content = await template({ recipient, payload, database, link });
    if (content === null) return;
    const wayOut =
      topic === undefined || !hasWayOut
        ? undefined
        : link(`/unsubscribe/${links.sign({ accountId, muted: `${topic}.mail` })}`);
    const mailer = strapi.plugin('email').service<{ send: (mail: object) => Promise<unknown> }>('email');
    await mailer.send({
      to: recipient.email,
      ...renderMail(content, recipient, wayOut),
      ...(content.invitation === undefined
        ? {}
        : { icalEvent: { filename: 'rdv.ics', ...content.invitation } }),
      // RFC 8058: mail programs show a button of their own, which posts to the same address.
      headers:
        wayOut === undefined
          ? {}
          : { 'List-Unsubscribe': `<${wayOut}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    });
  };
}
