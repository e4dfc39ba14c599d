import { describe, expect, it } from 'vitest';

import {
  addDays,
  dayOf,
  entriesBetween,
  searchEntries,
  sortEntries,
  strengthOf,
  tagTrends,
  weekTrends,
  yearsOf,
  yearTable,
  type OpenedEntry,
} from './journal.ts';

const entry = (id: string, day: string, mood: number, text = '', tags: string[] = []): OpenedEntry => ({
  id,
  revision: 1,
  day,
  mood,
  tags,
  text,
  writtenAt: `${day}T08:00:00.000Z`,
});

const entries = [
  entry('a', '2026-11-20', 2, 'Nuit agitée', ['sommeil']),
  entry('b', '2026-11-21', 4, 'Marché au soleil', ['repos', 'sommeil']),
  { ...entry('c', '2026-11-21', 5, 'Dîner'), writtenAt: '2026-11-21T20:00:00.000Z' },
  entry('d', '2025-02-28', 1),
];

const ids = (found: readonly OpenedEntry[]) => found.map(({ id }) => id);

describe('entries', () => {
  it('stand by day, the newest first, and within a day by when they were written', () => {
    expect(ids(sortEntries(entries))).toEqual(['c', 'b', 'a', 'd']);
  });

  it.each([
    ['agitee', null, null, ['a']],
    ['SOMMEIL', null, null, ['a', 'b']],
    ['marche soleil', null, null, ['b']],
    ['marché pluie', null, null, []],
    ['', 5, null, ['c']],
    ['', null, '2026-11-21', ['b', 'c']],
    ['', null, null, ['a', 'b', 'c', 'd']],
  ])('are found by %j, mood %s, day %s', (text, mood, day, expected) => {
    expect(ids(searchEntries(entries, { text, mood, day }))).toEqual(expected);
  });

  it('of a period are those of both of its ends and between', () => {
    expect(ids(entriesBetween(entries, '2026-11-20', '2026-11-20'))).toEqual(['a']);
    expect(ids(entriesBetween(entries, '2026-11-20', '2026-11-21'))).toEqual(['a', 'b', 'c']);
  });
});

describe('a day', () => {
  it.each([
    ['Pacific/Auckland', '2026-11-22'],
    ['Europe/Paris', '2026-11-21'],
    ['America/Los_Angeles', '2026-11-21'],
  ])('is that of the reader in %s', (timeZone, day) => {
    expect(dayOf(new Date('2026-11-21T12:30:00Z'), timeZone)).toBe(day);
  });

  it('is counted over the ends of months and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });
});

describe('a year in pixels', () => {
  it('has 31 days by 12 months, without the days that no month has, and the mean of a day', () => {
    const table = yearTable(entries, 2026);
    expect([table.length, table[0]?.length]).toEqual([31, 12]);
    expect(table.flat().filter((day) => day !== null)).toHaveLength(365);
    expect(
      yearTable([], 2028)
        .flat()
        .filter((day) => day !== null),
    ).toHaveLength(366);
    expect(table[20]?.[10]).toEqual({ day: '2026-11-21', mood: 5, count: 2 });
    expect(table[19]?.[10]).toEqual({ day: '2026-11-20', mood: 2, count: 1 });
    expect(table[28]?.[1]).toBeNull();
    expect(table[0]?.[0]).toEqual({ day: '2026-01-01', mood: null, count: 0 });
  });

  it('may be any year that has entries, and this one', () => {
    expect(yearsOf(entries, '2027-01-01')).toEqual([2027, 2026, 2025]);
  });
});

describe('trends', () => {
  it('count weeks from Monday, the oldest first, and say which have nothing', () => {
    const weeks = weekTrends(entries, '2026-11-22', 2);
    expect(weeks).toEqual([
      { monday: '2026-11-09', count: 0, mean: null },
      { monday: '2026-11-16', count: 3, mean: 11 / 3 },
    ]);
  });

  it('say how often each word was used, and how it was then', () => {
    expect(tagTrends(entries)).toEqual([
      { tag: 'sommeil', count: 2, mean: 3 },
      { tag: 'repos', count: 1, mean: 4 },
    ]);
  });
});

it.each([
  ['court', 'short'],
  ['aaaaaaaaaaaaaaaaaaaa', 'short'],
  ['Horizon2026!', 'fair'],
  ['quatre chats dorment au soleil', 'good'],
])('a passphrase like %j is %s', (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});
