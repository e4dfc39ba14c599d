/**
 * The conversations that have sockets on this node, and delivery to them.
 *
 * A room does one thing at a time, in the order asked: let a socket in, or deliver what is new. Its cursor is the last
 * position it has delivered; each socket has its own. A socket is let in only after everything up to the room's cursor
 * has been given to it, and delivery gives each socket only what lies beyond its own cursor. So each connection receives
 * each message once, in order, whatever notices are lost, doubled or late: a notice only says "look".
 */
import { sql, type ServiceDatabase } from '@huntzen/database';
import { loggable } from '@huntzen/kernel/errors';
import type { ChatStore, Conversation } from '@huntzen/records/chat';
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import type { ClientEvents, Joined, ServerEvents } from '../contracts/events.ts';
import type { Identity } from './auth.ts';
import type { Notice } from './listener.ts';

/** What the server keeps of a socket. */
export interface SocketData {
  identity: Identity;
  openedAt: number;
  /** The last position given to the socket, by conversation. */
  cursors: Map<string, number>;
}

/** A socket of the chat namespace. */
export type ChatSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>;

const firstPage = 50;
const catchUpPage = 100;
const retryMs = 500;

interface Room {
  readonly consultationId: string;
  readonly members: Set<ChatSocket>;
  cursor: number;
  /** The end of the queue of tasks. */
  tail: Promise<void>;
  waiting: number;
  isDeliveryQueued: boolean;
}

/** The rooms of this node. */
export class Rooms {
  readonly #store: ChatStore;
  readonly #log: Logger;
  readonly #rooms = new Map<string, Room>();
  #isClosed = false;

  constructor(store: ChatStore, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  /** Lets a socket into a conversation and returns what it lacks. Throws NotFoundError for anybody but the two people. */
  join(
    socket: ChatSocket,
    { consultationId, after }: { consultationId: string; after?: number },
  ): Promise<Joined> {
    const { identity, cursors } = socket.data;
    return this.#run(consultationId, async (room) => {
      const found = await (after === undefined ? null : this.#listAfter(identity, consultationId, after));
      // Positions begin again with a conversation that was deleted for its age.
      const isAnew = found !== null && after !== undefined && after > found.lastPosition;
      const page = found !== null && !isAnew ? found : await this.#listLast(identity, consultationId);
      const { messages, hasMore, isOpen, reads, lastPosition } = page;
      // `hasMore` looks backwards in the last page, and forwards after a position.
      const isComplete = page !== found || !hasMore;
      if (isComplete && socket.connected) {
        if (room.members.size === 0) room.cursor = lastPosition;
        room.members.add(socket);
        cursors.set(consultationId, messages.at(-1)?.position ?? Math.min(after ?? 0, lastPosition));
      }
      return { messages, hasMore: page === found ? hasMore : false, isOpen, reads, isAnew };
    });
  }

  /** Takes a closed socket out of its rooms. */
  leave(socket: ChatSocket): void {
    for (const consultationId of socket.data.cursors.keys()) {
      const room = this.#rooms.get(consultationId);
      room?.members.delete(socket);
      if (room !== undefined) this.#forgetWhenIdle(room);
    }
    socket.data.cursors.clear();
  }

  /** Acts on what some node has committed. */
  onNotice({ kind, consultationId, subjectId }: Notice): void {
    const room = this.#rooms.get(consultationId);
    if (room === undefined) return;
    switch (kind) {
      case 'message':
        this.#queueDelivery(room);
        return;
      case 'typing':
        for (const member of room.members) {
          if (member.data.identity.accountId !== subjectId) {
            member.emit('chat:typing', { consultationId, accountId: subjectId });
          }
        }
        return;
      case 'forgotten':
        this.#forget(room);
        return;
      case 'state':
        this.#tell(room, 'a change of state', () => this.#deliverState(room));
        return;
      case 'read':
        // It comes again with the next one, and with the next page of history.
        this.#tell(room, 'a mark', () => this.#deliverRead(room, subjectId));
    }
  }

