import { expect, it } from 'vitest';
import { parseAccounts, parseNotice } from './listener.ts';

const id = '019f0000-0000-7000-8000-000000000001';

it('reads the notices of our triggers', () => {
  expect(parseNotice(`message:${id}:${id}`)).toEqual({ kind: 'message', consultationId: id, subjectId: id });
  expect(parseNotice(`typing:${id}:${'a'.repeat(24)}`)?.subjectId).toBe('a'.repeat(24));
});

it.each([
  undefined,
  '',
  `erase:${id}:${id}`,
  `message:${id}`,
  `message:${id}:${id}:more`,
  `message:${id}:a b`,
])('reads nothing in %s', (payload) => {
  expect(parseNotice(payload)).toBeNull();
});

it('reads whose notifications changed, and nobody in anything else', () => {
  const [alice, bob] = ['a'.repeat(24), 'b'.repeat(24)];
  expect(parseAccounts(`${alice},${bob}`)).toEqual([alice, bob]);
  for (const payload of [undefined, '', ',', `${alice},`, `${alice};`, 'a'.repeat(25)])
    expect(parseAccounts(payload)).toEqual([]);
});
