import type { IncomingHttpHeaders } from 'node:http';
import { sql, type ServiceDatabase } from '@huntzen/database';
import { NotFoundError, type WebhookAnswerHandler, type WebhookAnswers } from '@huntzen/kernel/server';
import { Webhook } from 'standardwebhooks';
import type { CallbackBody, SessionActionDone } from '../../contracts/index.ts';
import { ActionExpiredError, InvalidSignatureError, SignatureExpiredError } from './errors.ts';
import type { SigningKeys } from './keys.ts';

// The tolerance of Standard Webhooks.
const toleranceSeconds = 300;

/** What a callback is checked by: the headers and the very characters of the body. */
export interface SignedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: string;
}

function isSignedBy(secret: string, rawBody: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(rawBody, headers, { jsonParse: false });
    return true;
  } catch {
    // The library throws for whatever does not match, and says no more than that.
    return false;
  }
}

/** Who takes the answers that say more than that something is done. */
export class AnswerHandlers implements WebhookAnswers {
  readonly #handlers = new Map<string, WebhookAnswerHandler>();

  register(action: string, handler: WebhookAnswerHandler): void {
    if (this.#handlers.has(action)) throw new Error(`answers of ${action} are registered twice`);
    this.#handlers.set(action, handler);
  }

  /** @throws when nobody takes the answers of an action. */
  get(action: string): WebhookAnswerHandler {
    const handler = this.#handlers.get(action);
    if (handler === undefined) throw new Error(`nobody takes the answers of ${action}`);
    return handler;
  }
}

interface Sender {
  readonly receiverId: string;
  readonly webhookId: string;
}

interface Received {
  readonly correlationId: string;
  readonly action: CallbackBody['action'];
  readonly response: string;
}

/** Takes the answers of receivers to actions. */
export class Callbacks {
  readonly #database: () => ServiceDatabase;
  readonly #keys: SigningKeys;
  readonly #handlers: AnswerHandlers;

  constructor(database: () => ServiceDatabase, keys: SigningKeys, handlers: AnswerHandlers) {
    this.#database = database;
    this.#keys = keys;
    this.#handlers = handlers;
  }

  /**
   * Takes an answer; the same again changes nothing and is answered the same.
   *
   * @throws InvalidSignatureError, SignatureExpiredError; NotFoundError for an action that the receiver was never sent;
   * ActionExpiredError; what the handler of the action throws.
   */
  async receive(body: CallbackBody, request: SignedRequest): Promise<Received> {
    const sender = await this.#verify(request);
    const { correlationId, action } = body;
    if (action !== 'planning_done') return this.#keep(body, sender);
    const handle = this.#handlers.get(action);
    const response = await handle({ ...sender, correlationId, data: body.data }, this.#database());
    return { correlationId, action, response };
  }

  async #keep(done: SessionActionDone, { receiverId, webhookId }: Sender): Promise<Received> {
    const { correlationId, action, response } = done;
    const { rows } = await sql<{ outcome: string }>`
      select care.record_action_answer(${receiverId}::uuid, ${webhookId}, ${correlationId}::uuid, ${action}, ${response})
        as outcome`.execute(this.#database());
    if (rows[0]?.outcome === 'expired') throw new ActionExpiredError();
    if (rows[0]?.outcome !== 'recorded') throw new NotFoundError();
    return { correlationId, action, response };
  }

  async #verify({ headers, rawBody }: SignedRequest): Promise<Sender> {
    const webhookId = headers['webhook-id'];
    const timestamp = headers['webhook-timestamp'];
    const signature = headers['webhook-signature'];
    if (typeof webhookId !== 'string' || webhookId === '' || webhookId.length > 200)
      throw new InvalidSignatureError();
    if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) throw new InvalidSignatureError();
    if (typeof signature !== 'string') throw new InvalidSignatureError();
    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > toleranceSeconds) throw new SignatureExpiredError();
    const signed = {
      'webhook-id': webhookId,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    };
    for (const { id, secrets } of await this.#keys.find())
      if (secrets.some((secret) => isSignedBy(secret, rawBody, signed))) return { receiverId: id, webhookId };
    throw new InvalidSignatureError();
  }
}
