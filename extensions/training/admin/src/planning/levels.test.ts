import { describe, expect, it } from 'vitest';
import { levelOf, percentOf } from './levels.ts';

describe('how full', () => {
  it('is free, then under 50, under 80, and 80 or more', () => {
    const at = (percent: number) => levelOf(percent, 100);
    expect([0, 1, 49, 50, 79, 80, 100].map(at)).toEqual([
      'free',
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
    ]);
    expect(levelOf(0, 0)).toBe('closed');
  });

  it('never shows a little as nothing, nor nearly all as all', () => {
    expect(percentOf(1, 10_000)).toBe(1);
    expect(percentOf(9_999, 10_000)).toBe(99);
    expect(percentOf(10_000, 10_000)).toBe(100);
  });
});
