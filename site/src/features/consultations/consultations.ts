import {
  consultationTypes,
  genders,
  specialities,
  spokenLanguages,
  type Consultation,
  type ConsultationStatus,
  type ConsultationType,
  type Slot,
} from '@huntzen/consultations/contracts';
import { Temporal } from 'temporal-polyfill';

import { formatInstant } from '../../lib/dates.ts';
import type { Locale } from '../../lib/locale.ts';
import { m } from '../../paraglide/messages.js';

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** A form of consultation in the reader's language. */
export function typeLabel(type: ConsultationType): string {
  switch (type) {
    case 'video':
      return m.type_video();
    case 'audio':
      return m.type_audio();
    case 'in_person':
      return m.type_in_person();
  }
}

/** Several forms as one enumeration: "En vidéo, par téléphone". */
export const typeList = (types: readonly ConsultationType[], locale: Locale): string =>
  types
    .map((type, index) => (index === 0 ? typeLabel(type) : typeLabel(type).toLocaleLowerCase(TAGS[locale])))
    .join(', ');

/** The icon of a form of consultation. */
export const TYPE_ICONS = { video: 'video', audio: 'phone', in_person: 'building' } as const;

/** A status in the reader's language. */
export function statusLabel(status: ConsultationStatus): string {
  switch (status) {
    case 'scheduled':
      return m.status_scheduled();
    case 'confirmed':
      return m.status_confirmed();
    case 'in_progress':
      return m.status_in_progress();
    case 'completed':
      return m.status_completed();
    case 'cancelled':
      return m.status_cancelled();
    case 'no_show':
      return m.status_no_show();
  }
}

/** How a status looks. */
export const STATUS_TONES = {
  scheduled: 'waiting',
  confirmed: 'info',
  in_progress: 'info',
  completed: 'done',
  cancelled: 'neutral',
  no_show: 'neutral',
} as const satisfies Record<ConsultationStatus, string>;

/** Whether the time of a consultation is over while nobody has said how it went. */
export const isToConclude = (
  { status, endsAt }: Pick<Consultation, 'status' | 'endsAt'>,
  now: Date,
): boolean =>
  (status === 'scheduled' || status === 'confirmed' || status === 'in_progress') &&
  Date.parse(endsAt) <= now.getTime();

const SPECIALITIES: Record<(typeof specialities)[number], () => string> = {
  'clinical-psychology': m.speciality_clinical_psychology,
  cbt: m.speciality_cbt,
  addiction: m.speciality_addiction,
  sleep: m.speciality_sleep,
  burnout: m.speciality_burnout,
  'work-stress': m.speciality_work_stress,
  couples: m.speciality_couples,
  nutrition: m.speciality_nutrition,
  'adapted-physical-activity': m.speciality_apa,
  psychiatry: m.speciality_psychiatry,
};

/** A speciality in the reader's language; one that the vocabulary lacks stands as the profile names it. */
export function specialityLabel(code: string): string {
  const known = specialities.find((speciality) => speciality === code);
  return known === undefined ? code : SPECIALITIES[known]();
}

/** A language (ISO 639-1) in the reader's language, with a capital. */
export function languageLabel(code: string, locale: Locale): string {
  const name = /^[a-z]{2,3}$/.test(code)
    ? (new Intl.DisplayNames(TAGS[locale], { type: 'language' }).of(code) ?? code)
    : code;
  return name.charAt(0).toLocaleUpperCase(TAGS[locale]) + name.slice(1);
}

/** The gender filter's words. */
export function genderLabel(gender: (typeof genders)[number]): string {
  switch (gender) {
    case 'female':
      return m.gender_female();
    case 'male':
      return m.gender_male();
    case 'other':
      return m.gender_other();
  }
}

