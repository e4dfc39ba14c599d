import type { Satisfaction } from '../contracts/index.ts';

/** The average and how many ratings, as the database shows them; null while it shows none. */
export const presentSatisfaction = (
  row: { rating_count: number | null; average: string | null } | undefined,
): Satisfaction | null =>
  row === undefined || row.rating_count === null || row.average === null
    ? null
    : { average: Number(row.average), ratings: row.rating_count };
