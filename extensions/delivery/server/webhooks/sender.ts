/**
 * Sends what is due, receiver by receiver. Each receiver has a lane of its own with a few requests at once, outside the
 * places of the job worker: one that is dead keeps its own lane busy and nobody else's. What is taken from the database is
 * due again when its lease ends, so a sender that dies loses nothing, and what it had sent is sent again under the same id.
 */
import { sql, type ServiceDatabase } from '@huntzen/database';
import type { FindEndpoint } from '@huntzen/kernel/server';
import { UnreadableRecordError } from '@huntzen/records/crypto';
import type { SigningKeys } from './keys.ts';
import { retryDelayMs } from './retry.ts';
import { Agents, send, type Outcome } from './send.ts';

/** What the sender works with. */
export interface SenderOptions {
  readonly database: () => ServiceDatabase;
  readonly keys: SigningKeys;
  readonly findEndpoint: FindEndpoint;
  /** Shortens the delays between attempts. */
  readonly retryFactor: number;
  /** Is told of what the database refuses. */
  readonly onError: (error: unknown) => void;
  readonly timeLimitMs?: number;
  readonly requestsPerReceiver?: number;
}

interface Taken {
  id: string;
  webhook_id: string;
  body: string;
  number: number;
}

const usualTimeLimitMs = 10_000;
const usualRequests = 8;
// Beyond the time limit of a request, for what surrounds it.
const leaseMarginMs = 20_000;
// How often every receiver is looked at anyway; what is due later than that needs no timer.
const sweepMs = 60_000;
// How long a busy lane goes on with the keys it read.
const believedForMs = 1_000;

/** The address under which a receiver takes actions. */
export const actionAddress = (receiverUrl: string): URL =>
  new URL(`${receiverUrl.replace(/\/+$/, '')}/session-action`);

interface Target {
  readonly url: string;
  readonly secrets: readonly string[];
}

class Lane {
  readonly #options: Required<SenderOptions>;
  readonly #receiverId: string;
  readonly #agents: Agents;
  readonly #sending = new Set<Promise<void>>();
  #isWanted = false;
  #taking: Promise<void> | undefined;
  #isStopped = false;
  #believed: { until: number; receiver: Target } | undefined;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(receiverId: string, options: Required<SenderOptions>) {
    this.#receiverId = receiverId;
    this.#options = options;
    this.#agents = new Agents(options.requestsPerReceiver);
  }

  wake(): void {
    this.#isWanted = true;
    if (this.#taking !== undefined || this.#isStopped) return;
    this.#taking = this.#take()
      .catch(this.#options.onError)
      .finally(() => {
        this.#taking = undefined;
        // Woken between the last look and now.
        if (this.#isWanted && this.#sending.size < this.#options.requestsPerReceiver) this.wake();
      });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    // What it takes at this moment is sent too.
    await this.#taking;
    await Promise.all(this.#sending);
    this.#agents.destroy();
  }

  #wakeIn(delayMs: number): void {
    if (this.#isStopped || delayMs > sweepMs) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.wake();
    }, delayMs);
    this.#timers.add(timer);
  }

  async #target(): Promise<Target | undefined> {
    const now = performance.now();
    if (this.#sending.size > 0 && this.#believed !== undefined && this.#believed.until > now)
      return this.#believed.receiver;
    const [receiver] = await this.#options.keys.find(this.#receiverId).catch((error: unknown) => {
      if (error instanceof UnreadableRecordError) return [{ url: '', secrets: [] }];
      throw error;
    });
    this.#believed = receiver === undefined ? undefined : { until: now + believedForMs, receiver };
    return receiver;
  }

  async #take(): Promise<void> {
    const { database, requestsPerReceiver, timeLimitMs } = this.#options;
    while (this.#isWanted && !this.#isStopped) {
      const free = requestsPerReceiver - this.#sending.size;
      // The end of a request wakes the lane again.
      if (free === 0) return;
      this.#isWanted = false;
      const receiver = await this.#target();
      if (receiver === undefined) return;
      const { rows } = await sql<Taken>`
        select id, webhook_id, body, number
        from care.take_deliveries(${this.#receiverId}::uuid, ${free}::int, ${`${timeLimitMs + leaseMarginMs} ms`}::interval)`.execute(
        database(),
      );
      for (const taken of rows) this.#start(receiver, taken);
    }
  }

  #start(receiver: Target, taken: Taken): void {
    const work = this.#attempt(receiver, taken)
      .catch(this.#options.onError)
      .finally(() => {
        this.#sending.delete(work);
        this.wake();
      });
    this.#sending.add(work);
  }

  async #attempt(
    { url, secrets }: Target,
    { id, webhook_id: webhookId, body, number }: Taken,
  ): Promise<void> {
    const { database, findEndpoint, timeLimitMs, retryFactor } = this.#options;
    const startedAt = new Date();
    const started = performance.now();
    const outcome: Outcome =
      secrets.length === 0
        ? { status: null, failure: 'unreadable_key' }
        : await send(actionAddress(url), { webhookId, body }, secrets, {
            findEndpoint,
            agents: this.#agents,
            timeLimitMs,
          });
    const durationMs = Math.round(performance.now() - started);
    const delayMs = outcome.failure === null ? null : retryDelayMs(number, retryFactor, Math.random);
    const delay = delayMs === null ? null : `${delayMs} ms`;
    await sql`
      select care.record_attempt(${id}::uuid, ${number}::smallint, ${startedAt}::timestamptz, ${durationMs}::int,
                                 ${outcome.status}::smallint, ${outcome.failure}::text, ${delay}::interval)`.execute(
      database(),
    );
    // By the clock of the database it is due a moment before.
    if (delayMs !== null) this.#wakeIn(delayMs + 1);
  }
}

/** Sends what is due. */
export class WebhookSender {
  readonly #options: Required<SenderOptions>;
  readonly #lanes = new Map<string, Lane>();
  #isStopped = false;

  constructor(options: SenderOptions) {
    this.#options = { timeLimitMs: usualTimeLimitMs, requestsPerReceiver: usualRequests, ...options };
  }

  /** Sends a receiver what is due. Returns at once. */
  wake(receiverId: string): void {
    if (this.#isStopped) return;
    const lane = this.#lanes.get(receiverId) ?? new Lane(receiverId, this.#options);
    this.#lanes.set(receiverId, lane);
    lane.wake();
  }

  /** Makes the deliveries of an action, or has the platform mail it, and begins to send. */
  async dispatch(actionId: string): Promise<void> {
    const { rows } = await sql<{ receiver: string }>`
      select care.dispatch_session_action(${actionId}::uuid) as receiver`.execute(this.#options.database());
    for (const { receiver } of rows) this.wake(receiver);
  }

  /** Wakes every receiver for whom something is due. */
  async sweep(): Promise<void> {
    const { rows } = await sql<{ receiver: string }>`select care.due_receivers() as receiver`.execute(
      this.#options.database(),
    );
    for (const { receiver } of rows) this.wake(receiver);
  }

  /** Lets what is on its way arrive and takes nothing more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([...this.#lanes.values()].map((lane) => lane.stop()));
  }
}
