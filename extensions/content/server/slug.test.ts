import { expect, test } from 'vitest';
import { freeSlug, slugOf } from './slug.ts';

test.each([
  ['Semaine de la santé', 'semaine-de-la-sante'],
  ['  L’été, déjà ! ', 'l-ete-deja'],
  ['Le cœur & les vœux', 'le-coeur-les-voeux'],
  ['健康', 'actualite'],
  ['🎉🎉', 'actualite'],
  ['../../etc/passwd', 'etc-passwd'],
  ['<script>alert(1)</script>', 'script-alert-1-script'],
])('%j gives %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('a long title ends at a word, and one endless word is cut', () => {
  const slug = slugOf('marcher chaque jour '.repeat(20));
  expect(slug.length).toBeLessThanOrEqual(100);
  expect(slug).toMatch(/(marcher|chaque|jour)$/);
  expect(slugOf('a'.repeat(160))).toHaveLength(100);
});

test('a taken slug gets the first free number', () => {
  expect(freeSlug('voeux', new Set())).toBe('voeux');
  expect(freeSlug('voeux', new Set(['voeux', 'voeux-2', 'voeux-4']))).toBe('voeux-3');
});
