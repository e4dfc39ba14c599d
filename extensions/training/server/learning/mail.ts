/** The mail to a learner whose work was marked: neither the work nor the result, which stand on their own page. */
import type { MailTemplate } from '@huntzen/kernel/server';

const texts = {
  fr: {
    subject: 'Un retour vous attend',
    text: 'Votre formateur a répondu à ce que vous avez remis. Vous lisez sa réponse sur votre page.',
    action: 'Voir la réponse',
  },
  en: {
    subject: 'An answer is waiting for you',
    text: 'Your trainer has answered what you handed in. You can read the answer on your page.',
    action: 'See the answer',
  },
};

/** Tells a learner that their work was marked; not which, and not how. */
export const submissionMarkedMail: MailTemplate = ({ recipient, link }) => {
  const { subject, text, action } = texts[recipient.language];
  return Promise.resolve({
    subject,
    paragraphs: [text],
    action: { label: action, url: link('/learner/work') },
  });
};
