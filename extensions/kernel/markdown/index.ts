/**
 * Markdown, as a person wrote it, to the HTML that people are shown. The text is never trusted: whatever HTML it holds goes
 * through one list of what may stay, and everything else is dropped.
 */
import { Marked, type Token, type Tokens } from 'marked';
import sanitizeHtml, { type Attributes, type IOptions } from 'sanitize-html';

/** Reads Markdown as every page does. */
export const marked = new Marked({ gfm: true, async: false });

/** How a text is shown. */
export interface MarkdownOptions {
  /** The level of the largest heading used: the others keep their distance to it. */
  topHeading?: 2 | 3 | 4;
  /** The path under which a picture is shown; null leaves it out, and so does being left out itself. */
  pictureOf?: (address: string) => string | null;
}

const noAttributes: Attributes = {};

const headings = ['h2', 'h3', 'h4', 'h5', 'h6'];

const sanitizeOptions = (pictureOf: (address: string) => string | null): IOptions => ({
  allowedTags: [
    ...headings,
    ...['p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'img'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'sup', 'sub'],
  ],
  allowedAttributes: { a: ['href', 'rel'], img: ['src', 'alt', 'loading'], ol: ['start'], th: ['scope'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    h1: 'h2',
    b: 'strong',
    i: 'em',
    a: (tagName, { href }) => ({
      tagName,
      attribs: href === undefined ? noAttributes : { href, rel: 'noopener noreferrer nofollow' },
    }),
    img: (tagName, { src, alt }) => {
      const path = pictureOf(src ?? '');
      return {
        tagName,
        attribs: path === null ? noAttributes : { src: path, alt: alt ?? '', loading: 'lazy' },
      };
    },
    th: (tagName) => ({ tagName, attribs: { scope: 'col' } }),
  },
  // After the transformation a picture that may not be shown has no address left.
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && attribs.src === undefined,
});

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';

/** Writes Markdown as safe HTML to stand under the page's own title. */
export function renderMarkdown(
  markdown: string,
  { topHeading = 2, pictureOf = () => null }: MarkdownOptions = {},
): string {
  const tokens = marked.lexer(markdown);
  const found: Tokens.Heading[] = [];
  void marked.walkTokens(tokens, (token) => {
    if (isHeading(token)) found.push(token);
  });
  const shift = topHeading - Math.min(...found.map(({ depth }) => depth));
  for (const heading of found) heading.depth = Math.min(6, heading.depth + shift);
  return sanitizeHtml(marked.parser(tokens), sanitizeOptions(pictureOf)).trim();
}
