import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { ChatStore } from '@huntzen/records/chat';
import type { ChatMessage } from '@huntzen/records/contracts';
import { Rooms, type ChatSocket } from './rooms.ts';

const consultationId = randomUUID();
const notice = { kind: 'message', consultationId, subjectId: randomUUID() } as const;

/** A conversation in memory that answers as the store does; `failures` are thrown first. */
function buildStore() {
  const messages: ChatMessage[] = [];
  const failures: Error[] = [];
  const page = (found: ChatMessage[], limit: number) => {
    const failure = failures.shift();
    if (failure !== undefined) return Promise.reject(failure);
    return Promise.resolve({
      messages: found.slice(0, limit),
      hasMore: found.length > limit,
      isOpen: true,
      lastPosition: messages.length,
      reads: [],
    });
  };
  const store = {
    listAfter: (_actor: unknown, _id: string, { after, limit }: { after: number; limit: number }) =>
      page(messages.slice(after), limit),
    listNew: (_actor: unknown, _id: string, { after, limit }: { after: number; limit: number }) =>
      page(messages.slice(after), limit),
    listBefore: (_actor: unknown, _id: string, { limit }: { limit: number }) =>
      page(messages.slice(-limit), limit),
  };
  return {
    store: store as unknown as ChatStore,
    failures,
    write(count: number) {
      for (let n = 0; n < count; n += 1) {
        const position = messages.length + 1;
        messages.push({
          id: randomUUID(),
          clientMessageId: randomUUID(),
          senderId: 'alice',
          position,
          text: `m${position}`,
          attachments: [],
          createdAt: '2026-11-24T13:30:00.000Z',
        });
      }
    },
  };
}

function buildSocket(accountId: string) {
  const heard: number[] = [];
  const socket = {
    connected: true,
    data: {
      identity: { accountId, role: 'employee', companyId: null, sessionId: randomUUID() },
      openedAt: 0,
      cursors: new Map<string, number>(),
    },
    emit: (_event: string, { message }: { message: ChatMessage }) => heard.push(message.position),
  };
  return { socket: socket as unknown as ChatSocket, heard };
}

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

/** Lets everything that is queued happen. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

function build() {
  const conversation = buildStore();
  return { ...conversation, rooms: new Rooms(conversation.store, pino({ level: 'silent' })) };
}

describe('delivery', () => {
  it('gives a socket that has just caught up nothing twice, while the others receive what is new', async () => {
    const { rooms, write } = build();
    const [alice, bob] = [buildSocket('alice'), buildSocket('bob')];
    await rooms.join(alice.socket, { consultationId });
    write(3);
    // Bob's page holds the three messages of which nobody has been told yet.
    const joined = await rooms.join(bob.socket, { consultationId, after: 0 });
    expect(joined.messages.map(({ position }) => position)).toEqual([1, 2, 3]);
    rooms.onNotice(notice);
    await settle();
    expect(alice.heard).toEqual([1, 2, 3]);
    expect(bob.heard).toEqual([]);
  });

  it('goes through a long backlog page by page, each message once, in order', async () => {
    const { rooms, write } = build();
    const alice = buildSocket('alice');
    await rooms.join(alice.socket, { consultationId });
    write(250);
    for (let n = 0; n < 5; n += 1) rooms.onNotice(notice);
    await settle();
    expect(alice.heard).toEqual(upTo(1, 250));
  });

  it('makes up for lost notices when asked to look', async () => {
    const { rooms, write } = build();
    const alice = buildSocket('alice');
    await rooms.join(alice.socket, { consultationId });
    write(2);
    rooms.catchUp();
    await settle();
    expect(alice.heard).toEqual([1, 2]);
  });

  it('is tried again after a failure', async () => {
    const { rooms, write, failures } = build();
    const alice = buildSocket('alice');
    await rooms.join(alice.socket, { consultationId });
    write(1);
    failures.push(new Error('away'));
    rooms.onNotice(notice);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(alice.heard).toEqual([1]);
  });

  it('ends for a socket that has left', async () => {
    const { rooms, write } = build();
    const [alice, bob] = [buildSocket('alice'), buildSocket('bob')];
    await rooms.join(alice.socket, { consultationId });
    await rooms.join(bob.socket, { consultationId });
    rooms.leave(bob.socket);
    write(1);
    rooms.onNotice(notice);
    await settle();
    expect([alice.heard, bob.heard]).toEqual([[1], []]);
  });
});

describe('joining', () => {
  it('lets a socket in only with the last page, so that nothing is skipped', async () => {
    const { rooms, write } = build();
    const alice = buildSocket('alice');
    write(150);
    const first = await rooms.join(alice.socket, { consultationId, after: 0 });
    expect([first.messages.length, first.hasMore]).toEqual([100, true]);
    write(1);
    rooms.onNotice(notice);
    await settle();
    expect(alice.heard).toEqual([]);
    const second = await rooms.join(alice.socket, { consultationId, after: 100 });
    expect([second.messages.length, second.hasMore]).toEqual([51, false]);
    write(1);
    rooms.onNotice(notice);
    await settle();
    expect(alice.heard).toEqual([152]);
  });

  it('believes no position beyond the last message', async () => {
    const { rooms, write } = build();
    const alice = buildSocket('alice');
    await rooms.join(alice.socket, { consultationId, after: 1_000_000 });
    write(1);
    rooms.onNotice(notice);
    await settle();
    expect(alice.heard).toEqual([1]);
  });
});
