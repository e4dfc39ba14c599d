/** The mails of learning: work that was marked, a course that somebody left. Neither work, nor results, nor reasons. */
import { sql } from '@huntzen/database';
import type { JobRegistry, MailTemplate } from '@huntzen/kernel/server';

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

const leftTexts = {
  fr: {
    trainer: {
      subject: (course: string) => `Un élève a quitté une formation\u00a0: ${course}`,
      text: (person: string, course: string) => `${person} ne suit plus la formation « ${course} ».`,
      after: 'Ses travaux et vos réponses restent où ils sont. Sa place, s’il y en avait une, est libérée.',
      action: 'Voir mes élèves',
    },
    learner: {
      subject: (course: string) => `Vous ne suivez plus une formation : ${course}`,
      text: (_person: string, course: string) =>
        `Votre inscription à la formation « ${course} » est terminée.`,
      after: 'Vos travaux et les réponses reçues restent sur votre page, avec la raison.',
      action: 'Voir mes formations',
    },
  },
  en: {
    trainer: {
      subject: (course: string) => `A learner has left a course: ${course}`,
      text: (person: string, course: string) => `${person} no longer follows the course “${course}”.`,
      after: 'Their work and your answers stay where they are. Their place, if they had one, is free.',
      action: 'See my learners',
    },
    learner: {
      subject: (course: string) => `You no longer follow a course: ${course}`,
      text: (_person: string, course: string) => `Your enrolment in the course “${course}” has ended.`,
      after: 'Your work and the answers to it stay on your page, with the reason.',
      action: 'See my courses',
    },
  },
};

/** Tells the trainers, or the learner, that an enrolment ended early; not why. Not written when the course is followed again. */
export const courseLeftMail: MailTemplate = async ({ recipient, payload, database, link }) => {
  const { rows } = await sql<{
    account_id: string | null;
    person: string;
    course: string;
    has_left: boolean;
  }>`
    select account_id, person, course, has_left from care.left_course(${String(payload.enrolmentId)})`.execute(
    database,
  );
  const [left] = rows;
  if (left?.has_left !== true) return null;
  const reader = left.account_id === recipient.accountId ? 'learner' : 'trainer';
  const texts = leftTexts[recipient.language][reader];
  return {
    subject: texts.subject(left.course),
    paragraphs: [texts.text(left.person, left.course), texts.after],
    action: {
      label: texts.action,
      url: link(reader === 'learner' ? '/learner/courses' : '/trainer/learners'),
    },
  };
};

/** Tells a learner that their work was marked; not which, and not how. */
const submissionMarkedMail: MailTemplate = ({ recipient, link }) => {
  const { subject, text, action } = texts[recipient.language];
  return Promise.resolve({
    subject,
    paragraphs: [text],
    action: { label: action, url: link('/learner/work') },
  });
};

/** Registers the mails of learning. No topic: they are about the person's own work and courses here. */
export function registerLearningMails(jobs: JobRegistry): void {
  jobs.registerMailTemplate('submission-marked', submissionMarkedMail);
  jobs.registerMailTemplate('course-left', courseLeftMail);
}
