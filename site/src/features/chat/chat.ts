import type { ChatMessage, ChatRead } from '@huntzen/records/contracts';

/** A message that this browser has not seen acknowledged yet. */
export interface PendingMessage {
  clientMessageId: string;
  text: string;
  /** ISO 8601. */
  writtenAt: string;
  /** The server refused it for good: it waits for the person to try again. */
  isFailed: boolean;
}

/** A conversation as one browser knows it. */
export interface ChatState {
  /** In order of position; there may be a hole while a message is on its way. */
  messages: readonly ChatMessage[];
  /** In the order written. */
  pending: readonly PendingMessage[];
  /** Whether older messages can be asked for. */
  hasOlder: boolean;
  isOpen: boolean;
  /** The last position read, by account. */
  reads: Readonly<Record<string, number>>;
}

/** What happens to a conversation. */
export type ChatAction =
  | { kind: 'received'; messages: readonly ChatMessage[] }
  | { kind: 'older'; messages: readonly ChatMessage[]; hasOlder: boolean }
  | { kind: 'joined'; isOpen: boolean; reads: readonly ChatRead[] }
  | { kind: 'read'; read: ChatRead }
  | { kind: 'written'; message: PendingMessage }
  | { kind: 'failed'; clientMessageId: string }
  | { kind: 'retried'; clientMessageId: string }
  | { kind: 'closed' };

/** What the server knew when the page was made. */
export interface ChatHistory {
  messages: readonly ChatMessage[];
  hasMore: boolean;
  isOpen: boolean;
  reads: readonly ChatRead[];
}

function withReads(known: ChatState['reads'], reads: readonly ChatRead[]): ChatState['reads'] {
  const next = { ...known };
  for (const { accountId, position } of reads) next[accountId] = Math.max(next[accountId] ?? 0, position);
  return next;
}

function withMessages(state: ChatState, added: readonly ChatMessage[]): ChatState {
  const byId = new Map([...state.messages, ...added].map((message) => [message.id, message]));
  const arrived = new Set(added.map(({ clientMessageId }) => clientMessageId));
  return {
    ...state,
    messages: [...byId.values()].sort((first, second) => first.position - second.position),
    pending: state.pending.filter(({ clientMessageId }) => !arrived.has(clientMessageId)),
  };
}

function markPending(state: ChatState, clientMessageId: string, isFailed: boolean): ChatState {
  const pending = state.pending.map((message) =>
    message.clientMessageId === clientMessageId ? { ...message, isFailed } : message,
  );
  return { ...state, pending };
}

/** A conversation as the page received it. */
export function startChat({ messages, hasMore, isOpen, reads }: ChatHistory): ChatState {
  return { messages, pending: [], hasOlder: hasMore, isOpen, reads: withReads({}, reads) };
}

/** The conversation after something happened to it. */
export function reduceChat(state: ChatState, action: ChatAction): ChatState {
  switch (action.kind) {
    case 'received':
      return withMessages(state, action.messages);
    case 'older':
      return { ...withMessages(state, action.messages), hasOlder: action.hasOlder };
    case 'joined':
      return { ...state, isOpen: action.isOpen, reads: withReads(state.reads, action.reads) };
    case 'read':
      return { ...state, reads: withReads(state.reads, [action.read]) };
    case 'written':
      return { ...state, pending: [...state.pending, action.message] };
    case 'failed':
      return markPending(state, action.clientMessageId, true);
    case 'retried':
      return markPending(state, action.clientMessageId, false);
    case 'closed':
      return { ...state, isOpen: false };
  }
}

/**
 * The position up to which nothing is missing: what a catch-up asks on from. Not simply the last one, since one's own
 * message may be acknowledged before an earlier one of the other person has come.
 */
export function contiguousPosition({ messages }: Pick<ChatState, 'messages'>): number {
  let last = (messages[0]?.position ?? 1) - 1;
  for (const { position } of messages) {
    if (position !== last + 1) break;
    last = position;
  }
  return last;
}

/** The message that is sent next: the first that was not refused. One at a time, so that they keep their order. */
export function nextToSend({ pending }: Pick<ChatState, 'pending'>): PendingMessage | null {
  return pending.find(({ isFailed }) => !isFailed) ?? null;
}

/** The last position written by somebody else, which a reader marks as read; 0 when there is none. */
export function lastPositionOfOthers({ messages }: Pick<ChatState, 'messages'>, viewerId: string): number {
  return messages.findLast(({ senderId }) => senderId !== viewerId)?.position ?? 0;
}

/** Up to which position the other person has read. */
export function readByOther({ reads }: Pick<ChatState, 'reads'>, viewerId: string): number {
  return Math.max(
    0,
    ...Object.entries(reads).map(([accountId, position]) => (accountId === viewerId ? 0 : position)),
  );
}
