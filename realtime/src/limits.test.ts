import { expect, it } from 'vitest';
import { TokenBucket } from './limits.ts';

it('gives a burst, then its steady rate, and saves up no more than the burst', () => {
  const bucket = new TokenBucket(3, 2, 0);
  const takes = (now: number, count: number) =>
    Array.from({ length: count }, () => bucket.take(now)).filter(Boolean).length;
  expect(takes(0, 10)).toBe(3);
  expect(takes(400, 10)).toBe(0);
  expect(takes(1_000, 10)).toBe(2);
  expect(takes(100_000, 10)).toBe(3);
});
