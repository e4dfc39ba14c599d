/**
 * The recovery code: 27 random characters of 31 that nobody takes for another (133 bits), and one that checks them. The
 * check is a weighted sum modulo the prime 31 with weights 1 to 27, so that one wrong character and any two that changed
 * places are always found.
 */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const randomCharacters = 27;
const groupLength = 4;

const valueOf = (character: string) => alphabet.indexOf(character);

function checkOf(characters: string): string {
  const sum = Array.from(characters).reduce(
    (total, character, index) => total + (index + 1) * valueOf(character),
    0,
  );
  return alphabet.charAt(sum % alphabet.length);
}

function randomCharacter(): string {
  // Numbers beyond the last whole multiple of 31 would make some characters likelier: they are thrown again.
  const limit = 256 - (256 % alphabet.length);
  for (;;) {
    const [byte = limit] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) return alphabet.charAt(byte % alphabet.length);
  }
}

/** A new code, in groups of four. */
export function createRecoveryCode(): string {
  const characters = Array.from({ length: randomCharacters }, randomCharacter).join('');
  return groupCode(characters + checkOf(characters));
}

const groupCode = (code: string): string =>
  code.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') ?? code;

/** The characters of a code as somebody typed it; null when it cannot be one: a typing mistake. */
export function parseRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s\-–—.]/g, '');
  if (code.length !== randomCharacters + 1 || Array.from(code).some((character) => valueOf(character) < 0))
    return null;
  return checkOf(code.slice(0, randomCharacters)) === code.charAt(randomCharacters) ? code : null;
}

/** The last group, which somebody types to show that they wrote the code down. */
export const lastGroupOf = (code: string): string => code.slice(-groupLength);
