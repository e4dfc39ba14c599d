import type { JobRegistry, MailTemplate } from '@huntzen/kernel/server';

const texts = {
  'export-ready': {
    fr: {
      subject: 'Votre demande est prête',
      paragraphs: [
        'Ce que vous avez demandé est prêt. Connectez-vous pour le télécharger ; il sera supprimé dans 7 jours.',
        'Si vous n’avez rien demandé, changez votre mot de passe.',
      ],
      action: 'Ouvrir la page',
    },
    en: {
      subject: 'Your request is ready',
      paragraphs: [
        'What you asked for is ready. Sign in to download it; it will be removed in 7 days.',
        'If you did not ask for anything, change your password.',
      ],
      action: 'Open the page',
    },
  },
  'export-failed': {
    fr: {
      subject: 'Votre demande n’a pas abouti',
      paragraphs: [
        'Ce que vous avez demandé n’a pas pu être préparé. Vous pouvez le demander à nouveau dès maintenant.',
      ],
      action: 'Ouvrir la page',
    },
    en: {
      subject: 'Your request did not succeed',
      paragraphs: ['What you asked for could not be prepared. You can ask for it again now.'],
      action: 'Open the page',
    },
  },
} as const;

const templateOf =
  (name: keyof typeof texts): MailTemplate =>
  ({ recipient, link }) => {
    const { subject, paragraphs, action } = texts[name][recipient.language];
    return Promise.resolve({ subject, paragraphs, action: { label: action, url: link('/my-data/export') } });
  };

/** The mails about exports: that one is ready, or failed, and nothing of it. No topic: whoever gets one has asked for it. */
export function registerExportMails(jobs: JobRegistry): void {
  for (const name of Object.keys(texts) as (keyof typeof texts)[])
    jobs.registerMailTemplate(name, templateOf(name));
}
