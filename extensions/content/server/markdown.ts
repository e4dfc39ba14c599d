/**
 * Markdown, as an editor or HR wrote it, to the HTML that people are shown. The text is never trusted: whatever HTML it
 * holds goes through one list of what may stay, and everything else is dropped.
 */
import { fileNameOf, mediaPath } from '@huntzen/media/contracts';
import { Marked, type Token, type Tokens } from 'marked';
import sanitizeHtml, { type Attributes, type IOptions } from 'sanitize-html';

const marked = new Marked({ gfm: true, async: false });

const noAttributes: Attributes = {};

const headings = ['h2', 'h3', 'h4', 'h5', 'h6'];

/**
 * The lasting path of a picture of ours, whichever of its addresses was written: the one of the panel, which expires,
 * the lasting one, or the one of before. Null when the picture is not ours.
 */
function ownMediaPath(address: string, mediaBaseUrl: string): string | null {
  const base = mediaBaseUrl.replace(/\/+$/, '');
  const path = address.startsWith(`${base}/`) ? address.slice(base.length) : address;
  if (!/^\/(?:api\/media|files|uploads)\/[^/?#]+(?:\?[^#]*)?$/.test(path)) return null;
  const name = fileNameOf(path);
  return name === null ? null : mediaPath(name);
}

function sanitizeOptions(mediaBaseUrl: string): IOptions {
  return {
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
        const path = ownMediaPath(src ?? '', mediaBaseUrl);
        return {
          tagName,
          attribs: path === null ? noAttributes : { src: path, alt: alt ?? '', loading: 'lazy' },
        };
      },
      th: (tagName) => ({ tagName, attribs: { scope: 'col' } }),
    },
    // After the transformation a picture that is not ours has no address left.
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && attribs.src === undefined,
  };
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';

/**
 * Writes Markdown as safe HTML to stand under the page's own title: the largest heading used becomes h2, the others
 * keep their distance to it.
 *
 * @param mediaBaseUrl where our media library answers; pictures from anywhere else are left out.
 */
export function renderMarkdown(markdown: string, mediaBaseUrl: string): string {
  const tokens = marked.lexer(markdown);
  const found: Tokens.Heading[] = [];
  void marked.walkTokens(tokens, (token) => {
    if (isHeading(token)) found.push(token);
  });
  const shift = 2 - Math.min(...found.map(({ depth }) => depth));
  for (const heading of found) heading.depth = Math.min(6, heading.depth + shift);
  return sanitizeHtml(marked.parser(tokens), sanitizeOptions(mediaBaseUrl)).trim();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '’' };

/** The first words of a Markdown text without its marks, for lists; cut at a word, with an ellipsis when more follows. */
export function excerptOf(markdown: string, longest = 180): string {
  const html = sanitizeHtml(marked.parse(markdown) as string, {
    allowedTags: [],
    allowedAttributes: {},
    textFilter: (text) => `${text} `,
  });
  const text = html
    .replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,)\]])/g, '$1')
    .trim();
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest + 1);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > 0 ? end : longest).replace(/[\s,;:.]+$/, '')}…`;
}
