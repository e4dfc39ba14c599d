import type { ChatAttachment, ChatMessage, ChatRead } from '@huntzen/records/contracts';

/** A message that this browser has not seen acknowledged yet. */
export interface PendingMessage {
  clientMessageId: string;
  text: string;
  attachments: readonly ChatAttachment[];
  /** ISO 8601. */
  writtenAt: string;
  /** The server refused it for good: it waits for the person to try again. */
  isFailed: boolean;
}

/** The last position that somebody has read, and the last that has arrived with them; 0 is none. */
export interface Marks {
  read: number;
  delivered: number;
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
  /** The last positions read and received, by account. */
  reads: Readonly<Record<string, Marks>>;
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
  | { kind: 'withdrawn'; clientMessageId: string }
  | { kind: 'opened'; isOpen: boolean }
  /** The messages were deleted; what is written next is the first. */
  | { kind: 'forgotten' };

/** What the server knew when the page was made. */
export interface ChatHistory {
  messages: readonly ChatMessage[];
  hasMore: boolean;
  isOpen: boolean;
  reads: readonly ChatRead[];
  /** Days after its last message at which the conversation is deleted; null for never. */
  retentionDays: number | null;
}

function withReads(known: ChatState['reads'], reads: readonly ChatRead[]): ChatState['reads'] {
  const next = { ...known };
  for (const { accountId, position, deliveredPosition } of reads) {
    const before = next[accountId] ?? { read: 0, delivered: 0 };
    next[accountId] = {
      read: Math.max(before.read, position),
      // What is read has arrived.
      delivered: Math.max(before.delivered, deliveredPosition, position),
    };
  }
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
    case 'withdrawn':
      return {
        ...state,
        pending: state.pending.filter(({ clientMessageId }) => clientMessageId !== action.clientMessageId),
      };
    case 'opened':
      return { ...state, isOpen: action.isOpen };
    case 'forgotten':
      return { ...state, messages: [], hasOlder: false, reads: {} };
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

const none: Marks = { read: 0, delivered: 0 };

/** Up to which positions the other person has received and read. */
export function marksOfOther({ reads }: Pick<ChatState, 'reads'>, viewerId: string): Marks {
  return Object.entries(reads).find(([accountId]) => accountId !== viewerId)?.[1] ?? none;
}

/** The position of the first message of the other person that the viewer has not read; null when there is none. */
export function firstUnread({ messages, reads }: ChatState, viewerId: string): number | null {
  const { read } = reads[viewerId] ?? none;
  return (
    messages.find(({ senderId, position }) => senderId !== viewerId && position > read)?.position ?? null
  );
}