  /** Looks for what is new in every room: notices may have been missed. */
  catchUp(): void {
    for (const room of this.#rooms.values()) this.#queueDelivery(room);
  }

  /** Looks for what was committed and never announced, by one query: whoever had to announce it may have died. */
  async findMissed(database: ServiceDatabase): Promise<void> {
    const rooms = [...this.#rooms.values()].filter(({ members }) => members.size > 0);
    if (rooms.length === 0) return;
    const ids = rooms.map(({ consultationId }) => consultationId);
    const found = await sql<{ id: string }>`
      select id from care.conversations_ahead(${ids}::uuid[], ${rooms.map(({ cursor }) => cursor)}::bigint[]) as found (id)`.execute(
      database,
    );
    for (const { id } of found.rows) {
      const room = this.#rooms.get(id);
      if (room !== undefined) this.#queueDelivery(room);
    }
  }

  /** Delivers nothing any more; resolves once what was going on has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#rooms.values()].map((room) => room.tail));
  }

  #listLast(identity: Identity, consultationId: string): Promise<Conversation> {
    return this.#store.listBefore(identity, consultationId, { limit: firstPage });
  }

  #listAfter(identity: Identity, consultationId: string, after: number): Promise<Conversation> {
    return this.#store.listAfter(identity, consultationId, { after, limit: catchUpPage });
  }

  /** Runs a task that tells the room something; a failure is logged. */
  #tell(room: Room, what: string, task: () => Promise<void>): void {
    this.#run(room.consultationId, task).catch((error: unknown) => {
      this.#log.warn(
        { consultationId: room.consultationId, error: loggable(error) },
        `${what} was not delivered`,
      );
    });
  }

  /** Runs a task after those that wait already. */
  #run<Result>(consultationId: string, task: (room: Room) => Promise<Result>): Promise<Result> {
    const room = this.#rooms.get(consultationId) ?? {
      consultationId,
      members: new Set(),
      cursor: 0,
      tail: Promise.resolve(),
      waiting: 0,
      isDeliveryQueued: false,
    };
    this.#rooms.set(consultationId, room);
    room.waiting += 1;
    const result = room.tail.then(() => task(room));
    const done = () => {
      room.waiting -= 1;
      this.#forgetWhenIdle(room);
    };
    room.tail = result.then(done, done);
    return result;
  }

  #forgetWhenIdle(room: Room): void {
    if (room.members.size === 0 && room.waiting === 0) this.#rooms.delete(room.consultationId);
  }

  #queueDelivery(room: Room): void {
    if (room.isDeliveryQueued || this.#isClosed) return;
    room.isDeliveryQueued = true;
    this.#run(room.consultationId, () => {
      room.isDeliveryQueued = false;
      return this.#deliver(room);
    }).catch((error: unknown) => {
      this.#log.warn(
        { consultationId: room.consultationId, error: loggable(error) },
        'delivery is tried again',
      );
      setTimeout(() => {
        if (this.#rooms.get(room.consultationId) === room) this.#queueDelivery(room);
      }, retryMs).unref();
    });
  }

  async #deliver(room: Room): Promise<void> {
    const { consultationId, members } = room;
    for (let hasMore = true; hasMore && !this.#isClosed;) {
      // Read as one of the two people, with the rights of that person.
      const [reader] = members;
      if (reader === undefined) return;
      const page = await this.#store.listNew(reader.data.identity, consultationId, {
        after: room.cursor,
        limit: catchUpPage,
      });
      for (const message of page.messages) {
        room.cursor = message.position;
        for (const member of members) {
          if ((member.data.cursors.get(consultationId) ?? 0) >= message.position) continue;
          member.data.cursors.set(consultationId, message.position);
          member.emit('chat:message', { consultationId, message });
        }
      }
      hasMore = page.hasMore;
    }
  }

  async #deliverRead({ consultationId, members }: Room, accountId: string): Promise<void> {
    const [reader] = members;
    if (reader === undefined) return;
    const read = await this.#store.findRead(reader.data.identity, consultationId, accountId);
    if (read === null) return;
    for (const member of members) member.emit('chat:read', { consultationId, read });
  }

  async #deliverState({ consultationId, members }: Room): Promise<void> {
    const [reader] = members;
    if (reader === undefined) return;
    const isOpen = await this.#store.isOpen(reader.data.identity, consultationId);
    for (const member of members) member.emit('chat:state', { consultationId, isOpen });
  }

  /** The conversation was deleted: whatever is written next is its first message. */
  #forget(room: Room): void {
    const { consultationId } = room;
    this.#tell(room, 'that a conversation was deleted', () => {
      room.cursor = 0;
      for (const member of room.members) {
        member.data.cursors.set(consultationId, 0);
        member.emit('chat:forgotten', { consultationId });
      }
      return Promise.resolve();
    });
    this.#queueDelivery(room);
  }
}
