import { expect, test } from 'vitest';
import { renderMarkdown } from './index.ts';

test('headings begin at the level that the page has free', () => {
  const text = '# Motif\n\n## Sommeil';
  expect(renderMarkdown(text)).toBe('<h2>Motif</h2>\n<h3>Sommeil</h3>');
  expect(renderMarkdown(text, { topHeading: 3 })).toBe('<h3>Motif</h3>\n<h4>Sommeil</h4>');
});

test('no picture is shown, and none is asked for, unless the page says which', () => {
  expect(renderMarkdown('![suivi](https://tracker.example/a.png) Texte')).toBe('<p> Texte</p>');
  expect(renderMarkdown('![a](b.png)', { pictureOf: (address) => `/files/${address}` })).toBe(
    '<p><img src="/files/b.png" alt="a" loading="lazy" /></p>',
  );
});
