/**
 * What follows a clock: reminders of programmes, publications that begin, and what is forgotten. Who, when and once is
 * decided in SQL (database/migrations/care/0231-reminders.sql); here are only the mail and the tasks.
 */
import { sql, type ServiceDatabase } from '@huntzen/database';
import type { JobRegistry, MailTemplate } from '@huntzen/kernel/server';

const texts = {
  fr: {
    subject: 'Votre programme du jour',
    paragraphs: [
      'Votre programme d’aujourd’hui vous attend, quand vous le souhaitez.',
      'Un jour sans n’est pas un échec : vous pouvez déplacer ce qui est prévu.',
    ],
    action: 'Voir ma journée',
  },
  en: {
    subject: 'Your programme for today',
    paragraphs: [
      'Your programme for today is waiting for you, whenever you like.',
      'A day without is no failure: you can move what is planned.',
    ],
    action: 'See my day',
  },
};

/** The reminder. Says nothing of what there is to do; not written once it is done, or too late to be read in peace. */
export const reminderMail: MailTemplate = async ({ recipient, payload, database, link }) => {
  const { rows } = await sql`
    select from care.reminders_due(now(), ${recipient.accountId}) where day = ${String(payload.day)}::date`.execute(
    database,
  );
  if (rows.length === 0) return null;
  const { subject, paragraphs, action } = texts[recipient.language];
  return { subject, paragraphs, action: { label: action, url: link('/patient') } };
};

/** Registers the tasks and their times. */
export function registerReminders(jobs: JobRegistry, database: () => ServiceDatabase): void {
  jobs.registerMailTemplate('programme-reminder', reminderMail, { topic: 'reminders', hasWayOut: true });
  jobs.registerTask('reminders.send', async () => {
    await sql`select care.send_reminders()`.execute(database());
  });
  jobs.registerSchedule('*/15 * * * *', 'reminders.send');
  jobs.registerTask('notifications.publication', async ({ publicationId }) => {
    await sql`select care.notify_publication(${String(publicationId)}::uuid)`.execute(database());
  });
  jobs.registerTask('notifications.forget', async () => {
    await sql`select care.forget_notifications(), care.forget_reminders()`.execute(database());
  });
  jobs.registerSchedule('29 3 * * *', 'notifications.forget');
}
