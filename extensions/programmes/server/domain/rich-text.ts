import { lexer, type Token, type Tokens } from 'marked';
import type { TextBlock } from '../../contracts/index.ts';

/** The text of inline tokens: what emphasis, links and code hold; pictures give their alternative text, tags nothing. */
function inlineText(tokens: readonly Token[]): string {
  return tokens
    .map((token): string => {
      if (token.type === 'html') return '';
      if (token.type === 'br') return ' ';
      if ('tokens' in token && token.tokens !== undefined) return inlineText(token.tokens);
      return 'text' in token && typeof token.text === 'string' ? token.text : '';
    })
    .join('');
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

function readTokens(tokens: readonly Token[]): TextBlock[] {
  return tokens.flatMap((token): TextBlock[] => {
    switch (token.type) {
      case 'heading':
      case 'paragraph':
      case 'text': {
        const text = tidy(inlineText([token]));
        return text === '' ? [] : [{ kind: token.type === 'heading' ? 'heading' : 'paragraph', text }];
      }
      case 'list': {
        const list = token as Tokens.List;
        const items = list.items.map((item) =>
          tidy(
            readTokens(item.tokens)
              .map((block) => (block.kind === 'list' ? block.items.join(', ') : block.text))
              .join(' '),
          ),
        );
        return [{ kind: 'list', ordered: list.ordered, items }];
      }
      case 'blockquote':
        return readTokens((token as Tokens.Blockquote).tokens);
      case 'code':
        return [{ kind: 'paragraph', text: tidy((token as Tokens.Code).text) }];
      default:
        // Rules, blank space, tables and HTML: nothing that instructions need.
        return [];
    }
  });
}

/**
 * Reads what an editor wrote (Markdown) into paragraphs, headings and lists of plain text. A page shows them as they
 * are, so nothing that was typed can become markup.
 */
export const parseRichText = (text: string): TextBlock[] => readTokens(lexer(text));

/** Reads a plain field, where every line is a sentence of its own. */
export const parseLines = (text: string): TextBlock[] => parseRichText(text.replace(/\r?\n/g, '\n\n'));
