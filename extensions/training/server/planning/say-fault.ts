/** What is wrong with a plan, in words, and what of it a planner may choose all the same. */
import { writtenDate } from '@huntzen/kernel/words';
import type { Text } from '@huntzen/kernel/server';
import type { Fault, FaultCode } from '../../planner/index.ts';
import type { Names } from './world.ts';

/** Wishes of the request and customs of teaching: a planner who changes a plan by hand may give them up. */
const ownChoice = new Set<FaultCode>([
  'wrong_minutes',
  'outside_hours',
  'outside_window',
  'weekly_limit',
  'wrong_room',
  'wrong_instructor',
  'off_grid',
  'missing_pinned',
  'long_stretch',
  'long_day',
  'long_instructor_day',
]);

/** Whether a plan with this fault cannot be held, whatever somebody would have. */
export const isBlocking = ({ code }: Fault): boolean => !ownChoice.has(code);

const reasons: Record<FaultCode, Text> = {
  unknown_request: { fr: 'demande inconnue', en: 'unknown request' },
  unknown_subject: { fr: 'matière inconnue', en: 'unknown subject' },
  empty_lesson: { fr: 'la fin vient avant le début', en: 'the end comes before the start' },
  off_grid: { fr: 'ne commence pas à l’heure ou à la demie', en: 'does not begin on the hour or half hour' },
  outside_window: { fr: 'hors des dates demandées', en: 'outside the dates asked for' },
  outside_hours: { fr: 'hors des horaires demandés', en: 'outside the hours asked for' },
  closed_day: { fr: 'jour fermé', en: 'closed on that day' },
  unknown_room: { fr: 'choisissez une salle en service', en: 'choose a room that is in use' },
  incompatible_room: {
    fr: 'salle non équipée pour cette formation',
    en: 'room not equipped for this course',
  },
  room_too_small: { fr: 'salle trop petite pour le groupe', en: 'room too small for the group' },
  wrong_room: { fr: 'pas dans la salle demandée', en: 'not in the room asked for' },
  room_closed: { fr: 'salle fermée à ce moment', en: 'room closed at that time' },
  room_taken: { fr: 'salle déjà prise', en: 'room already taken' },
  unknown_instructor: { fr: 'choisissez un formateur en activité', en: 'choose an instructor who teaches' },
  unskilled_instructor: { fr: 'n’enseigne pas cette formation', en: 'does not teach this course' },
  wrong_instructor: { fr: 'pas avec le formateur demandé', en: 'not with the instructor asked for' },
  instructor_away: { fr: 'formateur indisponible à ce moment', en: 'instructor not available at that time' },
  instructor_taken: { fr: 'formateur déjà pris', en: 'instructor already taken' },
  group_taken: { fr: 'deux créneaux du groupe se chevauchent', en: 'two stretches of the group overlap' },
  missing_pinned: { fr: 'un créneau fixé n’y est plus', en: 'a set stretch is no longer in it' },
  wrong_minutes: {
    fr: 'le nombre d’heures n’est pas celui demandé',
    en: 'the hours are not as many as asked for',
  },
  weekly_limit: { fr: 'plus d’heures par semaine que demandé', en: 'more hours in a week than asked for' },
  long_day: { fr: 'une journée dépasse le maximum d’heures', en: 'a day has more than the most hours' },
  long_instructor_day: {
    fr: 'une journée du formateur dépasse le maximum d’heures',
    en: 'a day of the instructor has more than the most hours',
  },
  long_stretch: { fr: 'la pause manque', en: 'the break is missing' },
};

const aboutRooms = new Set<FaultCode>([
  'room_taken',
  'room_closed',
  'closed_day',
  'room_too_small',
  'incompatible_room',
  'wrong_room',
]);
const aboutInstructors = new Set<FaultCode>([
  'instructor_taken',
  'instructor_away',
  'unskilled_instructor',
  'wrong_instructor',
  'long_instructor_day',
]);

/** One fault: when, who or what, and why. */
export function sayFault({ code, lesson }: Fault, { rooms, instructors }: Names, timeZone: string): Text {
  const who = aboutRooms.has(code)
    ? rooms.get(lesson?.roomId ?? '')?.name
    : aboutInstructors.has(code)
      ? instructors.get(lesson?.instructorId ?? '')?.name
      : undefined;
  const write = (language: 'fr' | 'en') => {
    const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      dateStyle: 'full',
      timeStyle: 'short',
      timeZone,
    });
    const about = [
      lesson === undefined ? undefined : writtenDate(language, format.format(lesson.start)),
      who,
    ].filter((part) => part !== undefined);
    const reason = reasons[code][language];
    const sentence =
      about.length === 0
        ? reason.charAt(0).toUpperCase() + reason.slice(1)
        : `${about.join(', ')}${language === 'fr' ? ' :' : ':'} ${reason}`;
    return `${sentence}.`;
  };
  return { fr: write('fr'), en: write('en') };
}
