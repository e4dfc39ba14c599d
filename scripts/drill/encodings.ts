/** The forms in which a word may lie in a file, a dump or an answer. */

/** A form of a word, as the bytes to look for. */
export interface Needle {
  readonly encoding: string;
  readonly bytes: Buffer;
}

const toBytes = (text: string): Buffer => Buffer.from(text, 'latin1');

const escaped = (word: string, escape: (code: string) => string): string =>
  [...Buffer.from(word, 'utf8')].map((byte) => escape(byte.toString(16).padStart(2, '0'))).join('');

/** Base64 of the bytes wherever they stand in a longer text: only the groups that lie wholly inside them. */
function base64Forms(bytes: Buffer, name: string): Needle[] {
  return [0, 1, 2].flatMap((skipped) => {
    const inner = bytes.subarray(skipped, bytes.length - ((bytes.length - skipped) % 3));
    return (['base64', 'base64url'] as const).map((encoding) => ({
      encoding: `${encoding} of ${name}`,
      bytes: toBytes(inner.toString(encoding)),
    }));
  });
}

function formsOf(bytes: Buffer, name: string): Needle[] {
  const hex = bytes.toString('hex');
  return [
    { encoding: name, bytes },
    { encoding: `hex of ${name}`, bytes: toBytes(hex) },
    { encoding: `hex of ${name}`, bytes: toBytes(hex.toUpperCase()) },
    ...base64Forms(bytes, name),
  ];
}

/** Every form of a word: as text, UTF-16, hexadecimal, Base64 at each alignment, and with every character escaped. */
export function needlesOf(word: string): Needle[] {
  const utf8 = Buffer.from(word, 'utf8');
  const utf16 = Buffer.from(word, 'utf16le');
  const inJson = (code: string) => `\\u00${code}`;
  const needles = [
    ...formsOf(utf8, 'utf-8'),
    ...formsOf(utf16, 'utf-16le'),
    { encoding: 'utf-16be', bytes: Buffer.from(utf16).swap16() },
    { encoding: 'upper case', bytes: Buffer.from(word.toUpperCase(), 'utf8') },
    { encoding: 'percent', bytes: toBytes(escaped(word, (code) => `%${code}`)) },
    { encoding: 'percent', bytes: toBytes(escaped(word, (code) => `%${code.toUpperCase()}`)) },
    { encoding: 'json', bytes: toBytes(escaped(word, inJson)) },
    { encoding: 'json', bytes: toBytes(escaped(word, (code) => inJson(code.toUpperCase()))) },
    { encoding: 'quoted-printable', bytes: toBytes(escaped(word, (code) => `=${code.toUpperCase()}`)) },
  ];
  const seen = new Set<string>();
  return needles.filter(({ bytes }) => {
    const key = bytes.toString('latin1');
    return !seen.has(key) && seen.add(key);
  });
}
