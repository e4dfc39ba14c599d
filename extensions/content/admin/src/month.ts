/** A month of the calendar; `month` counts from 0 as dates do, `text` is `YYYY-MM`. */
export interface Month {
  year: number;
  month: number;
  text: string;
}

const make = (date: Date): Month => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth(),
  text: date.toISOString().slice(0, 7),
});

/** The month of a day, `YYYY-MM-DD`. */
export const monthOf = (day: string): Month => make(new Date(`${day}T00:00:00Z`));

/** The month so many months later. */
export const shiftMonth = ({ year, month }: Month, months: number): Month =>
  make(new Date(Date.UTC(year, month + months, 1)));

/** The weeks that a month touches, Monday first, each of seven days. */
export function monthGrid({ year, month }: Month): [string, ...string[]][] {
  const first = new Date(Date.UTC(year, month, 1));
  const fromMonday = (first.getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const weeks = Math.ceil((fromMonday + days) / 7);
  return Array.from({ length: weeks }, (_week, week) => {
    const day = (index: number) =>
      new Date(Date.UTC(year, month, 1 - fromMonday + week * 7 + index)).toISOString().slice(0, 10);
    return [day(0), ...[1, 2, 3, 4, 5, 6].map(day)];
  });
}
