import { expect, test } from 'vitest';

import { pathsFor } from './paths.ts';

test('French addresses have no prefix, English ones have', () => {
  expect(pathsFor('fr').login()).toBe('/login');
  expect(pathsFor('en').login()).toBe('/en/login');
  expect(pathsFor('fr').home()).toBe('/');
  expect(pathsFor('en').home()).toBe('/en');
});

test('parameters are escaped and empty ones left out', () => {
  const paths = pathsFor('en');
  expect(paths.article('a/b?c')).toBe('/en/blog/a%2Fb%3Fc');
  expect(paths.blog({ page: undefined })).toBe('/en/blog');
  expect(paths.login({ next: '/patient?x=1&y=2' })).toBe('/en/login?next=%2Fpatient%3Fx%3D1%26y%3D2');
});
