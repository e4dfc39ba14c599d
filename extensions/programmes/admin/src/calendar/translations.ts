import type { Locale } from '../locale.ts';

const en = {
  session: 'Session: {title}',
  start: 'Visible to patients',
  end: 'Leaves the patients’ lists',
  to: '{audience, select, all {All patients} unnamed {Several patients} other {{people, plural, =0 {{name}} one {{name} and 1 person} other {{name} and # people}}}} ({count, plural, one {# person} other {# people}})',
};

/** A text of the moments of publications. */
export type CalendarMessage = keyof typeof en;

const fr: Record<CalendarMessage, string> = {
  session: 'Séance\u00a0: {title}',
  start: 'Visible pour les patients',
  end: 'Quitte les listes des patients',
  to: '{audience, select, all {Tous les patients} unnamed {Plusieurs patients} other {{people, plural, =0 {{name}} one {{name} et 1 personne} other {{name} et # personnes}}}} ({count, plural, one {# personne} other {# personnes}})',
};

/** The texts of a language of the panel. */
export const calendarTexts = (locale: string): Record<string, string> => {
  const texts = ({ en, fr } satisfies Record<Locale, unknown>)[locale as Locale] ?? en;
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [`programmes.calendar.${id}`, text]));
};
