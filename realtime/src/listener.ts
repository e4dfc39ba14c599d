/**
 * The dedicated connection that hears what other nodes have committed. A lost connection is opened again with growing
 * delays; what was notified meanwhile is lost, so `onConnected` is called each time for the rooms to catch up.
 */
import pg from 'pg';
import type { Logger } from 'pino';

const chatChannel = 'care_chat';
const notificationsChannel = 'care_notifications';
const unreadChannel = 'care_chat_unread';
const firstDelayMs = 100;
const longestDelayMs = 5_000;
const heartbeatMs = 5_000;

/** What is notified: ids, never content. */
export interface Notice {
  kind: 'message' | 'typing' | 'read' | 'state' | 'forgotten';
  consultationId: string;
  /** The message, or the account that types or has read, or the consultation itself. */
  subjectId: string;
}

const noticePattern = /^(message|typing|read|state|forgotten):([0-9a-f-]{36}):([0-9a-z-]{1,36})$/;

/** Reads a notification; null for anything that our triggers do not send, for every role can notify. */
export function parseNotice(payload: string | undefined): Notice | null {
  const match = noticePattern.exec(payload ?? '');
  if (match === null) return null;
  const [, kind, consultationId = '', subjectId = ''] = match;
  return { kind: kind as Notice['kind'], consultationId, subjectId };
}

const accountsPattern = /^[a-z0-9]{24}(,[a-z0-9]{24})*$/;

/** Reads whose notifications or messages changed; nobody in anything that our trigger does not send. */
export function parseAccounts(payload: string | undefined): string[] {
  return payload !== undefined && accountsPattern.test(payload) ? payload.split(',') : [];
}

/** What a listener is told to do. */
export interface ListenerOptions {
  connectionString: string;
  log: Logger;
  onNotice: (notice: Notice) => void;
  /** The number of unread notifications of these accounts may have changed. */
  onNotified: (accountIds: readonly string[]) => void;
  /** The number of unread messages of these accounts may have changed. */
  onUnread: (accountIds: readonly string[]) => void;
  /** The connection is (again) there; notices may have been missed. */
  onConnected: () => void;
  /** Called every few seconds while notices arrive: something may have been committed that nobody gave notice of. */
  onHeartbeat: () => void;
}

/** Listens until `stop` is called. */
export class Listener {
  readonly #options: ListenerOptions;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #delayMs = firstDelayMs;
  #isStopped = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  /** Whether notices arrive. */
  get isListening(): boolean {
    return this.#client !== null;
  }

  /** Opens the connection; a failure is tried again until `stop`. */
  async start(): Promise<void> {
    const { connectionString, log, onNotice, onNotified, onUnread, onConnected, onHeartbeat } = this.#options;
    const client = new pg.Client({
      connectionString,
      application_name: 'realtime listener',
      connectionTimeoutMillis: 5_000,
      query_timeout: heartbeatMs,
    });
    let isOver = false;
    // A peer that vanished without a word is only noticed by asking.
    const heartbeat = setInterval(() => {
      if (this.#client !== client) return;
      client.query('select 1').catch(onLost);
      onHeartbeat();
    }, heartbeatMs);
    const onLost = () => {
      if (isOver) return;
      isOver = true;
      clearInterval(heartbeat);
      client.end().catch(() => undefined);
      if (this.#client === client) this.#client = null;
      if (this.#isStopped) return;
      log.warn({ retryInMs: this.#delayMs }, 'the listening connection is lost');
      this.#timer = setTimeout(() => void this.start(), this.#delayMs);
      this.#delayMs = Math.min(longestDelayMs, this.#delayMs * 2);
    };
    client.on('error', onLost);
    client.on('end', onLost);
    client.on('notification', ({ channel, payload }) => {
      if (channel !== chatChannel) {
        (channel === unreadChannel ? onUnread : onNotified)(parseAccounts(payload));
        return;
      }
      const notice = parseNotice(payload);
      if (notice !== null) onNotice(notice);
    });
    try {
      await client.connect();
      await client.query(`listen ${chatChannel}; listen ${notificationsChannel}; listen ${unreadChannel}`);
    } catch {
      // Where the database is and why it refuses is in its own log; the delay is in ours.
      onLost();
      return;
    }
    if (this.#isStopped) {
      await client.end();
      return;
    }
    this.#client = client;
    this.#delayMs = firstDelayMs;
    onConnected();
  }

  /** Closes the connection for good. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#client?.end();
    this.#client = null;
  }
}
