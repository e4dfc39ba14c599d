import { createHash } from 'node:crypto';

/** The password of every demonstration account. */
export const demoPassword = 'Demo-care-2026!';

/** A documentId that follows from a name, so that the same seed gives the same ids: 24 characters, a letter first. */
export function documentIdFor(name: string): string {
  const digest = createHash('sha256').update(name).digest();
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const alphabet = `${letters}0123456789`;
  const rest = Array.from(digest.subarray(1, 24), (byte) => alphabet[byte % alphabet.length]).join('');
  return `${letters[(digest[0] ?? 0) % letters.length] ?? 'a'}${rest}`;
}

/** A uuid (version 4 layout) that follows from a name. */
export function uuidFor(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
