import { sql } from '@huntzen/database';
import type { MailContext, MailTemplate } from '@huntzen/kernel/server';
import { randomToken, tokenHash } from './tokens.ts';

const resetMinutes = 60;
const invitationDays = 7;

/** Makes the token of a mailed link at the moment the mail is written, so that it exists only there and, hashed, here. */
async function createToken(
  { recipient, database }: MailContext,
  purpose: 'password_reset' | 'invitation',
): Promise<string> {
  const token = randomToken();
  const minutes = purpose === 'password_reset' ? resetMinutes : invitationDays * 24 * 60;
  await database
    .insertInto('care.account_tokens')
    .columns(['token_hash', 'purpose', 'account_id', 'email', 'company_id', 'expires_at'])
    .expression((query) =>
      query
        .selectFrom('care.people as p')
        .select((select) => [
          select.val(tokenHash(token)).as('token_hash'),
          select.val(purpose).as('purpose'),
          'p.account_id',
          select.val(recipient.email).as('email'),
          'p.company_id',
          sql<Date>`now() + make_interval(mins => ${minutes})`.as('expires_at'),
        ])
        .where('p.account_id', '=', recipient.accountId),
    )
    .execute();
  return token;
}

const texts = {
  fr: {
    reset: {
      subject: 'Votre nouveau mot de passe',
      paragraphs: [
        'Vous avez demandé à choisir un nouveau mot de passe. Le lien ci-dessous fonctionne une seule fois, pendant 60 minutes.',
        'Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.',
      ],
      action: 'Choisir un nouveau mot de passe',
    },
    invitation: {
      subject: 'Votre accès à HuntZen Care',
      paragraphs: [
        'Un accès à HuntZen Care vous est ouvert. Choisissez votre mot de passe avec le lien ci-dessous ; il fonctionne une seule fois, pendant 7 jours.',
        'Ce que vous ferez ici vous appartient : votre employeur n’en voit jamais le contenu.',
      ],
      action: 'Ouvrir mon accès',
    },
  },
  en: {
    reset: {
      subject: 'Your new password',
      paragraphs: [
        'You asked to choose a new password. The link below works once, for 60 minutes.',
        'If you did not ask for this, ignore this message: your password stays the same.',
      ],
      action: 'Choose a new password',
    },
    invitation: {
      subject: 'Your access to HuntZen Care',
      paragraphs: [
        'HuntZen Care is open to you. Choose your password with the link below; it works once, for 7 days.',
        'What you do here is yours: your employer never sees its content.',
      ],
      action: 'Open my access',
    },
  },
};

/** The mail with a link that sets a new password. */
export const passwordResetMail: MailTemplate = async (context) => {
  const { subject, paragraphs, action } = texts[context.recipient.language].reset;
  const token = await createToken(context, 'password_reset');
  return {
    subject,
    paragraphs,
    action: { label: action, url: context.link(`/reset-password?token=${token}`) },
  };
};

/** The mail that invites a person to take up their account. */
export const invitationMail: MailTemplate = async (context) => {
  const { subject, paragraphs, action } = texts[context.recipient.language].invitation;
  const token = await createToken(context, 'invitation');
  return { subject, paragraphs, action: { label: action, url: context.link(`/invitation?token=${token}`) } };
};
