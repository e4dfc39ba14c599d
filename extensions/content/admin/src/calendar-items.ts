import type { MessageDescriptor } from 'react-intl';
import type { useContentApi } from './use-content-api.ts';
import type { Message } from './translations.ts';

/** One moment of the calendar, whoever planned it. */
export interface CalendarItem {
  key: string;
  at: string;
  /** The zone in which it was planned; null for one planned as an instant, shown in the reader's. */
  timeZone: string | null;
  /** What it is about, with its kind. */
  label: string;
  href: string;
  move: string;
  state: 'waiting' | 'done' | 'failed';
  /** Who planned it, or whom it reaches. */
  people: string;
}

/** Says a message in the reader's language. */
export type Say = (message: MessageDescriptor, values?: Record<string, string | number>) => string;

/** Where moments of the calendar come from: an extension adds its own for those who have the permission. */
export interface CalendarSource {
  permission: string;
  load: (tools: {
    get: <Data>(address: string) => Promise<Data>;
    say: Say;
    from: string;
    to: string;
  }) => Promise<CalendarItem[]>;
}

const sources: CalendarSource[] = [];

/** Adds moments of another extension to the calendar, before the panel is shown. */
export const addCalendarSource = (source: CalendarSource): void => {
  sources.push(source);
};

/** The sources of other extensions. */
export const calendarSources = (): readonly CalendarSource[] => sources;

/** The address of a document in the panel. */
export const documentAddress = (kind: string, documentId: string): string =>
  `/content-manager/collection-types/api::${kind}.${kind}/${documentId}`;

/** The planned moves of content as items. */
export const itemsOf = (
  entries: Awaited<ReturnType<ReturnType<typeof useContentApi>['calendar']>>,
  text: (id: Message, values?: Record<string, string>) => string,
): CalendarItem[] =>
  entries.map(({ id, dueAt, timeZone, kind, documentId, title, action, outcome, by }) => ({
    key: id,
    at: dueAt,
    timeZone,
    label: text('kind.titled', { kind: text(`kind.${kind}`), title }),
    href: documentAddress(kind, documentId),
    move: text(`calendar.${action}`),
    state: outcome ?? 'waiting',
    people: by,
  }));

/** The day and the time of an instant on a wall of a zone, `YYYY-MM-DD` and `HH:MM`. */
export function wallTimeIn(at: string, timeZone: string): { day: string; time: string } {
  const date = new Date(at);
  return {
    day: new Intl.DateTimeFormat('en-CA', { timeZone }).format(date),
    time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(date),
  };
}
