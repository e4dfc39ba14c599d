/** The period as the form holds it. */
export interface ChosenPeriod {
  kind: 'month' | 'days';
  month: string;
  from: string;
  to: string;
}

/** The month before this one, which is what is usually exported, `YYYY-MM`. */
export function lastMonth(now: Date): string {
  const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1));
  return first.toISOString().slice(0, 7);
}

/** The query of the period; null while something is missing. */
export function periodQuery({ kind, month, from, to }: ChosenPeriod): Record<string, string> | null {
  if (kind === 'month') return month === '' ? null : { month };
  return from === '' || to === '' ? null : { from, to };
}
