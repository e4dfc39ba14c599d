import { describe, expect, it } from 'vitest';

import {
  contiguousPosition,
  firstUnread,
  marksOfOther,
  nextToSend,
  reduceChat,
  startChat,
  type ChatState,
} from './chat.ts';

const alice = 'alice';
const bob = 'bob';

const buildMessage = (position: number, senderId = bob, clientMessageId = `client-${position}`) => ({
  id: `id-${position}`,
  clientMessageId,
  senderId,
  position,
  text: `m${position}`,
  attachments: [],
  createdAt: '2026-11-24T13:30:00.000Z',
});

const start = (...positions: number[]): ChatState =>
  startChat({
    messages: positions.map((position) => buildMessage(position)),
    hasMore: false,
    isOpen: true,
    reads: [],
    retentionDays: null,
  });

const write = (state: ChatState, clientMessageId: string) =>
  reduceChat(state, {
    kind: 'written',
    message: {
      clientMessageId,
      text: 'bonjour',
      attachments: [],
      writtenAt: '2026-11-24T13:30:00.000Z',
      isFailed: false,
    },
  });

describe('messages', () => {
  it('stand in order of position, each once, however they come', () => {
    let state = start(1);
    state = reduceChat(state, { kind: 'received', messages: [buildMessage(3)] });
    state = reduceChat(state, {
      kind: 'received',
      messages: [buildMessage(2), buildMessage(3), buildMessage(1)],
    });
    expect(state.messages.map(({ position }) => position)).toEqual([1, 2, 3]);
  });

  it('replace what was waiting under their client id, by whatever way they come', () => {
    const waiting = write(start(1), 'mine');
    expect(nextToSend(waiting)?.clientMessageId).toBe('mine');
    const state = reduceChat(waiting, { kind: 'received', messages: [buildMessage(2, alice, 'mine')] });
    expect(state.pending).toEqual([]);
    expect(state.messages).toHaveLength(2);
  });

  it('are sent one after the other; a refused one waits for the person', () => {
    const both = write(write(start(), 'first'), 'second');
    const refused = reduceChat(both, { kind: 'failed', clientMessageId: 'first' });
    expect(nextToSend(refused)?.clientMessageId).toBe('second');
    expect(
      nextToSend(reduceChat(refused, { kind: 'retried', clientMessageId: 'first' }))?.clientMessageId,
    ).toBe('first');
  });
});

describe('contiguousPosition', () => {
  it.each([
    [[], 0],
    [[1, 2, 3], 3],
    [[41, 42], 42],
    [[1, 2, 4], 2],
  ])('of %j is %i', (positions, expected) => {
    expect(contiguousPosition(start(...positions))).toBe(expected);
  });
});

describe('marks', () => {
  const marked = (accountId: string, position: number, deliveredPosition = position) =>
    ({
      kind: 'read',
      read: { accountId, position, readAt: '2026-11-24T13:30:00.000Z', deliveredPosition },
    }) as const;

  it('only move forwards, and one’s own say nothing of the other', () => {
    let state = reduceChat(start(1, 2, 3), marked(bob, 2));
    state = reduceChat(state, marked(bob, 1, 3));
    state = reduceChat(state, marked(alice, 3));
    expect(marksOfOther(state, alice)).toEqual({ read: 2, delivered: 3 });
  });

  it('count what is read as arrived', () => {
    expect(marksOfOther(reduceChat(start(1, 2), marked(bob, 2, 0)), alice)).toEqual({
      read: 2,
      delivered: 2,
    });
  });

  it('say which message is the first new one', () => {
    expect(firstUnread(start(4, 5), alice)).toBe(4);
    expect(firstUnread(reduceChat(start(4, 5), marked(alice, 4)), alice)).toBe(5);
    expect(firstUnread(reduceChat(start(4, 5), marked(alice, 5)), alice)).toBeNull();
    expect(firstUnread(start(4, 5), bob)).toBeNull();
  });
});

describe('a conversation that was deleted', () => {
  it('is empty, with its marks, and keeps what waits to be sent', () => {
    const state = reduceChat(write(start(1, 2), 'mine'), { kind: 'forgotten' });
    expect(state).toMatchObject({ messages: [], hasOlder: false, reads: {} });
    expect(contiguousPosition(state)).toBe(0);
    expect(nextToSend(state)?.clientMessageId).toBe('mine');
    expect(nextToSend(reduceChat(state, { kind: 'withdrawn', clientMessageId: 'mine' }))).toBeNull();
  });
});
