import { describe, expect, test } from 'vitest';

import { findNextPath, findSafePath } from './next-path.ts';

describe('findSafePath', () => {
  test.each(['/', '/patient', '/patient/sessions?level=2#top', '/en/rh', '/search?q=%2F%2Fevil.example'])(
    'keeps %s',
    (path) => {
      expect(findSafePath(path)).toBe(path);
    },
  );

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'patient',
    '',
    '/.//evil.example',
    '/..//evil.example',
    `/${'a'.repeat(3000)}`,
    null,
    undefined,
    7,
  ])('refuses %j', (path) => {
    expect(findSafePath(path)).toBeNull();
  });
});

test('signing in never leads to signing out or signing in again', () => {
  expect(findNextPath('/login?next=/patient')).toBeNull();
  expect(findNextPath('/en/logout')).toBeNull();
  expect(findNextPath('/en/patient')).toBe('/en/patient');
});
