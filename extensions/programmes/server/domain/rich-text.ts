import type { TextBlock } from '../../contracts/index.ts';

const listItem = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const heading = /^\s*#{1,6}\s+(.*?)\s*#*$/;

/** Takes the marks of Markdown and every HTML tag out of one line; what is left is text. */
function plain(line: string): string {
  return line
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-zA-Z!][^>]*>/g, '')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Reads what an editor wrote (plain text with a little Markdown) into paragraphs, headings and lists of plain text. A
 * page shows them as they are, so nothing that was typed can become markup.
 */
export function parseRichText(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    const joined = plain(paragraph.join(' '));
    if (joined !== '') blocks.push({ kind: 'paragraph', text: joined });
    paragraph = [];
  };
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const item = listItem.exec(line);
    const title = heading.exec(line);
    if (item !== null) {
      endParagraph();
      const ordered = item[1] !== undefined;
      const content = plain(item[2] ?? '');
      const last = blocks.at(-1);
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(content);
      else blocks.push({ kind: 'list', ordered, items: [content] });
    } else if (title !== null) {
      endParagraph();
      blocks.push({ kind: 'heading', text: plain(title[1] ?? '') });
    } else if (line.trim() === '') {
      endParagraph();
    } else {
      paragraph.push(line.replace(/^\s*>\s?/, ''));
    }
  }
  endParagraph();
  return blocks;
}
