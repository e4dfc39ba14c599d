import { describe, expect, test } from 'vitest';
import { excerptOf, renderMarkdown } from './markdown.ts';

const media = 'https://care.example/panel';
const render = (markdown: string) => renderMarkdown(markdown, media);

describe('what is hostile is dropped', () => {
  test.each([
    ['a script', 'Avant <script>alert(1)</script> après', '<p>Avant  après</p>'],
    ['a script that hides in another', '<scr<script>ipt>alert(1)</scr</script>ipt>', undefined],
    [
      'a handler',
      '<img src="/uploads/a.jpg" onerror="alert(1)">',
      '<img src="/files/a.jpg" alt="" loading="lazy" />',
    ],
    [
      'a handler on a paragraph',
      '<p onclick="alert(1)" style="position:fixed">Bonjour</p>',
      '<p>Bonjour</p>',
    ],
    [
      'a javascript: link',
      '[lire](javascript:alert(1))',
      '<p><a rel="noopener noreferrer nofollow">lire</a></p>',
    ],
    ['a javascript: link with a tab', '<a href="java\tscript:alert(1)">lire</a>', undefined],
    ['a javascript: link with entities', '<a href="&#106;avascript&colon;alert(1)">lire</a>', undefined],
    ['a data: link', '[lire](data:text/html;base64,PHNjcmlwdD4=)', undefined],
    ['a vbscript: link', '<a href="vbscript:msgbox(1)">lire</a>', undefined],
    ['an iframe', '<iframe src="https://evil.example"></iframe>Texte', 'Texte'],
    ['an object', '<object data="x.swf"></object><embed src="x.swf">', '<p></p>'],
    ['a form', '<form action="https://evil.example"><input name="password"><button>OK</button></form>', 'OK'],
    ['a style sheet', '<style>body{display:none}</style>Texte', 'Texte'],
    ['a base address', '<base href="https://evil.example">Texte', 'Texte'],
    ['a redirection', '<meta http-equiv="refresh" content="0;url=https://evil.example">Texte', 'Texte'],
    ['a drawing with a script', '<svg onload="alert(1)"><script>alert(1)</script></svg>', '<p></p>'],
    ['a comment with a script', '<!--<img src="--><img src=x onerror=alert(1)//">', undefined],
    ['an unclosed tag', '<a href="https://ok.example" onmouseover="alert(1)', undefined],
    ['an id that would shadow a name of the page', '<p id="content" name="body">Texte</p>', '<p>Texte</p>'],
  ])('%s', (_name, markdown, expected) => {
    const html = render(markdown);
    if (expected !== undefined) expect(html).toBe(expected);
    // Whatever is left as text is written as text: no such tag, no handler, no address that runs.
    expect(html).not.toMatch(/<(script|iframe|object|embed|form|input|style|base|meta|svg)\b/i);
    expect(html).not.toMatch(/<[^>]*\s(on\w+|style|id|name)\s*=/i);
    expect(html).not.toMatch(/<[^>]*(javascript|vbscript|data):/i);
  });
});

describe('pictures', () => {
  test.each([
    '/uploads/marche_1a2b.jpg',
    '/files/marche_1a2b.jpg',
    `${media}/uploads/marche_1a2b.jpg`,
    `${media}/api/media/marche_1a2b.jpg?expires=1&signature=x`,
  ])('%s is ours and stays, as a path', (src) => {
    expect(render(`![Une marche](${src})`)).toBe(
      '<p><img src="/files/marche_1a2b.jpg" alt="Une marche" loading="lazy" /></p>',
    );
  });

  test.each([
    'https://evil.example/pixel.gif',
    '//evil.example/uploads/pixel.gif',
    'https://care.example.evil.example/panel/uploads/a.gif',
    'https://care.example/panel@evil.example/uploads/a.gif',
    '/uploads/../api/auth/logout',
    '/api/articles',
    'data:image/png;base64,AAAA',
    'uploads/a.png',
  ])('%s is not ours and goes', (src) => {
    expect(render(`Texte ![x](${src})`)).toBe('<p>Texte </p>');
  });
});

test('a link keeps its address and is told not to vouch for it', () => {
  expect(render('[le site](https://sante.example/page?a=1&b=2)')).toBe(
    '<p><a href="https://sante.example/page?a=1&amp;b=2" rel="noopener noreferrer nofollow">le site</a></p>',
  );
  expect(render('[écrire](mailto:rh@techcorp.example) [appeler](tel:3114)')).toContain(
    'href="mailto:rh@techcorp.example"',
  );
  expect(render('<a href="//evil.example">x</a>')).toBe('<p><a rel="noopener noreferrer nofollow">x</a></p>');
});

test('the largest heading becomes h2, the others keep their distance', () => {
  expect(render('# A\n\n## B')).toBe('<h2>A</h2>\n<h3>B</h3>');
  expect(render('### A\n\n> #### B')).toContain('<h3>B</h3>');
  expect(render('## A\n\n###### B')).toBe('<h2>A</h2>\n<h6>B</h6>');
  expect(render('<h1>A</h1>')).toBe('<h2>A</h2>');
});

test('lists, quotes, tables and emphasis stay', () => {
  const html = render('- un\n- **deux**\n\n> cité\n\n| a | b |\n|---|---|\n| 1 | 2 |');
  for (const part of [
    '<li><strong>deux</strong></li>',
    '<blockquote>',
    '<th scope="col">a</th>',
    '<td>1</td>',
  ]) {
    expect(html).toContain(part);
  }
});

test('an excerpt is plain text, cut at a word', () => {
  expect(
    excerptOf('# Bonjour\n\nUne **marche** à [midi](https://a.example), <b>ensemble</b> & dehors.'),
  ).toBe('Bonjour Une marche à midi, ensemble & dehors.');
  expect(excerptOf('<script>alert(1)</script>Texte')).toBe('Texte');
  const cut = excerptOf('marcher '.repeat(100), 30);
  expect(cut).toBe('marcher marcher marcher…');
});
