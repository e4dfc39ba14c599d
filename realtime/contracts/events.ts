/** What passes over a chat socket, both ways. Every payload of a client is checked against its schema here. */
import { rowId } from '@huntzen/kernel/contracts';
import {
  newMessageSchema,
  type ChatMessage,
  type ChatRead,
  type UnreadConversation,
} from '@huntzen/records/contracts';
import * as z from 'zod';

export { chatNamespace, notificationsNamespace, socketPath } from './address.ts';

const position = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** The handshake: the ticket that `POST /api/realtime/tickets` gave, used once. */
export const handshakeSchema = z.object({ ticket: z.string().min(20).max(200) });

/** Enter a conversation; `after` is the last position the client has, and what came since is answered. */
export const joinSchema = z.strictObject({ consultationId: rowId, after: position.optional() });

/** Write a message; sent again under its client id it is the same message. */
export const messageSchema = newMessageSchema({ consultationId: rowId });

/** The person is writing. */
export const typingSchema = z.strictObject({ consultationId: rowId });

/** Everything up to a position has been read. */
export const readSchema = z.strictObject({ consultationId: rowId, position: position.min(1) });

/** Everything up to a position has arrived in a page that nobody looks at. */
export const deliveredSchema = readSchema;

/** Why a request over the socket was refused. */
export type ChatError =
  | 'invalid' // the payload is not what the schema says
  | 'not_found' // no such conversation, or not this person's
  | 'closed' // the consultation is cancelled, its practitioner suspended, or the writer blocked
  | 'attachment' // a file is not there, or belongs to a message already
  | 'too_many' // slow down
  | 'unavailable' // the database does not answer: try again
  | 'unexpected';

/** The answer to a request. */
export type Answer<Result extends object = object> =
  ({ ok: true } & Result) | { ok: false; error: ChatError };

/** What joining answers; while `hasMore` is true the client is not in the room yet and asks on from its last position. */
export interface Joined {
  messages: ChatMessage[];
  hasMore: boolean;
  isOpen: boolean;
  reads: ChatRead[];
  /** The conversation the client knows was deleted: these are the first messages of what stands there now. */
  isAnew: boolean;
}

/** What a client sends. */
export interface ClientEvents {
  'chat:join': (payload: z.input<typeof joinSchema>, answer: (answer: Answer<Joined>) => void) => void;
  /** Answered once the message is committed. */
  'chat:message': (
    payload: z.input<typeof messageSchema>,
    answer: (answer: Answer<{ message: ChatMessage }>) => void,
  ) => void;
  'chat:typing': (payload: z.input<typeof typingSchema>) => void;
  'chat:read': (payload: z.input<typeof readSchema>, answer: (answer: Answer) => void) => void;
  'chat:delivered': (payload: z.input<typeof deliveredSchema>, answer: (answer: Answer) => void) => void;
}

/** What the server sends to everyone in a conversation. */
export interface ServerEvents {
  /** In order of position, each once per connection; to the sender too. */
  'chat:message': (event: { consultationId: string; message: ChatMessage }) => void;
  'chat:typing': (event: { consultationId: string; accountId: string }) => void;
  /** What somebody has read or received. */
  'chat:read': (event: { consultationId: string; read: ChatRead }) => void;
  /** Whether one may still write has changed. */
  'chat:state': (event: { consultationId: string; isOpen: boolean }) => void;
  /** The messages were deleted: they were older than the company keeps them. */
  'chat:forgotten': (event: { consultationId: string }) => void;
  /** The person is no longer signed in; the socket closes right after. */
  'chat:ended': (event: { reason: 'signed_out' }) => void;
}

/** What the server sends to a person's open pages; they send nothing. */
export interface NotificationEvents {
  /** How many notifications are unread: on connecting, and whenever that may have changed. */
  'notifications:unread': (event: { count: number }) => void;
  /** What is unread in each conversation that has something unread: on connecting, and whenever that may have changed. */
  'messages:unread': (event: { conversations: UnreadConversation[] }) => void;
}
