import type { IncomingHttpHeaders } from 'node:http';
import { sql, type ServiceDatabase } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import { Webhook } from 'standardwebhooks';
import type { SessionActionDone } from '../../contracts/index.ts';
import { ActionExpiredError, InvalidSignatureError, SignatureExpiredError } from './errors.ts';
import type { KeyRing } from './keys.ts';

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

/** Takes the answers of receivers to actions. */
export class Callbacks {
  readonly #database: () => ServiceDatabase;
  readonly #keys: KeyRing;

  constructor(database: () => ServiceDatabase, keys: KeyRing) {
    this.#database = database;
    this.#keys = keys;
  }

  /**
   * Keeps an answer; the same again is one row and the same answer.
   *
   * @throws InvalidSignatureError, SignatureExpiredError; NotFoundError for an action that the receiver was never sent;
   * ActionExpiredError
   */
  async receive(
    done: SessionActionDone,
    request: SignedRequest,
  ): Promise<Pick<SessionActionDone, 'correlationId' | 'action' | 'response'>> {
    const { receiverId, webhookId } = await this.#verify(request);
    const { correlationId, action, response } = done;
    const { rows } = await sql<{ outcome: string }>`
      select care.record_action_answer(${receiverId}::uuid, ${webhookId}, ${correlationId}::uuid, ${action}, ${response})
        as outcome`.execute(this.#database());
    if (rows[0]?.outcome === 'expired') throw new ActionExpiredError();
    if (rows[0]?.outcome !== 'recorded') throw new NotFoundError();
    return { correlationId, action, response };
  }

  async #verify({ headers, rawBody }: SignedRequest): Promise<{ receiverId: string; webhookId: string }> {
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
