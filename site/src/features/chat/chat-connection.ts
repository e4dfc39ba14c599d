/**
 * The chat over the network, in the browser: a ticket for each connection, catch-up after each one, and one message at a
 * time, sent again under its client id until the server answers.
 */
import type { ClientEvents, ServerEvents } from '@huntzen/realtime/contracts';
import { chatNamespace, socketPath } from '@huntzen/realtime/contracts/address';
import { io, type Socket } from 'socket.io-client';

import { fetchTicket } from '../../lib/realtime-ticket.ts';
import { contiguousPosition, nextToSend, type ChatAction, type ChatState } from './chat.ts';

/** How things stand with the server. */
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'signed-out';

/** What the connection needs of the page. */
export interface ConnectionOptions {
  consultationId: string;
  realtimeUrl: string;
  /** The conversation as it is now. */
  getState: () => ChatState;
  dispatch: (action: ChatAction) => void;
  onConnection: (state: ConnectionState) => void;
  onTyping: () => void;
}

/** A running connection. */
export interface ChatConnection {
  /** Sends what waits, when it can. */
  flush(): void;
  type(): void;
  markRead(position: number): void;
  /** What came while nobody looked at the page. */
  markDelivered(position: number): void;
  stop(): void;
}

const answerWithinMs = 8_000;
const retryMs = 2_000;
const typingEveryMs = 2_000;

type Request = 'chat:join' | 'chat:message' | 'chat:read' | 'chat:delivered';
type Payload<Name extends Request> = Parameters<ClientEvents[Name]>[0];
type AnswerTo<Name extends Request> = Parameters<Parameters<ClientEvents[Name]>[1]>[0];

/** Opens the chat of a consultation and keeps it open until `stop`. */
export function openChat(options: ConnectionOptions): ChatConnection {
  const { consultationId, realtimeUrl, getState, dispatch, onConnection, onTyping } = options;
  let isStopped = false;
  let isJoined = false;
  let isSending = false;
  let typedAt = -Infinity;
  const marked = { 'chat:read': 0, 'chat:delivered': 0 };
  let retry: ReturnType<typeof setTimeout> | undefined;

  const socket: Socket<ServerEvents, ClientEvents> = io(realtimeUrl + chatNamespace, {
    path: socketPath,
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    auth: (give) => {
      fetchTicket().then(
        (ticket) => {
          if (ticket === null) signOut();
          else give({ ticket });
        },
        // The server refuses the empty ticket, and the refusal is tried again below.
        () => give({ ticket: '' }),
      );
    },
  });

  /** Asks the server; rejects without an answer in time. (The library's own types lose the answer's.) */
  const ask = <Name extends Request>(name: Name, payload: Payload<Name>): Promise<AnswerTo<Name>> =>
    (socket as unknown as Socket).timeout(answerWithinMs).emitWithAck(name, payload) as Promise<
      AnswerTo<Name>
    >;

  function signOut(): void {
    if (isStopped) return;
    stop();
    onConnection('signed-out');
  }

  function later(work: () => void): void {
    clearTimeout(retry);
    retry = setTimeout(() => {
      if (!isStopped) work();
    }, retryMs);
  }

  /** Enters the conversation and fetches what came since, page by page. */
  async function join(): Promise<void> {
    try {
      for (let hasMore = true; hasMore && socket.connected;) {
        const answer = await ask('chat:join', { consultationId, after: contiguousPosition(getState()) });
        if (!answer.ok) {
          later(() => void join());
          return;
        }
        if (answer.isAnew) forget();
        dispatch({ kind: 'received', messages: answer.messages });
        dispatch({ kind: 'joined', isOpen: answer.isOpen, reads: answer.reads });
        hasMore = answer.hasMore;
      }
      isJoined = socket.connected;
      if (isJoined) onConnection('connected');
      void flush();
    } catch {
      // No answer in time. A lost connection starts again by itself; a slow server is asked again.
      if (socket.connected) later(() => void join());
    }
  }

  async function flush(): Promise<void> {
    if (isSending || isStopped) return;
    isSending = true;
    try {
      for (let next = nextToSend(getState()); next !== null && isJoined; next = nextToSend(getState())) {
        const answer = await ask('chat:message', {
          consultationId,
          clientMessageId: next.clientMessageId,
          text: next.text,
          attachmentIds: next.attachments.map(({ id }) => id),
        });
        if (answer.ok) {
          dispatch({ kind: 'received', messages: [answer.message] });
          continue;
        }
        if (answer.error === 'too_many' || answer.error === 'unavailable') {
          later(() => void flush());
          return;
        }
        if (answer.error === 'closed') dispatch({ kind: 'opened', isOpen: false });
        dispatch({ kind: 'failed', clientMessageId: next.clientMessageId });
      }
    } catch {
      // No answer: perhaps saved, perhaps not. The same message goes again, now or after the next connection.
      if (socket.connected) later(() => void flush());
    } finally {
      isSending = false;
    }
  }

  socket.on('connect', () => void join());
  socket.on('disconnect', (reason) => {
    isJoined = false;
    if (isStopped) return;
    onConnection('reconnecting');
    // The server closed this socket on purpose: the client library leaves it to us to come back.
    if (reason === 'io server disconnect') later(() => socket.connect());
  });
  socket.on('connect_error', () => {
    if (isStopped) return;
    onConnection('reconnecting');
    // Refused by the server, not unreachable: the next try brings a new ticket.
    if (!socket.active) later(() => socket.connect());
  });
  socket.on('chat:message', ({ message }) => dispatch({ kind: 'received', messages: [message] }));
  socket.on('chat:read', ({ read }) => dispatch({ kind: 'read', read }));
  socket.on('chat:state', ({ isOpen }) => dispatch({ kind: 'opened', isOpen }));
  socket.on('chat:forgotten', forget);
  socket.on('chat:typing', onTyping);
  socket.on('chat:ended', signOut);
  onConnection('connecting');
  socket.connect();

  function forget(): void {
    marked['chat:read'] = 0;
    marked['chat:delivered'] = 0;
    dispatch({ kind: 'forgotten' });
  }

  function mark(name: 'chat:read' | 'chat:delivered', position: number): void {
    if (!isJoined || position <= marked[name]) return;
    marked[name] = position;
    // Not said: it is said again with the next message or connection.
    const take = (answer: AnswerTo<typeof name> | null) => {
      if (answer?.ok !== true) marked[name] = 0;
    };
    ask(name, { consultationId, position }).then(take, () => take(null));
  }

  function stop(): void {
    isStopped = true;
    isJoined = false;
    clearTimeout(retry);
    socket.disconnect();
  }

  return {
    flush: () => void flush(),
    type() {
      const now = performance.now();
      if (!isJoined || now - typedAt < typingEveryMs) return;
      typedAt = now;
      socket.volatile.emit('chat:typing', { consultationId });
    },
    markRead: (position) => mark('chat:read', position),
    markDelivered: (position) => mark('chat:delivered', position),
    stop,
  };
}
