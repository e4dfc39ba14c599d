// Adults read non-fiction silently at about 238 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047); a
// lower figure leaves time to breathe.
const wordsPerMinute = 200;

/** How many minutes a text of so many words takes to read; never less than one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.ceil(words / wordsPerMinute));
}
