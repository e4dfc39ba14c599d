import type { Actor, Transaction } from '@huntzen/database';
import type { Core } from '@strapi/strapi';

/** One entry of a person's private calendar. What it says is discreet: a calendar is often shared. */
export interface CalendarEntry {
  /** The same in every feed and mail. */
  readonly id: string;
  /** Grows with each change. */
  readonly revision: number;
  readonly changedAt: Date;
  readonly title: string;
  /** Where it is, when that may be said. */
  readonly place?: string;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  /** A whole day (`YYYY-MM-DD`), which no clock change moves, or two instants. */
  readonly when: { readonly day: string } | { readonly start: Date; readonly end: Date };
}

/** Reads what the calendar of a person shows, as that person. */
export type CalendarSource = (tx: Transaction, actor: Actor) => Promise<CalendarEntry[]>;

/** Where extensions say what the calendar of a role shows. The delivery extension provides it under `care.calendars`. */
export interface CalendarSources {
  /** Declares what people of a role see in their private calendar. */
  register(role: string, source: CalendarSource): void;
}

/** The sources, registered by delivery. */
export const calendarSources = (strapi: Core.Strapi): CalendarSources =>
  strapi.get<CalendarSources>('care.calendars');
