/**
 * Tells every node of the chat service, by ids alone, of messages that were committed. Many at once are told by one transaction, which
 * does not wait for the disk: it holds nothing, and whoever is not answered writes again, which announces again.
 */
import { anonymousActor, sql, type CareDatabase } from '@huntzen/database';

interface Batch {
  channels: string[];
  payloads: string[];
  sent: Promise<void>;
}

/** A message that was committed. */
export interface Announcement {
  consultationId: string;
  messageId: string;
  /** The other person, whose number of unread messages changes. */
  readerId: string;
}

/** Announces messages, one transaction at a time. */
export class Announcer {
  readonly #database: CareDatabase;
  #next: Batch | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** Resolves once every node is told; rejects when the database does not take it. */
  announce({ consultationId, messageId, readerId }: Announcement): Promise<void> {
    const batch = (this.#next ??= this.#open());
    batch.channels.push('care_chat', 'care_chat_unread');
    batch.payloads.push(`message:${consultationId}:${messageId}`, readerId);
    return batch.sent;
  }

  /** What comes while one batch is on its way goes with the next. */
  #open(): Batch {
    const channels: string[] = [];
    const payloads: string[] = [];
    const sent = this.#running.then(async () => {
      this.#next = null;
      await this.#database.query(
        anonymousActor,
        sql`select set_config('synchronous_commit', 'off', true), pg_notify(channel, payload)
            from unnest(${channels}::text[], ${payloads}::text[]) as n (channel, payload)`,
      );
    });
    this.#running = sent.catch(() => undefined);
    return { channels, payloads, sent };
  }
}
