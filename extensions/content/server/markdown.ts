/** The Markdown of editors and HR, with the pictures of our media library. */
import { renderMarkdown as render, marked } from '@huntzen/kernel/markdown';
import { fileNameOf, mediaPath } from '@huntzen/media/contracts';
import sanitizeHtml from 'sanitize-html';

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

/**
 * Writes Markdown as safe HTML to stand under the page's own title: the largest heading used becomes h2, the others
 * keep their distance to it.
 *
 * @param mediaBaseUrl where our media library answers; pictures from anywhere else are left out.
 */
export const renderMarkdown = (markdown: string, mediaBaseUrl: string): string =>
  render(markdown, { pictureOf: (address) => ownMediaPath(address, mediaBaseUrl) });

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
