import { describe, expect, test } from 'vitest';
import { retryDelayMs } from './retry.ts';

const delays = (random: number, factor = 1) => {
  const found: number[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const delay = retryDelayMs(attempt, factor, () => random);
    if (delay === null) return found;
    found.push(delay);
  }
};
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

describe('the attempts after a failure', () => {
  test('are nine, each later than the one before, over three days', () => {
    const found = delays(0);
    expect(found).toHaveLength(9);
    expect(found).toEqual(found.toSorted((left, right) => left - right));
    expect(sum(found) / 86_400_000).toBeGreaterThan(3);
    expect(sum(found) / 86_400_000).toBeLessThan(4);
  });

  test('are spread by up to a fifth, and never earlier', () => {
    expect(sum(delays(0.999))).toBeGreaterThan(sum(delays(0)) * 1.19);
  });

  test('come sooner by the factor of the configuration', () => {
    expect(delays(0, 0.001)[0]).toBe(5);
  });
});
