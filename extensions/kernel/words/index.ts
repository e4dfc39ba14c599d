/** How the product writes, in either language. Without imports: pages carry it to the reader. */
import type { Language } from '../contracts/index.ts';

const firstOfMonth = /(?<!\d)1 (?=(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc))/gu;

/** A date as `Intl` writes it, with the first of a month as French writes it: "mardi 1er décembre". */
export const writtenDate = (language: Language, date: string): string =>
  language === 'fr' ? date.replace(firstOfMonth, '1er ') : date;

/** A time of day (`HH:MM`) as its reader writes it: "9 h 00", with spaces that do not break; in English as it is. */
export const writtenTime = (language: Language, time: string): string =>
  language === 'fr' ? time.replace(/^0?(\d+):(\d+)$/, '$1\u00a0h\u00a0$2') : time;
