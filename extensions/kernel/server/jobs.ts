import type { ServiceDatabase } from '@huntzen/database';
import type { Core } from '@strapi/strapi';
import type { Invitation } from './calendar.ts';

/**
 * Does the work of one job, on the worker's own connection (role care_jobs) when it needs the database. Called again
 * after an error, so it must be safe to run twice.
 */
export type TaskHandler = (payload: Record<string, unknown>, database: ServiceDatabase) => Promise<void>;

/** Whom a mail goes to. */
export interface Recipient {
  readonly accountId: string;
  readonly email: string;
  readonly firstName: string;
  readonly language: 'fr' | 'en';
  readonly timeZone: string;
}

/** What a template works with. */
export interface MailContext {
  readonly recipient: Recipient;
  /** What was queued: ids and codes. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** The worker's own connection, role care_jobs. */
  readonly database: ServiceDatabase;
  /** The address of a page of the site, in the reader's language. */
  readonly link: (path: `/${string}`) => string;
}

/** What a mail says; the frame (greeting, signature, look) is the same for all. */
export interface MailContent {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  /** The event that a calendar takes from the mail. */
  readonly invitation?: Invitation;
}

/** Writes one mail; null when there is nothing to send any more. Subjects name no practitioner, speciality or illness. */
export type MailTemplate = (context: MailContext) => Promise<MailContent | null>;

/** What a person may choose about a mail. */
export interface MailOptions {
  /** Whoever silenced mails of the topic does not get it; without a topic it is always sent. */
  readonly topic?: 'reminders' | 'consultations';
  /** Whether the mail carries a link that stops such mails without signing in. */
  readonly hasWayOut?: boolean;
  /** Who gets it, when the payload names neither an account nor an e-mail; undefined for nobody any more. */
  readonly findRecipient?: (
    payload: Readonly<Record<string, unknown>>,
    database: ServiceDatabase,
  ) => Promise<Recipient | undefined>;
}

/** Where extensions say what their jobs do. The delivery extension provides it under `care.jobs`. */
export interface JobRegistry {
  /** Declares what a task of care.job_tasks does. */
  registerTask(name: string, handler: TaskHandler): void;
  /** Declares a mail; it is sent by the job `mail.send` with `{ template, accountId }` or `{ template, email }`. */
  registerMailTemplate(name: string, template: MailTemplate, options?: MailOptions): void;
  /** Enqueues `task` at the times of a cron expression (UTC), once per cluster and time. */
  registerSchedule(expression: string, task: string): void;
}

/** The registry, registered by delivery. */
export const jobRegistry = (strapi: Core.Strapi): JobRegistry => strapi.get<JobRegistry>('care.jobs');
