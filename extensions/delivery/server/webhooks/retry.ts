// The schedule that the Standard Webhooks specification recommends: ten attempts over a little more than three days.
const delaysSeconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** How many milliseconds after its failure an attempt (from 1) is followed by the next; null when it was the last one. */
export function retryDelayMs(attempt: number, factor: number, random: () => number): number | null {
  const seconds = delaysSeconds[attempt - 1];
  // Later by up to a fifth, so that what failed together does not come back together.
  return seconds === undefined ? null : Math.round(seconds * 1000 * factor * (1 + random() / 5));
}
