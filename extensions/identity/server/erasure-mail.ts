/** The mails of an erasure: asked, called off, done. The last goes to the address as it was, and holds numbers alone. */
import type { ServiceDatabase } from '@huntzen/database';
import { writtenDate } from '@huntzen/kernel/words';
import type { MailContent, MailTemplate, Recipient } from '@huntzen/kernel/server';
import * as z from 'zod';

const queued = z.object({
  erasureId: z.guid(),
  email: z.email(),
  language: z.enum(['fr', 'en']).catch('fr'),
  timeZone: z.string(),
});

const reportSchema = z.object({
  keys: z.number(),
  conversations: z.number(),
  messages: z.number(),
  journalEntries: z.number(),
  privateNotes: z.number(),
  files: z.number(),
  consultationsKept: z.number(),
  clinicalNotesHeld: z.number(),
  heldUntil: z.iso.date().nullable().default(null),
});

type Report = z.infer<typeof reportSchema>;

const writeDay = (at: Date, language: 'fr' | 'en', timeZone: string): string =>
  writtenDate(
    language,
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      timeZone,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }).format(at),
  );

interface Words {
  readonly subject: string;
  readonly action: string;
}

const texts = {
  fr: {
    asked: {
      subject: 'Votre compte sera effacé',
      action: 'Garder mon compte',
      paragraphs: (day: string) => [
        `Vous avez demandé l’effacement de votre compte. Il aura lieu le ${day}. Jusque-là, votre compte reste utilisable et vous pouvez changer d’avis.`,
        'Si vous n’avez rien demandé, annulez l’effacement et changez votre mot de passe.',
      ],
    },
    cancelled: {
      subject: 'Votre compte est conservé',
      action: 'Mes données',
      paragraphs: ['L’effacement de votre compte est annulé. Rien n’a été effacé.'],
    },
    done: {
      subject: 'Votre compte est effacé',
      paragraphs: (report: Report, until: string | null) => [
        'Votre compte est effacé. Personne ne peut plus s’y connecter, et rien ne peut le rétablir.',
        `Effacés : ${report.keys} clés de chiffrement, ${report.conversations} conversations (${report.messages} messages), ${report.journalEntries} notes de journal, ${report.privateNotes} notes privées, ${report.files} fichiers.`,
        `Conservés sans votre nom : ${report.consultationsKept} consultations, pour que les décomptes restent justes.`,
        ...(until === null
          ? []
          : [
              `Conservées parce que la loi le demande : ${report.clinicalNotesHeld} notes cliniques, au plus tard jusqu’au ${until}, puis détruites.`,
            ]),
        'Ceci est le dernier message que vous recevez de nous.',
      ],
    },
  },
  en: {
    asked: {
      subject: 'Your account will be erased',
      action: 'Keep my account',
      paragraphs: (day: string) => [
        `You asked for your account to be erased. This will happen on ${day}. Until then your account can be used and you can change your mind.`,
        'If you did not ask for this, cancel the erasure and change your password.',
      ],
    },
    cancelled: {
      subject: 'Your account is kept',
      action: 'My data',
      paragraphs: ['The erasure of your account is cancelled. Nothing was erased.'],
    },
    done: {
      subject: 'Your account is erased',
      paragraphs: (report: Report, until: string | null) => [
        'Your account is erased. Nobody can sign in to it any more, and nothing can bring it back.',
        `Erased: ${report.keys} encryption keys, ${report.conversations} conversations (${report.messages} messages), ${report.journalEntries} journal entries, ${report.privateNotes} private notes, ${report.files} files.`,
        `Kept without your name: ${report.consultationsKept} consultations, so that the figures stay right.`,
        ...(until === null
          ? []
          : [
              `Kept because the law asks for it: ${report.clinicalNotesHeld} clinical notes, until ${until} at the latest, then destroyed.`,
            ]),
        'This is the last message that you get from us.',
      ],
    },
  },
};

const leadTo = ({ subject, action }: Words, paragraphs: readonly string[], url: string): MailContent => ({
  subject,
  paragraphs,
  action: { label: action, url },
});

/** The mail that says until when one can keep the account; none when it was called off since. */
export const erasureAskedMail: MailTemplate = async ({ recipient, database, link }) => {
  const asked = await database
    .selectFrom('care.erasures')
    .select('due_at')
    .where('account_id', '=', recipient.accountId)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  if (asked === undefined) return null;
  const words = texts[recipient.language].asked;
  const day = writeDay(asked.due_at, recipient.language, recipient.timeZone);
  return leadTo(words, words.paragraphs(day), link('/my-data/erasure'));
};

/** The mail that says that the account is kept. */
export const erasureCancelledMail: MailTemplate = ({ recipient, link }) => {
  const words = texts[recipient.language].cancelled;
  return Promise.resolve(leadTo(words, words.paragraphs, link('/my-data/erasure')));
};

/** Whom the last mail goes to: the address as it was when the account was erased, which stands nowhere else any more. */
export async function findErased(
  payload: Readonly<Record<string, unknown>>,
  database: ServiceDatabase,
): Promise<Recipient | undefined> {
  const { erasureId, email, language, timeZone } = queued.parse(payload);
  const erased = await database
    .selectFrom('care.erasures')
    .select('account_id')
    .where('id', '=', erasureId)
    .executeTakeFirst();
  if (erased === undefined) return undefined;
  return { accountId: erased.account_id, email, firstName: '', language, timeZone };
}

/** The last mail: what was erased, what stays and until when, in numbers. */
export const erasureDoneMail: MailTemplate = async ({ recipient, payload, database }) => {
  const { report } = await database
    .selectFrom('care.erasures')
    .select('report')
    .where('id', '=', queued.parse(payload).erasureId)
    .executeTakeFirstOrThrow();
  const counts = reportSchema.parse(report);
  const until =
    counts.heldUntil === null ? null : writeDay(new Date(counts.heldUntil), recipient.language, 'UTC');
  const words = texts[recipient.language].done;
  return { subject: words.subject, paragraphs: words.paragraphs(counts, until) };
};
