import { expect, test } from 'vitest';

import { parseArticleSearch } from './articles.ts';

test('a search is read from the address, trimmed and cut', () => {
  expect(
    parseArticleSearch(new URLSearchParams(`search=%20dos%20&category=sommeil&tag=${'a'.repeat(300)}`)),
  ).toEqual({
    search: 'dos',
    category: 'sommeil',
    tag: 'a'.repeat(100),
  });
  expect(parseArticleSearch(new URLSearchParams())).toEqual({ search: '', category: '', tag: '' });
});
