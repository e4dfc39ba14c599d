import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

const site = fileURLToPath(new URL('..', import.meta.url));

type Messages = Record<string, string | Record<string, string>>;

function readMessages(locale: string): Messages {
  return JSON.parse(readFileSync(`${site}messages/${locale}.json`, 'utf8')) as Messages;
}

function namesIn(message: string | Record<string, string>): string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))),
  ].sort();
}

const french = readMessages('fr');
const english = readMessages('en');

function sourceFiles(pattern: RegExp): string[] {
  return readdirSync(`${site}src`, { recursive: true, encoding: 'utf8' }).filter(
    (file) => pattern.test(file) && !file.startsWith('paraglide'),
  );
}

describe('messages', () => {
  test('both languages hold the same keys, none empty', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(french).sort());
    for (const messages of [french, english]) {
      for (const message of Object.values(messages)) expect(JSON.stringify(message).trim()).not.toBe('""');
    }
  });

  test('each pair fills the same names and has the same plural forms', () => {
    for (const [key, message] of Object.entries(french)) {
      const twin = english[key] ?? '';
      expect([key, namesIn(twin), typeof twin]).toEqual([key, namesIn(message), typeof message]);
      if (typeof message !== 'string') expect(Object.keys(message)).toEqual(['one', 'other']);
    }
  });

  test('every message is used', () => {
    const sources = sourceFiles(/\.(astro|tsx?)$/)
      .map((file) => readFileSync(`${site}src/${file}`, 'utf8'))
      .join('\n');
    expect(Object.keys(french).filter((key) => !new RegExp(`\\bm\\.${key}\\b`).test(sources))).toEqual([]);
  });
});

const SPOKEN_ATTRIBUTE = /\s(?:aria-label|title|alt|placeholder|label|hint|text)="([^"]*\p{L}{2,}[^"]*)"/gu;
// The names of the languages are written in their own language wherever they stand.
const LANGUAGE_NAMES = /^(Français|English)$/;

/** Drops what is code in a component, so that only markup and the words between its tags are left. */
function markupOf(source: string, isAstro: boolean): string {
  const markup = isAstro ? source.replace(/^---[\s\S]*?\n---/, '') : source;
  return markup
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/\{?\/\*[\s\S]*?\*\/\}?/g, '')
    .replace(/<!--[\s\S]*?-->/g, '');
}

function findLiterals(source: string, isAstro: boolean): string[] {
  const markup = markupOf(source, isAstro);
  const spoken = [...markup.matchAll(SPOKEN_ATTRIBUTE)].map((match) => match[1] ?? '');
  // Words between the end of one tag and the start of the next, with neither code nor an expression among them.
  const between = [
    ...markup.matchAll(/<\/?[a-zA-Z][^<>{}]*>([^<>{}()=;]*\p{L}{2,}[^<>{}()=;]*)(?=[<{])/gu),
  ].map((match) => (match[1] ?? '').trim());
  return [...spoken, ...between].filter((text) => !LANGUAGE_NAMES.test(text));
}

describe('components hold no text of their own', () => {
  test('the search finds text when there is some', () => {
    expect(findLiterals('---\nconst a = 1;\n---\n<p class="x">Bonjour à vous</p>', true)).toEqual([
      'Bonjour à vous',
    ]);
    expect(findLiterals('<a aria-label="Close this">{m.close()}</a>', true)).toEqual(['Close this']);
    expect(findLiterals('<p>{m.hello()} and more</p>', true)).toEqual([]);
    expect(findLiterals('<p>{m.hello()}</p>', true)).toEqual([]);
  });

  test.each(sourceFiles(/\.(astro|tsx)$/))('%s', (file) => {
    expect(findLiterals(readFileSync(`${site}src/${file}`, 'utf8'), file.endsWith('.astro'))).toEqual([]);
  });
});
