import { describe, expect, test } from 'vitest';

import { isCrossSiteWrite } from './same-site.ts';

const PUBLIC_URL = 'https://care.example.org';

function post(headers: Record<string, string>) {
  return { method: 'POST', headers: new Headers(headers) };
}

describe('isCrossSiteWrite', () => {
  test.each([
    ['own origin', { origin: PUBLIC_URL }, false],
    ['another origin', { origin: 'https://evil.example' }, true],
    [
      'another origin that claims to be the same site',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      true,
    ],
    ['a sandboxed frame', { origin: 'null' }, true],
    ['own host over http', { origin: 'http://care.example.org' }, true],
    ['a sister domain', { origin: 'https://a.care.example.org' }, true],
    ['no origin, same-origin by the browser', { 'sec-fetch-site': 'same-origin' }, false],
    ['no origin, same-site only', { 'sec-fetch-site': 'same-site' }, true],
    ['neither', {}, true],
  ] as [string, Record<string, string>, boolean][])('%s', (_name, headers, expected) => {
    expect(isCrossSiteWrite(post(headers), PUBLIC_URL)).toBe(expected);
  });

  test('reading is never refused', () => {
    expect(
      isCrossSiteWrite(
        { method: 'GET', headers: new Headers({ origin: 'https://evil.example' }) },
        PUBLIC_URL,
      ),
    ).toBe(false);
  });

  test('on this machine, localhost and 127.0.0.1 are one, on the same port', () => {
    const local = 'http://localhost:4321';
    expect(isCrossSiteWrite(post({ origin: 'http://127.0.0.1:4321' }), local)).toBe(false);
    expect(isCrossSiteWrite(post({ origin: 'http://127.0.0.1:9999' }), local)).toBe(true);
    expect(isCrossSiteWrite(post({ origin: 'http://127.0.0.1:4321' }), PUBLIC_URL)).toBe(true);
  });
});
