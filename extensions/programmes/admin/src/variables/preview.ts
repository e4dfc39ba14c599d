import type { TextBlock } from '../../../contracts/index.ts';
import { resolveDosage, tokenPattern, type Variable } from '../../../server/domain/dosage.ts';
import { parseRichText } from '../../../server/domain/rich-text.ts';

/** A piece of a sentence: words, a value, or a token without a value or without a variable. */
export interface PreviewPiece {
  kind: 'words' | 'value' | 'empty' | 'unknown';
  text: string;
}

/** A paragraph, a heading or a list of the preview: each line is a list of pieces. */
export interface PreviewBlock {
  kind: TextBlock['kind'];
  ordered: boolean;
  lines: PreviewPiece[][];
}

// Characters that nobody types enclose what was filled in while the text is read as pages read it.
const begin = '\uE000';
const end = '\uE001';
const kinds = { v: 'value', e: 'empty', u: 'unknown' } as const satisfies Record<
  string,
  PreviewPiece['kind']
>;
const enclosed = new RegExp(`${begin}([veu])([^${end}]*)${end}`);

const piecesOf = (line: string): PreviewPiece[] =>
  line
    .split(enclosed)
    .flatMap((part, index, parts): PreviewPiece[] => {
      if (index % 3 === 0) return [{ kind: 'words', text: part }];
      return index % 3 === 1
        ? [{ kind: kinds[part as keyof typeof kinds], text: parts[index + 1] ?? '' }]
        : [];
    })
    .filter(({ text }) => text !== '');

/** A text as a patient reads it with the default values; what could not be filled in keeps its token. */
export function previewOf(text: string, variables: readonly Variable[]): PreviewBlock[] {
  const values = new Map(resolveDosage(variables, []).doses.map(({ name, value }) => [name, value]));
  const filled = text.replace(tokenPattern, (whole, name: string) => {
    const value = values.get(name);
    if (value === undefined) return `${begin}u${whole}${end}`;
    return value === '' ? `${begin}e${whole}${end}` : `${begin}v${value}${end}`;
  });
  return parseRichText(filled).map((block) => ({
    kind: block.kind,
    ordered: block.kind === 'list' && block.ordered,
    lines: (block.kind === 'list' ? block.items : [block.text]).map(piecesOf),
  }));
}

/** The names that texts use and no variable has, each once. */
export function unknownTokens(texts: readonly string[], variables: readonly Variable[]): string[] {
  const used = texts.flatMap((text) => [...text.matchAll(tokenPattern)].map(([, name = '']) => name));
  return [...new Set(used)].filter((name) => !variables.some((variable) => variable.name === name));
}
