import * as z from 'zod';

/** The kinds of values that a column can hold; each is written in one way per format. */
export const columnKinds = ['text', 'day', 'month', 'integer', 'decimal'] as const;

/** One column of a CSV file; its name and place never change within a version of the file. */
export interface Column {
  readonly name: string;
  readonly kind: (typeof columnKinds)[number];
  readonly meaning: { readonly fr: string; readonly en: string };
}

/** How a file is written: French spreadsheets by default. */
export const fileFormatQuery = z.object({
  dates: z.enum(['fr', 'iso']).default('fr').describe('`fr`: 31/10/2026; `iso`: 2026-10-31.'),
  separator: z
    .enum(['semicolon', 'comma'])
    .default('semicolon')
    .describe('`semicolon` goes with a decimal comma, `comma` with a decimal point.'),
});

/** How a file is written. */
export type FileFormat = z.infer<typeof fileFormatQuery>;
