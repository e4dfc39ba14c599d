/**
 * What a PDF may not hold when one person sends it to another: anything that runs, starts a program, or carries another file.
 * Names are compared as a reader sees them, with their `#xx` undone, in the file and in its compressed object streams
 * (ISO 32000-2, 7.3.5 and 7.5.7). What cannot be looked into is refused too. Long names alone are looked for, so that
 * the bytes of a picture do not spell one by chance.
 */
import { inflateSync } from 'node:zlib';

/** Why a PDF is refused: it does something, or it cannot be looked into. */
export type PdfProblem = 'active' | 'closed';

const active =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|Rendition|GoToE|ImportData)(?![A-Za-z0-9])|\/(?:EF|XFA)\s*(?:<<|\[|\d+\s+\d+\s+R)/;
const encrypted = /\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/;

// Only an object stream says by a number where its first object begins; an outline refers to another object.
const firstObject = /\/(?:First\s*\d+(?!\d|\s+\d+\s+R)|ObjStm(?![A-Za-z0-9]))/;
const anyFirst = /\/First(?![A-Za-z0-9])/;
const otherFilter =
  /\/(?:DecodeParms|DP|F|ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|Crypt)(?![A-Za-z0-9])/;
const flate = /\/(?:FlateDecode|Fl)(?![A-Za-z0-9])/;
const mostInflatedBytes = 32 * 1024 * 1024;

const undoEscapes = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_escape, digits: string) => String.fromCharCode(parseInt(digits, 16)));

/** The dictionary of an object stream at the end of what stands before a stream; null when the stream is another one. */
function objectDictionary(before: string): string | null {
  const own = before.slice(Math.max(before.lastIndexOf('endobj'), before.lastIndexOf('endstream'), 0));
  if (anyFirst.test(undoEscapes(own))) return undoEscapes(own);
  const whole = undoEscapes(before);
  // An end that stands in a comment hides nothing.
  return firstObject.test(whole) ? whole : null;
}

/** The text of every compressed object stream; null when one cannot be read. */
function objectStreams(content: Buffer, text: string): string[] | null {
  const found: string[] = [];
  let left = mostInflatedBytes;
  let after = 0;
  for (const match of text.matchAll(/(?<!end)stream[ \t]*(?:\r\n|\n|\r)?/g)) {
    const dictionary = objectDictionary(text.slice(after, match.index));
    after = match.index + match[0].length;
    if (dictionary === null) continue;
    if (otherFilter.test(dictionary)) return null;
    // Not compressed: it stands in the file as it is.
    if (!flate.test(dictionary)) continue;
    try {
      const inflated = inflateSync(content.subarray(after), { maxOutputLength: left });
      left -= inflated.length;
      found.push(inflated.toString('latin1'));
    } catch {
      return null;
    }
    if (left <= 0) return null;
  }
  return found;
}

/** What is wrong with a PDF; null when nothing is. */
export function findPdfProblem(content: Buffer): PdfProblem | null {
  const text = content.toString('latin1');
  const plain = undoEscapes(text);
  if (active.test(plain)) return 'active';
  if (encrypted.test(plain)) return 'closed';
  const streams = objectStreams(content, text);
  if (streams === null) return 'closed';
  return streams.some((stream) => active.test(undoEscapes(stream))) ? 'active' : null;
}

// A value is blanked in its own length, so that every offset in the file still holds.
const blank = (_whole: string, before: string, value: string, after: string): string =>
  `${before}${' '.repeat(value.length)}${after}`;

const keys = '(?:Author|Creator|Producer|Title|Subject|Keywords|Company|Manager)';
const literal = new RegExp(`(/${keys}\\s*\\()((?:[^()\\\\]|\\\\[\\s\\S]){0,2000})(\\))`, 'g');
const hexadecimal = new RegExp(`(/${keys}\\s*<)([0-9A-Fa-f\\s]{0,4000})(>)`, 'g');

/** The text with each XMP packet emptied; a packet without an end is left. */
function withoutPackets(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const begin = text.indexOf('<?xpacket begin', at);
    const from = begin === -1 ? -1 : text.indexOf('?>', begin);
    const to = from === -1 ? -1 : text.indexOf('<?xpacket end', from);
    if (to === -1) return parts.join('') + text.slice(at);
    parts.push(text.slice(at, from + 2), ' '.repeat(to - from - 2));
    at = to;
  }
}

/**
 * A PDF without the names of its author, title and programs, as far as they stand in the open: in a dictionary of strings and
 * in its XMP packets. A signed one is left as it is: its signature is worth more.
 */
export function withoutPdfMetadata(content: Buffer): Buffer {
  const text = content.toString('latin1');
  if (/\/ByteRange\s*\[/.test(text)) return content;
  return Buffer.from(withoutPackets(text.replace(literal, blank).replace(hexadecimal, blank)), 'latin1');
}
