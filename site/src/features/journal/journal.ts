/** What is read out of opened entries: order, search, a year of days, trends. Pure; days are `YYYY-MM-DD`. */
import type { EntryContent } from '@huntzen/records/journal-crypto';

/** An entry that the page has opened. */
export interface OpenedEntry extends EntryContent {
  id: string;
  revision: number;
}

/** The moods, from the hardest to the best. */
export const MOODS = [1, 2, 3, 4, 5] as const;

/** The day of an instant in a zone. */
export const dayOf = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );

/** The day some days later, or earlier. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The newest day first; within a day what was written last. */
export const sortEntries = (entries: readonly OpenedEntry[]): OpenedEntry[] =>
  entries.toSorted((a, b) => b.day.localeCompare(a.day) || b.writtenAt.localeCompare(a.writtenAt));

/** Text as it is compared: without case and accents. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** What somebody looks for; what is empty is not looked for. */
export interface Search {
  text: string;
  mood: number | null;
  day: string | null;
}

/** The entries that hold every word that is looked for, in their text or tags. */
export function searchEntries(entries: readonly OpenedEntry[], { text, mood, day }: Search): OpenedEntry[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter((entry) => {
    if (mood !== null && entry.mood !== mood) return false;
    if (day !== null && entry.day !== day) return false;
    const held = plain(`${entry.text} ${entry.tags.join(' ')}`);
    return words.every((word) => held.includes(word));
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** One day of the year in pixels: its mood, rounded, or none; null where the month has no such day. */
export interface YearDay {
  day: string;
  mood: number | null;
  count: number;
}

/** A year as a table: 31 rows of days by 12 columns of months. */
export function yearTable(entries: readonly OpenedEntry[], year: number): (YearDay | null)[][] {
  const byDay = Map.groupBy(entries, ({ day }) => day);
  return Array.from({ length: 31 }, (_row, dayIndex) =>
    Array.from({ length: 12 }, (_column, month) => {
      const date = new Date(Date.UTC(year, month, dayIndex + 1));
      if (date.getUTCMonth() !== month) return null;
      const day = date.toISOString().slice(0, 10);
      const moods = (byDay.get(day) ?? []).map(({ mood }) => mood);
      return { day, mood: moods.length === 0 ? null : Math.round(mean(moods)), count: moods.length };
    }),
  );
}

/** The years that have entries, and this one; the newest first. */
export const yearsOf = (entries: readonly OpenedEntry[], today: string): number[] =>
  [...new Set([today, ...entries.map(({ day }) => day)].map((day) => Number(day.slice(0, 4))))].sort(
    (a, b) => b - a,
  );

/** One week: its Monday, how many entries it has and their mean. */
export interface WeekTrend {
  monday: string;
  count: number;
  mean: number | null;
}

const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The last weeks, the oldest first. */
export function weekTrends(entries: readonly OpenedEntry[], today: string, weeks = 12): WeekTrend[] {
  const byWeek = Map.groupBy(entries, ({ day }) => mondayOf(day));
  return Array.from({ length: weeks }, (_week, index) => {
    const monday = addDays(mondayOf(today), -7 * (weeks - 1 - index));
    const moods = (byWeek.get(monday) ?? []).map(({ mood }) => mood);
    return { monday, count: moods.length, mean: moods.length === 0 ? null : mean(moods) };
  });
}

/** One tag: how often it was used, and the mean of those entries. */
export interface TagTrend {
  tag: string;
  count: number;
  mean: number;
}

/** The tags, the most used first. */
export function tagTrends(entries: readonly OpenedEntry[]): TagTrend[] {
  const moods = new Map<string, number[]>();
  for (const { tags, mood } of entries)
    for (const tag of tags) moods.set(tag, [...(moods.get(tag) ?? []), mood]);
  return [...moods]
    .map(([tag, values]) => ({ tag, count: values.length, mean: mean(values) }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}

/** The entries of a period, both days included. */
export const entriesBetween = (entries: readonly OpenedEntry[], from: string, to: string): OpenedEntry[] =>
  entries.filter(({ day }) => from <= day && day <= to);

/** How good a passphrase is, by what a guesser would have to try. */
export type Strength = 'short' | 'fair' | 'good';

/** The shortest passphrase that is taken. */
export const minPassphraseCharacters = 12;

/** Length tells most: four words are worth more than one word with signs. */
export function strengthOf(passphrase: string): Strength {
  const distinct = new Set(passphrase).size;
  if (passphrase.length < minPassphraseCharacters || distinct < 6) return 'short';
  const words = passphrase.split(/[\s-]+/).filter((word) => word.length > 2).length;
  return passphrase.length >= 20 && (words >= 4 || distinct >= 14) ? 'good' : 'fair';
}
