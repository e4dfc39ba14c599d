import type { ServiceDatabase } from '@huntzen/database';
import type { Core } from '@strapi/strapi';

/** What a receiver answered by the callback, once its signature is checked. */
export interface WebhookAnswer {
  readonly receiverId: string;
  readonly webhookId: string;
  readonly correlationId: string;
  /** As the contract of the callback parsed it. */
  readonly data: unknown;
}

/**
 * Takes an answer on the worker's connection (role care_jobs); returns the code of what was done. The same answer again changes
 * nothing and has the same code.
 *
 * @throws DomainError for what is unknown, too late or of no use.
 */
export type WebhookAnswerHandler = (answer: WebhookAnswer, database: ServiceDatabase) => Promise<string>;

/** Where extensions say what becomes of answers. The delivery extension provides it under `care.webhook-answers`. */
export interface WebhookAnswers {
  /** Declares what takes the answers of an action. */
  register(action: string, handler: WebhookAnswerHandler): void;
}

/** The registry, registered by delivery. */
export const webhookAnswers = (strapi: Core.Strapi): WebhookAnswers =>
  strapi.get<WebhookAnswers>('care.webhook-answers');