/** The city that names an IANA zone. */
export const zoneCity = (timeZone: string): string =>
  (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** Whether clocks of the two zones differ at that instant. */
export function clocksDiffer(instant: string, one: string, other: string): boolean {
  const at = Temporal.Instant.from(instant);
  return at.toZonedDateTimeISO(one).offset !== at.toZonedDateTimeISO(other).offset;
}

/** The slots of one day. */
export interface SlotDay {
  /** `YYYY-MM-DD` in the reader's zone. */
  day: string;
  slots: readonly Slot[];
}

/** Slots by the day that the reader's calendar shows, in order. */
export function groupByDay(slots: readonly Slot[], timeZone: string): SlotDay[] {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = Temporal.Instant.from(slot.startsAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();
    const list = days.get(day);
    if (list === undefined) days.set(day, [slot]);
    else list.push(slot);
  }
  return [...days].map(([day, list]) => ({ day, slots: list }));
}

/** The two weeks that a page shows: from the start of the reader's today, moved by a number of periods. */
export function slotPeriod(period: number, timeZone: string, now: Date): { from: string; to: string } {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .startOfDay();
  const from = today.add({ days: 14 * period });
  return { from: from.toInstant().toString(), to: from.add({ days: 14 }).toInstant().toString() };
}

/** How many periods ahead slots can be looked for. */
export const LAST_PERIOD = 4;

/** The period in an address; anything that is not one is the first. */
export function parsePeriod(query: URLSearchParams): number {
  const period = Number(query.get('period') ?? '0');
  return Number.isInteger(period) && period >= 0 && period <= LAST_PERIOD ? period : 0;
}

/** The two tabs of a list of consultations. */
export type When = 'upcoming' | 'past';

/** The tab in an address. */
export const parseWhen = (query: URLSearchParams): When =>
  query.get('when') === 'past' ? 'past' : 'upcoming';

/** The numbers of days that the search offers. */
export const SEARCH_DAYS = [1, 3, 7, 14] as const;

/** The orders that the search offers. */
export const SEARCH_SORTS = ['earliest', 'experience', 'rating', 'name'] as const;

/** What an address asks the search for; empty where it asks for nothing, or for nothing that is known. */
export function parseSearch(query: URLSearchParams) {
  const pick = (name: string, known: readonly (string | number)[]): string => {
    const value = query.get(name) ?? '';
    return known.map(String).includes(value) ? value : '';
  };
  return {
    specialty: pick('specialty', specialities),
    language: pick('language', spokenLanguages),
    mode: pick('mode', consultationTypes),
    gender: pick('gender', genders),
    availableWithinDays: pick('availableWithinDays', SEARCH_DAYS),
    sort: pick('sort', SEARCH_SORTS),
  };
}

/** The day and time of a consultation for a reader, with the city of the zone when the other person's clock differs. */
export function formatAppointment(
  startsAt: string,
  how: { locale: Locale; timeZone: string; otherZone: string },
): string {
  const time = formatInstant(startsAt, how);
  return clocksDiffer(startsAt, how.timeZone, how.otherZone)
    ? m.zone_time({ time, city: zoneCity(how.timeZone) })
    : time;
}

/** Minutes to show of a duration: at least one, rounded. */
export const shownMinutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

const NEAR_MILLISECONDS = 15 * 60_000;

/** Whether a consultation may begin now without being early: from fifteen minutes before its start. */
export const isNearStart = ({ startsAt }: Pick<Consultation, 'startsAt'>, now: Date): boolean =>
  now.getTime() >= Date.parse(startsAt) - NEAR_MILLISECONDS;

/** Of consultations to come: those that start today where the reader is, and those that await a confirmation. */
export function countSoon(
  consultations: readonly Consultation[],
  timeZone: string,
  now: Date,
): { today: number; toConfirm: number } {
  const dayOf = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const today = dayOf(now.toISOString());
  return {
    today: consultations.filter(({ startsAt }) => dayOf(startsAt) === today).length,
    toConfirm: consultations.filter(({ status }) => status === 'scheduled').length,
  };
}

/** Whether the page of its room has something to say: it takes place at a distance and is not over. */
export const hasRoom = ({ type, status }: Pick<Consultation, 'type' | 'status'>): boolean =>
  type !== 'in_person' && (status === 'scheduled' || status === 'confirmed' || status === 'in_progress');
