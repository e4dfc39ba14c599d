/** The kinds of cells: how each is read, from French spreadsheets and ISO files alike, and how its value is written. */
import type { Text } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { cellProblems, type Problem } from './problems.ts';

/** What reading a cell gives. */
export type Reading<Value> = { readonly value: Value } | { readonly problem: Problem };

/** A kind of cells. `read` gets a cell that is not empty, without spaces around it. */
export interface Kind<Value> {
  readonly type: Text;
  read(cell: string): Reading<Value>;
  /** One spelling per value: equal values give equal texts. */
  write(value: Value): string;
}

/** A word as it is compared: without accents, capitals or repeated spaces. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** Text of so many characters at most. */
export const text = (most: number): Kind<string> => ({
  type: { fr: `texte, ${most} caractères au plus`, en: `text, at most ${most} characters` },
  read: (cell) => {
    const value = cell.replace(/\r\n?/g, '\n');
    return value.length > most ? { problem: cellProblems.tooLong(most) } : { value };
  },
  write: (value) => value,
});

/** An id of the earlier tables: a number, a uuid, any short word. */
export const sourceId: Kind<string> = { ...text(100), type: { fr: 'identifiant', en: 'id' } };

const emailSchema = z.email().max(254);

/** An e-mail address, kept in small letters. */
export const email: Kind<string> = {
  type: { fr: 'adresse e-mail', en: 'e-mail address' },
  read: (cell) => {
    const value = cell.toLowerCase();
    return emailSchema.safeParse(value).success ? { value } : { problem: cellProblems.email };
  },
  write: (value) => value,
};

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const frenchDay = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** A day, `YYYY-MM-DD` in and out; `DD/MM/YYYY` is read too. */
export const day: Kind<string> = {
  type: { fr: 'jour, JJ/MM/AAAA ou AAAA-MM-JJ', en: 'day, DD/MM/YYYY or YYYY-MM-DD' },
  read: (cell) => {
    const french = frenchDay.exec(cell);
    const parts = french ? [french[3], french[2], french[1]] : isoDay.exec(cell)?.slice(1);
    const [year, month, dayOfMonth] = (parts ?? []).map(Number);
    if (year === undefined || month === undefined || dayOfMonth === undefined)
      return { problem: cellProblems.day };
    try {
      const value = Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: 'reject' });
      return { value: value.toString() };
    } catch (error) {
      if (error instanceof RangeError) return { problem: cellProblems.day };
      throw error;
    }
  },
  write: (value) => value,
};

const decimalPattern = /^[+-]?\d+(?:[.,]\d+)?$/;

function readNumber(cell: string, least: number, most: number): number | null {
  const value = Number(cell.replace(',', '.'));
  return decimalPattern.test(cell) && value >= least && value <= most ? value : null;
}

/** A number with a decimal comma or point. */
export const decimal = (least: number, most: number): Kind<number> => ({
  type: { fr: `nombre, ${least} à ${most}`, en: `number, ${least} to ${most}` },
  read: (cell) => {
    const value = readNumber(cell, least, most);
    return value === null ? { problem: cellProblems.number(least, most) } : { value };
  },
  write: String,
});

/** A whole number; `12,0` is one. */
export const whole = (least: number, most: number): Kind<number> => ({
  type: { fr: `nombre entier, ${least} à ${most}`, en: `whole number, ${least} to ${most}` },
  read: (cell) => {
    const value = readNumber(cell, least, most);
    return value === null || !Number.isInteger(value)
      ? { problem: cellProblems.whole(least, most) }
      : { value };
  },
  write: String,
});

/** Minutes, rounded to the nearest whole one, half up. */
export const minutes = (least: number, most: number): Kind<number> => ({
  type: {
    fr: `nombre, ${least} à ${most}, arrondi à la minute`,
    en: `number, ${least} to ${most}, rounded to the minute`,
  },
  read: (cell) => {
    const value = readNumber(cell, least, most);
    return value === null ? { problem: cellProblems.number(least, most) } : { value: Math.round(value) };
  },
  write: String,
});

/** One of some values, each under several spellings; capitals and accents do not matter. */
export function choice<const Value extends string>(
  spellings: Readonly<Record<Value, readonly string[]>>,
): Kind<Value> {
  const values = Object.keys(spellings) as Value[];
  const known = new Map(
    values.flatMap((value) => [value, ...spellings[value]].map((word) => [fold(word), value] as const)),
  );
  const list = values.map((value) => `\`${value}\` (${spellings[value].join(', ')})`).join(' · ');
  return {
    type: { fr: list, en: list },
    read: (cell) => {
      const value = known.get(fold(cell));
      return value === undefined ? { problem: cellProblems.choice(values) } : { value };
    },
    write: (value) => value,
  };
}

const splitList = (cell: string): string[] =>
  cell
    .split(/[|;,]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Words separated by `|`, `;` or `,`, in any order. */
export const words: Kind<readonly string[]> = {
  type: { fr: 'mots séparés par |', en: 'words separated by |' },
  read: (cell) => ({
    value: [...new Map(splitList(cell).map((word) => [fold(word), word])).values()],
  }),
  write: (value) => value.map(fold).sort().join('|'),
};

const weekdays = [
  ['1', 'lundi', 'lun', 'monday', 'mon'],
  ['2', 'mardi', 'mar', 'tuesday', 'tue'],
  ['3', 'mercredi', 'mer', 'wednesday', 'wed'],
  ['4', 'jeudi', 'jeu', 'thursday', 'thu'],
  ['5', 'vendredi', 'ven', 'friday', 'fri'],
  ['6', 'samedi', 'sam', 'saturday', 'sat'],
  ['7', 'dimanche', 'dim', 'sunday', 'sun'],
];
const weekdayOf = new Map(weekdays.flatMap((names, index) => names.map((name) => [name, index + 1])));

/** Days of the week, 1 (Monday) to 7 or their names. */
export const weekdayList: Kind<readonly number[]> = {
  type: {
    fr: 'jours de la semaine, 1 (lundi) à 7 ou noms, séparés par |',
    en: 'days of the week, 1 (Monday) to 7 or names, separated by |',
  },
  read: (cell) => {
    const found = cell
      .split(/[\s|;,]+/)
      .filter((name) => name !== '')
      .map((name) => weekdayOf.get(fold(name).replace(/\.$/, '')));
    const days = found.filter((number) => number !== undefined);
    if (days.length === 0 || days.length < found.length) return { problem: cellProblems.days };
    return { value: [...new Set(days)].sort((left, right) => left - right) };
  },
  write: (value) => value.join('|'),
};

/** An IANA time zone. */
export const timeZone: Kind<string> = {
  type: { fr: 'fuseau horaire IANA', en: 'IANA time zone' },
  read: (cell) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: cell });
    } catch (error) {
      if (error instanceof RangeError) return { problem: cellProblems.timeZone };
      throw error;
    }
    return cell.length > 60 ? { problem: cellProblems.timeZone } : { value: cell };
  },
  write: (value) => value,
};
