import { expect, test } from 'vitest';
import type { RecordsKeys } from '../../contracts/index.ts';
import { hasWork, progressOf, standingOf } from './key-state.ts';
import { isMessage, translationsOf } from './translations.ts';

const key = (state: RecordsKeys['keys'][number]['state'], dataKeys: number) => ({
  id: state.slice(0, 1).repeat(16),
  state,
  dataKeys,
  purposes: [],
});

const build = (keys: RecordsKeys['keys'], rest: Partial<RecordsKeys> = {}): RecordsKeys => ({
  keys,
  unshared: 0,
  lost: 0,
  destroyed: 0,
  rotation: null,
  ...rest,
});

const running = { askedAt: '2026-01-01T00:00:00Z', endedAt: null, moved: 1 };

test.each([
  ['one key', build([key('current', 3)]), 'good', false],
  ['an old key with something left', build([key('current', 1), key('retiring', 2)]), 'rotate', true],
  ['an old key with nothing left', build([key('current', 3), key('retiring', 0)]), 'retire', false],
  [
    'a rotation that goes on',
    build([key('current', 1), key('retiring', 2)], { rotation: running }),
    'running',
    true,
  ],
  ['a key that nobody holds', build([key('current', 1), key('missing', 1)]), 'missing', true],
  ['keys without the share of their person', build([key('current', 3)], { unshared: 2 }), 'good', true],
] as const)('%s', (_case, status, standing, work) => {
  expect([standingOf(status), hasWork(status)]).toEqual([standing, work]);
});

test('progress counts what the current key wraps', () => {
  expect(progressOf(build([key('current', 1), key('retiring', 2)]))).toEqual({ moved: 1, total: 3 });
});

test('every text stands in both languages, and none is empty', () => {
  for (const locale of ['fr', 'en'])
    expect(Object.values(translationsOf(locale)).every((text) => text.length > 2)).toBe(true);
  expect(isMessage('purpose.chat')).toBe(true);
  expect(isMessage('purpose.unheard-of')).toBe(false);
});
