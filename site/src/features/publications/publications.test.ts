import { expect, test } from 'vitest';

import { canChange, canGrow, endPublicationFormSchema, stateOf } from './publications.ts';

const now = new Date('2026-11-21T12:00:00Z');
const running = {
  visibleFrom: '2026-11-20T12:00:00Z',
  endsAt: null,
  withdrawnAt: null,
  isReplaced: false,
};

test('a publication waits, runs, or is over in one of three ways', () => {
  expect(stateOf(running, now)).toBe('running');
  expect(stateOf({ ...running, visibleFrom: '2026-11-22T12:00:00Z' }, now)).toBe('waiting');
  expect(stateOf({ ...running, endsAt: now.toISOString() }, now)).toBe('ended');
  expect(stateOf({ ...running, endsAt: '2026-11-22T12:00:00Z' }, now)).toBe('running');
  expect(stateOf({ ...running, withdrawnAt: '2026-11-20T13:00:00Z' }, now)).toBe('withdrawn');
  expect(stateOf({ ...running, isReplaced: true, withdrawnAt: '2026-11-20T13:00:00Z' }, now)).toBe(
    'replaced',
  );
  expect((['waiting', 'running', 'ended', 'withdrawn', 'replaced'] as const).filter(canChange)).toEqual([
    'waiting',
    'running',
  ]);
});

test('an end that comes later has a day', () => {
  expect(endPublicationFormSchema.safeParse({ when: 'later', on: '' }).success).toBe(false);
  expect(endPublicationFormSchema.safeParse({ when: 'later', on: '2026-12-01' }).success).toBe(true);
  expect(endPublicationFormSchema.safeParse({ when: 'now', on: '' }).success).toBe(true);
});

test('only groups and all can grow', () => {
  expect(canGrow({ audience: 'all', audienceName: null })).toBe(true);
  expect(canGrow({ audience: 'some', audienceName: 'Lundi, Mardi' })).toBe(true);
  expect(canGrow({ audience: 'some', audienceName: null })).toBe(false);
  expect(canGrow({ audience: 'patient', audienceName: 'Alice' })).toBe(false);
});
