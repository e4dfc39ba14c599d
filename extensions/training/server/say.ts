/** What stands against a session, said to a planner: which stretch, why, and what would work. */
import { writtenDate } from '@huntzen/kernel/words';
import type { ErrorDetail, Text } from '@huntzen/kernel/server';
import type { Interval } from '@huntzen/kernel/time';
import type { Alternatives } from './domain/alternatives.ts';
import type { SessionProblem } from './domain/session-check.ts';

/** A reservation that meets another. */
export interface Conflict {
  index: number;
  kind: 'room' | 'instructor';
  subjectId: string;
  subjectName: string;
  sessionId: string;
  /** Null for a session of another company, of which only that it is there is said. */
  title: string | null;
  startsAt: Date;
  endsAt: Date;
}

interface Clocks {
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
}

// Making one takes a thousand times longer than using it.
const clocks = new Map<string, Clocks>();

function clocksOf(language: 'fr' | 'en', timeZone: string): Clocks {
  const key = `${language} ${timeZone}`;
  const known = clocks.get(key);
  if (known !== undefined) return known;
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const made = {
    day: new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }),
  };
  clocks.set(key, made);
  return made;
}

function when({ start, end }: Interval, timeZone: string): Text {
  const write = (language: 'fr' | 'en') => {
    const { day, time } = clocksOf(language, timeZone);
    return `${writtenDate(language, day.format(start))}, ${time.format(start)} – ${time.format(end)}`;
  };
  return { fr: write('fr'), en: write('en') };
}

/** What breaks a rule, in words. */
export function problemText(problem: SessionProblem): Text {
  switch (problem.kind) {
    case 'past':
      return {
        fr: 'Ce créneau est passé : choisissez une date à venir.',
        en: 'This time is over: choose one to come.',
      };
    case 'room_missing':
      return {
        fr: 'Choisissez une salle, ou une session à distance.',
        en: 'Choose a room, or a session at a distance.',
      };
    case 'room_closed':
      return {
        fr: `${problem.room.name} ouvre de ${problem.room.opensAt} à ${problem.room.closesAt}, le même jour.`,
        en: `${problem.room.name} is open from ${problem.room.opensAt} to ${problem.room.closesAt}, on one day.`,
      };
    case 'room_closed_day':
      return {
        fr: `${problem.room.name} est fermée ce jour-là : choisissez un autre jour ou une autre salle.`,
        en: `${problem.room.name} is closed on that day: choose another day or another room.`,
      };
    case 'room_weekend':
      return {
        fr: `${problem.room.name} n’est pas utilisable le week-end.`,
        en: `${problem.room.name} is not usable at weekends.`,
      };
    case 'room_evening':
      return {
        fr: `${problem.room.name} n’est pas utilisable le soir : terminez à 18 h.`,
        en: `${problem.room.name} is not usable in the evening: end at 18:00.`,
      };
    case 'room_unsuitable':
      return {
        fr: `${problem.room.name} ne convient pas à cette formation.`,
        en: `${problem.room.name} does not suit this course.`,
      };
    case 'room_small':
      return {
        fr: `${problem.room.name} n’a que ${problem.room.capacity} places.`,
        en: `${problem.room.name} has only ${problem.room.capacity} places.`,
      };
    case 'teacher_unskilled':
      return {
        fr: `${problem.teacher.name} n’enseigne pas cette formation.`,
        en: `${problem.teacher.name} does not teach this course.`,
      };
    case 'teacher_away':
      return {
        fr: `${problem.teacher.name} n’est pas disponible à ces heures.`,
        en: `${problem.teacher.name} is not available at these hours.`,
      };
    case 'twice':
      return {
        fr: `${problem.name} est déjà dans la ligne ${problem.other + 1} au même moment.`,
        en: `${problem.name} is already in line ${problem.other + 1} at the same time.`,
      };
  }
}

/** What breaks a rule, as details of an error. */
export const problemDetails = (problems: readonly SessionProblem[]): ErrorDetail[] =>
  problems.map((problem) => ({
    path: `reservations.${problem.index}`,
    text: problemText(problem),
    value: { reason: problem.kind },
  }));

const instead = {
  fr: { others: 'Libre au même moment : ', times: 'Autres horaires libres : ' },
  en: { others: 'Free at that time: ', times: 'Other free times: ' },
};

function alternativesText(
  { rooms, teachers, times }: Alternatives,
  kind: Conflict['kind'],
  timeZone: string,
): Text {
  const names = (kind === 'room' ? rooms : teachers).map(({ name }) => name);
  const moments = times.map((time) => when(time, timeZone));
  const write = (language: 'fr' | 'en') =>
    [
      ...(names.length === 0 ? [] : [`${instead[language].others}${names.join(', ')}.`]),
      ...(moments.length === 0
        ? []
        : [`${instead[language].times}${moments.map((text) => text[language]).join('; ')}.`]),
    ].join(' ');
  return { fr: write('fr'), en: write('en') };
}

/** What is taken, by which session, and when. */
export function takenText(
  { name, title, startsAt, endsAt }: { name: string; title: string | null; startsAt: Date; endsAt: Date },
  timeZone: string,
): Text {
  const at = when({ start: startsAt.getTime(), end: endsAt.getTime() }, timeZone);
  return {
    fr: `${name}\u00a0: ${title === null ? 'une autre session' : `« ${title} »`}, ${at.fr}.`,
    en: `${name}: ${title === null ? 'another session' : `“${title}”`}, ${at.en}.`,
  };
}

/** One conflict as a detail: who is taken, by which session, when, and what is free instead. */
export function conflictDetail(
  conflict: Conflict,
  alternatives: Alternatives,
  timeZone: string,
): ErrorDetail {
  const { index, kind, subjectId, subjectName, sessionId, title, startsAt, endsAt } = conflict;
  const taken = takenText({ name: subjectName, title, startsAt, endsAt }, timeZone);
  const free = alternativesText(alternatives, kind, timeZone);
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    path: `reservations.${index}`,
    text: {
      fr: `${taken.fr} ${free.fr}`.trim(),
      en: `${taken.en} ${free.en}`.trim(),
    },
    value: {
      kind,
      subjectId,
      sessionId,
      title,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      alternatives: {
        rooms: alternatives.rooms.map(({ id, name }) => ({ id, name })),
        instructors: alternatives.teachers.map(({ id, name }) => ({ id, name })),
        times: alternatives.times.map(({ start, end }) => ({ startsAt: iso(start), endsAt: iso(end) })),
      },
    },
  };
}
