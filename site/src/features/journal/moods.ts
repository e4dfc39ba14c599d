import { dayLabel } from '../../lib/dates.ts';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';

const styles: Record<number, { label: () => string; colour: string }> = {
  1: { label: m.journal_mood_1, colour: 'bg-danger-soft' },
  2: { label: m.journal_mood_2, colour: 'bg-accent-soft' },
  3: { label: m.journal_mood_3, colour: 'bg-sun-soft' },
  4: { label: m.journal_mood_4, colour: 'bg-sky-soft' },
  5: { label: m.journal_mood_5, colour: 'bg-leaf-soft' },
};

/** What a mood is called. */
export const moodLabel = (mood: number): string => styles[mood]?.label() ?? '';

/** The colour behind a mood; its figure always stands on it. */
export const moodColour = (mood: number): string => styles[mood]?.colour ?? '';

/** The words that are offered before somebody has their own. */
export const offeredTags = (): string[] => [
  m.journal_tag_sleep(),
  m.journal_tag_work(),
  m.journal_tag_family(),
  m.journal_tag_friends(),
  m.journal_tag_sport(),
  m.journal_tag_stress(),
  m.journal_tag_rest(),
];

/** A day with its year, in the reader's language. */
export const fullDay = (day: string): string => `${dayLabel(day, getLocale())} ${day.slice(0, 4)}`;

/** A mean as it is written: one decimal. */
export const formatMean = (mean: number): string =>
  mean.toLocaleString(getLocale() === 'fr' ? 'fr-FR' : 'en-GB', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });

/** A day in few words, such as the Monday of a week. */
export const shortDay = (day: string): string =>
  new Intl.DateTimeFormat(getLocale() === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
