import { io, type Socket } from 'socket.io-client';
import type { ChatMessage } from '@huntzen/records/contracts';
import type { TestDatabase } from '@huntzen/database/testing';
import { issueTicket } from '../../extensions/records/tests/_util.ts';
import {
  chatNamespace,
  socketPath,
  type Answer,
  type ClientEvents,
  type Joined,
  type ServerEvents,
} from '../contracts/events.ts';

/** A socket of the chat, as the browser has it. */
export type ClientSocket = Socket<ServerEvents, ClientEvents>;

const origin = 'http://localhost:4321';

/** Makes a socket that is not connected yet; `ticket` is asked for at each connection. */
export function buildSocket(
  url: string,
  ticket: () => Promise<string>,
  { from = origin, reconnects = false }: { from?: string; reconnects?: boolean } = {},
): ClientSocket {
  return io(url + chatNamespace, {
    path: socketPath,
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnection: reconnects,
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
    extraHeaders: { Origin: from },
    auth: (give) => {
      void ticket().then((value) => give({ ticket: value }));
    },
  });
}

/** Resolves once the socket is connected; rejects with the reason of the refusal. */
export function connected(socket: ClientSocket): Promise<ClientSocket> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
    socket.connect();
  });
}

/** Opens a socket of a session with a fresh ticket. */
export const openSocket = (database: TestDatabase, url: string, sessionId: string): Promise<ClientSocket> =>
  connected(buildSocket(url, () => issueTicket(database, sessionId)));

/** Enters a conversation, with everything after a position. */
export const join = (socket: ClientSocket, consultationId: string, after?: number): Promise<Answer<Joined>> =>
  socket.timeout(5_000).emitWithAck('chat:join', { consultationId, after });

/** Writes a message and waits for the answer. */
export const send = (
  socket: ClientSocket,
  message: { consultationId: string; clientMessageId: string; text: string },
): Promise<Answer<{ message: ChatMessage }>> => socket.timeout(5_000).emitWithAck('chat:message', message);

/** Keeps what a socket is given. */
export function collect(socket: ClientSocket): ChatMessage[] {
  const messages: ChatMessage[] = [];
  socket.on('chat:message', ({ message }) => messages.push(message));
  return messages;
}

/** Resolves with the payload of the next event of a name. */
export const next = (socket: ClientSocket, event: keyof ServerEvents | 'disconnect'): Promise<unknown> =>
  new Promise((resolve) => {
    (socket as unknown as Socket).once(event, resolve);
  });

/** Resolves once the condition holds; throws after five seconds. */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 5_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`did not happen within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
