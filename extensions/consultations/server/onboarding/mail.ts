/** The mails to practitioners about themselves: discreet like all of them. A reason stands on their page, never in a mail. */
import { writtenDate } from '@huntzen/kernel/words';
import type { MailTemplate } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';

const texts = {
  fr: {
    decided: {
      subject: 'Votre dossier a été examiné',
      text: 'Une décision a été prise sur votre dossier. Vous la lisez sur votre page, avec ce qu’il reste à faire s’il y a lieu.',
    },
    expiring: {
      subject: 'Un de vos documents arrive à échéance',
      text: (day: string) => `Un document de votre dossier est valable jusqu’au ${day}.`,
      more: 'Remplacez-le par le nouveau dès que vous l’avez.',
    },
    action: 'Voir mes documents',
  },
  en: {
    decided: {
      subject: 'Your file was reviewed',
      text: 'A decision was made about your file. You can read it on your page, with what is left to do, if anything.',
    },
    expiring: {
      subject: 'One of your documents expires soon',
      text: (day: string) => `A document of your file is valid until ${day}.`,
      more: 'Replace it by the new one as soon as you have it.',
    },
    action: 'See my documents',
  },
};

const path = '/practitioner/documents';

/** Tells a practitioner that an administrator decided; not what. */
export const verificationDecidedMail: MailTemplate = ({ recipient, link }) => {
  const { decided, action } = texts[recipient.language];
  return Promise.resolve({
    subject: decided.subject,
    paragraphs: [decided.text],
    action: { label: action, url: link(path) },
  });
};

/** Tells a practitioner that a document of theirs expires soon; not which. */
export const documentExpiringMail: MailTemplate = ({ recipient, payload, link }) => {
  const { expiring, action } = texts[recipient.language];
  const day = Temporal.PlainDate.from(String(payload.day)).toLocaleString(
    recipient.language === 'fr' ? 'fr-FR' : 'en-GB',
    { day: 'numeric', month: 'long', year: 'numeric' },
  );
  return Promise.resolve({
    subject: expiring.subject,
    paragraphs: [expiring.text(writtenDate(recipient.language, day)), expiring.more],
    action: { label: action, url: link(path) },
  });
};
