import { describe, expect, test } from 'vitest';

import { findPreferredAddress, localizePath, splitLocale } from './locale.ts';

describe('splitLocale', () => {
  test.each([
    ['/', 'fr', '/'],
    ['/login', 'fr', '/login'],
    ['/en', 'en', '/'],
    ['/en/', 'en', '/'],
    ['/en/login', 'en', '/login'],
    ['/enter', 'fr', '/enter'],
    ['/english/en', 'fr', '/english/en'],
  ])('%s is %s %s', (pathname, locale, path) => {
    expect(splitLocale(pathname)).toEqual({ locale, path });
  });
});

describe('localizePath', () => {
  test.each([
    ['/', '/en'],
    ['/login', '/en/login'],
    ['/login?next=%2Fpatient', '/en/login?next=%2Fpatient'],
    ['/?x=1', '/en?x=1'],
    ['/#how', '/en#how'],
  ])('%s becomes %s', (path, english) => {
    expect(localizePath(path, 'en')).toBe(english);
    expect(localizePath(path, 'fr')).toBe(path);
  });

  test('undoes splitLocale', () => {
    for (const pathname of ['/', '/en', '/blog/a', '/en/blog/a']) {
      const { locale, path } = splitLocale(pathname);
      expect(localizePath(path, locale)).toBe(pathname);
    }
  });
});

describe('findPreferredAddress', () => {
  const view = { method: 'GET', pathname: '/blog', search: '?page=2', chosen: 'en' };

  test('sends a page view to the chosen language, both ways, with its query', () => {
    expect(findPreferredAddress(view)).toBe('/en/blog?page=2');
    expect(findPreferredAddress({ ...view, pathname: '/en/blog', chosen: 'fr' })).toBe('/blog?page=2');
  });

  test('stays when the language fits, when none is chosen, or when the choice is unknown', () => {
    expect(findPreferredAddress({ ...view, pathname: '/en/blog' })).toBeNull();
    expect(findPreferredAddress({ ...view, chosen: undefined })).toBeNull();
    expect(findPreferredAddress({ ...view, chosen: 'de' })).toBeNull();
  });

  test('never moves a write or a file', () => {
    expect(findPreferredAddress({ ...view, method: 'POST' })).toBeNull();
    expect(findPreferredAddress({ ...view, pathname: '/rss.xml' })).toBeNull();
  });
});
