/**
 * What is unread, in the open pages of the people here: notifications, and messages by conversation. A notice only says
 * "look": it is counted as the person, with their rights, and sent to their sockets. While one count runs, a second notice asks for one
 * more, so the last number sent is never older than the last notice.
 */
import { sql, type CareDatabase } from '@huntzen/database';
import { loggable } from '@huntzen/kernel/errors';
import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import type { NotificationEvents } from '../contracts/events.ts';
import type { Identity } from './auth.ts';

/** What the server keeps of a socket of this namespace. */
export interface UnreadSocketData {
  identity: Identity;
  openedAt: number;
}

/** The namespace of notifications: clients send nothing. */
export type UnreadNamespace = Namespace<
  Record<string, never>,
  NotificationEvents,
  Record<string, never>,
  UnreadSocketData
>;

/** A socket of it. */
export type UnreadSocket = Socket<
  Record<string, never>,
  NotificationEvents,
  Record<string, never>,
  UnreadSocketData
>;

const retryMs = 500;

/** One thing that is counted. */
export interface Counting<Count> {
  /** Counts as the person. */
  count: (identity: Identity) => Promise<Count>;
  tell: (socket: UnreadSocket, count: Count) => void;
  log: Logger;
}

/** Sends each person here what they have not read of one thing. */
export class UnreadCounts<Count> {
  readonly #counting: Counting<Count>;
  readonly #members = new Map<string, Set<UnreadSocket>>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #askedAgain = new Set<string>();
  #isClosed = false;

  constructor(counting: Counting<Count>) {
    this.#counting = counting;
  }

  /** Takes a socket in until it closes, and tells it the number. */
  join(socket: UnreadSocket): void {
    const { accountId } = socket.data.identity;
    const members = this.#members.get(accountId) ?? new Set();
    this.#members.set(accountId, members.add(socket));
    socket.on('disconnect', () => {
      members.delete(socket);
      if (members.size === 0 && this.#members.get(accountId) === members) this.#members.delete(accountId);
    });
    this.onNotice([accountId]);
  }

  /** Acts on what some node has committed. */
  onNotice(accountIds: readonly string[]): void {
    for (const accountId of accountIds) {
      if (this.#isClosed || !this.#members.has(accountId)) continue;
      if (this.#running.has(accountId)) this.#askedAgain.add(accountId);
      else this.#running.set(accountId, this.#tell(accountId));
    }
  }

  /** Counts for everybody: notices may have been missed. */
  catchUp(): void {
    this.onNotice([...this.#members.keys()]);
  }

  /** Sends nothing any more; resolves once what was going on has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#running.values());
  }

  async #tell(accountId: string): Promise<void> {
    try {
      const [reader] = this.#members.get(accountId) ?? [];
      if (reader !== undefined) {
        const count = await this.#counting.count(reader.data.identity);
        for (const member of this.#members.get(accountId) ?? []) this.#counting.tell(member, count);
      }
    } catch (error) {
      this.#counting.log.warn({ accountId, error: loggable(error) }, 'what is unread is counted again');
      setTimeout(() => this.onNotice([accountId]), retryMs).unref();
    }
    this.#running.delete(accountId);
    if (this.#askedAgain.delete(accountId)) this.onNotice([accountId]);
  }
}

/** How many notifications a person has not read. */
export function countNotifications(database: CareDatabase, identity: Identity): Promise<number> {
  return database.as(identity, async (tx) => {
    const { rows } = await sql<{ count: number }>`
      select count(*) from care.notifications where account_id = ${identity.accountId} and read_at is null`.execute(
      tx,
    );
    return rows[0]?.count ?? 0;
  });
}
