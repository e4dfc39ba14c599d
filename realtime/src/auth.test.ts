import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './auth.ts';

describe('isOwnOrigin', () => {
  it('takes our own origin alone', () => {
    expect(isOwnOrigin('https://care.example.org', 'https://care.example.org')).toBe(true);
    for (const origin of [
      undefined,
      '',
      'null',
      'http://care.example.org',
      'https://care.example.org.evil.example',
    ]) {
      expect(isOwnOrigin(origin, 'https://care.example.org')).toBe(false);
    }
  });

  it('takes the names of this machine for one another, on plain http and the same port', () => {
    expect(isOwnOrigin('http://127.0.0.1:4321', 'http://localhost:4321')).toBe(true);
    expect(isOwnOrigin('http://127.0.0.1:4322', 'http://localhost:4321')).toBe(false);
    expect(isOwnOrigin('http://127.0.0.1:4321', 'https://localhost:4321')).toBe(false);
  });
});
