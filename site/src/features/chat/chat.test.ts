import { describe, expect, it } from 'vitest';

import {
  contiguousPosition,
  nextToSend,
  readByOther,
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
  createdAt: '2026-11-24T13:30:00.000Z',
});

const start = (...positions: number[]): ChatState =>
  startChat({
    messages: positions.map((position) => buildMessage(position)),
    hasMore: false,
    isOpen: true,
    reads: [],
  });

const write = (state: ChatState, clientMessageId: string) =>
  reduceChat(state, {
    kind: 'written',
    message: { clientMessageId, text: 'bonjour', writtenAt: '2026-11-24T13:30:00.000Z', isFailed: false },
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

describe('read marks', () => {
  it('only move forwards, and one’s own say nothing of the other', () => {
    const read = (accountId: string, position: number) =>
      ({ kind: 'read', read: { accountId, position, readAt: '2026-11-24T13:30:00.000Z' } }) as const;
    let state = reduceChat(start(1, 2, 3), read(bob, 2));
    state = reduceChat(state, read(bob, 1));
    state = reduceChat(state, read(alice, 3));
    expect(readByOther(state, alice)).toBe(2);
  });
});
