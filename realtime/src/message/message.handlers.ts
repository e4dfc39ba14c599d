/** What a socket may ask for. Each request: the limit, the schema, the work as that person, one answer. */
import { DomainError, errorAnswer, loggable } from '@huntzen/kernel/errors';
import {
  ConversationClosedError,
  HealthConsentMissingError,
  UnknownAttachmentError,
  type ChatStore,
} from '@huntzen/records/chat';
import type { Logger } from 'pino';
import * as z from 'zod';
import {
  deliveredSchema,
  joinSchema,
  messageSchema,
  readSchema,
  typingSchema,
  type Answer,
  type ChatError,
} from '../../contracts/events.ts';
import { TokenBucket } from '../limits.ts';
import type { ChatSocket, Rooms } from '../rooms.ts';

/** How often one socket may ask: a burst, then a steady rate per second. */
export interface SocketLimits {
  events: { burst: number; perSecond: number };
  messages: { burst: number; perSecond: number };
}

/** What a person at a keyboard does not reach. */
export const standardLimits: SocketLimits = {
  events: { burst: 60, perSecond: 15 },
  messages: { burst: 20, perSecond: 2 },
};

/** More refusals than this in a row, and the socket is closed. */
const refusalsAllowed = 100;
const typingEveryMs = 1_500;

/** What the handlers work with. */
export interface HandlerContext {
  store: ChatStore;
  rooms: Rooms;
  log: Logger;
  limits: SocketLimits;
}

/** The request was refused for a reason that a client can act on. */
class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly reason: ChatError;

  constructor(reason: ChatError) {
    super(reason);
    this.reason = reason;
  }
}

function reasonOf(error: unknown): ChatError {
  if (error instanceof RefusedError) return error.reason;
  if (error instanceof z.ZodError) return 'invalid';
  if (error instanceof ConversationClosedError || error instanceof HealthConsentMissingError) return 'closed';
  if (error instanceof UnknownAttachmentError) return 'attachment';
  if (error instanceof DomainError && error.kind === 'not_found') return 'not_found';
  return errorAnswer(error, 'en').status === 503 ? 'unavailable' : 'unexpected';
}

/** Makes one socket able to join, write, type and read. */
export function registerHandlers(socket: ChatSocket, { store, rooms, log, limits }: HandlerContext): void {
  const { identity } = socket.data;
  const ids = { accountId: identity.accountId, sessionId: identity.sessionId };
  const events = new TokenBucket(limits.events.burst, limits.events.perSecond);
  const messages = new TokenBucket(limits.messages.burst, limits.messages.perSecond);
  let refusals = 0;
  let typedAt = -Infinity;
  // One message after the other: what a person writes first is placed first.
  let lastSent: Promise<unknown> = Promise.resolve();

  async function answer<Payload, Result extends object>(
    event: string,
    reply: unknown,
    payload: { schema: z.ZodType<Payload>; value: unknown },
    work: (payload: Payload) => Promise<Result>,
  ): Promise<void> {
    const send = (result: Answer<Result>) => {
      if (typeof reply === 'function') (reply as (result: Answer<Result>) => void)(result);
    };
    try {
      if (!events.take()) throw new RefusedError('too_many');
      refusals = 0;
      send({ ok: true, ...(await work(payload.schema.parse(payload.value))) });
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === 'unavailable' || reason === 'unexpected') {
        log.error({ ...ids, event, error: loggable(error) }, 'a chat request failed');
      }
      if (reason === 'too_many') refusals += 1;
      if (refusals > refusalsAllowed) {
        log.warn(ids, 'a socket asks too often and is closed');
        socket.disconnect(true);
        return;
      }
      send({ ok: false, error: reason });
    }
  }

  socket.on('chat:join', (value, reply) =>
    answer('chat:join', reply, { schema: joinSchema, value }, (payload) => rooms.join(socket, payload)),
  );

  socket.on('chat:message', (value, reply) =>
    answer('chat:message', reply, { schema: messageSchema, value }, async (payload) => {
      if (!messages.take()) throw new RefusedError('too_many');
      const saved = lastSent.then(() => store.send(identity, payload));
      lastSent = saved.catch(() => undefined);
      return { message: await saved };
    }),
  );

  socket.on('chat:typing', (value) =>
    answer('chat:typing', undefined, { schema: typingSchema, value }, async ({ consultationId }) => {
      const now = performance.now();
      if (now - typedAt < typingEveryMs) return {};
      typedAt = now;
      await store.announceTyping(identity, consultationId);
      return {};
    }),
  );

  socket.on('chat:read', (value, reply) =>
    answer('chat:read', reply, { schema: readSchema, value }, async ({ consultationId, position }) => {
      await store.markRead(identity, consultationId, position);
      return {};
    }),
  );

  socket.on('chat:delivered', (value, reply) =>
    answer(
      'chat:delivered',
      reply,
      { schema: deliveredSchema, value },
      async ({ consultationId, position }) => {
        await store.markDelivered(identity, consultationId, position);
        return {};
      },
    ),
  );
}
