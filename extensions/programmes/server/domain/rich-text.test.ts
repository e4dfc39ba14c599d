import { describe, expect, test } from 'vitest';
import { parseLines, parseRichText } from './rich-text.ts';

describe('parseRichText', () => {
  test('paragraphs, headings and lists', () => {
    expect(
      parseRichText(
        '# Départ\n\nDebout,\nles *pieds* **écartés**.\n\n- inspirez\n- [soufflez](https://x.example)\n\n1. un\n2. deux',
      ),
    ).toEqual([
      { kind: 'heading', text: 'Départ' },
      { kind: 'paragraph', text: 'Debout, les pieds écartés.' },
      { kind: 'list', ordered: false, items: ['inspirez', 'soufflez'] },
      { kind: 'list', ordered: true, items: ['un', 'deux'] },
    ]);
  });

  test('HTML gives no tag and comparison signs stay', () => {
    expect(
      parseRichText('Pouls < 120 & calme <b onclick="x()">ici</b>\n\n<script>alert(1)</script>'),
    ).toEqual([{ kind: 'paragraph', text: 'Pouls < 120 & calme ici' }]);
  });

  test('nothing gives nothing', () => {
    expect(parseRichText('')).toEqual([]);
    expect(parseRichText('\n \n---\n')).toEqual([]);
  });
});

test('parseLines keeps one paragraph per line, and lists', () => {
  expect(parseLines('vertige\ndouleur')).toEqual([
    { kind: 'paragraph', text: 'vertige' },
    { kind: 'paragraph', text: 'douleur' },
  ]);
  expect(parseLines('- vertige\n- douleur')).toEqual([
    { kind: 'list', ordered: false, items: ['vertige', 'douleur'] },
  ]);
});
