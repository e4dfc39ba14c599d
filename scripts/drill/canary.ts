/**
 * Canaries: words that nobody would write by chance. One run shares a random part, so that a cut-off canary is still known;
 * the letter before it says where the word may stand.
 */
import { randomInt } from 'node:crypto';

/** Where a word may stand: nowhere in clear, in the database and before its readers alone, or wherever it belongs. */
export type Standing = 'sealed' | 'kept' | 'public';

/** A word that was planted, and the name of what it was planted in. */
export interface Canary {
  readonly field: string;
  readonly standing: Standing;
  readonly word: string;
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const letterOf: Record<Standing, string> = { sealed: 's', kept: 'k', public: 'p' };

const randomWord = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)] ?? '').join('');

/** The canaries of one run. */
export class Canaries {
  /** The part that every canary of the run has, after the letter of its standing. */
  readonly run = randomWord(10);
  readonly #all: Canary[] = [];

  /** Everything that was planted. */
  get all(): readonly Canary[] {
    return this.#all;
  }

  /** A new canary. */
  plant(field: string, standing: Standing): string {
    const word = `zq7${letterOf[standing]}${this.run}${randomWord(10)}`;
    return this.add(field, standing, word);
  }

  /** Treats a word of another shape, as a key that the product made, as a canary. */
  add(field: string, standing: Standing, word: string): string {
    this.#all.push({ field, standing, word });
    return word;
  }
}
