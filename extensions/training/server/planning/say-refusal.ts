/** Why nothing could be planned, and what would help, in the words of a planner's language. */
import { writtenDate } from '@huntzen/kernel/words';
import type { Refusal, RefusalCode, Remedy } from '../../planner/index.ts';
import type { ProposalRefusal } from '../../contracts/proposals.ts';
import type { Names } from './world.ts';

type Language = 'fr' | 'en';

const reasons: Record<RefusalCode, Record<Language, string>> = {
  end_before_start: { fr: 'La fin vient avant le début.', en: 'The end comes before the start.' },
  no_hours: { fr: 'Choisissez des jours et des horaires.', en: 'Choose days and times.' },
  no_minutes: { fr: 'Donnez un nombre d’heures.', en: 'Give a number of hours.' },
  minutes_off_grid: { fr: 'Les heures se comptent par demi-heures.', en: 'Hours are counted in halves.' },
  pinned_beyond_need: {
    fr: 'Les créneaux gardés dépassent les heures demandées.',
    en: 'The hours that are kept are more than is asked for.',
  },
  unknown_room: { fr: 'Cette salle n’existe plus.', en: 'This room no longer exists.' },
  unknown_instructor: { fr: 'Ce formateur n’existe plus.', en: 'This instructor no longer exists.' },
  no_compatible_room: {
    fr: 'Aucune salle n’est équipée pour cette formation.',
    en: 'No room is equipped for this course.',
  },
  group_too_large: {
    fr: 'Le groupe est trop grand pour les salles de cette formation.',
    en: 'The group is too large for the rooms of this course.',
  },
  no_skilled_instructor: {
    fr: 'Aucun formateur n’enseigne cette formation.',
    en: 'No instructor teaches this course.',
  },
  window_too_short: {
    fr: 'Les jours et horaires choisis n’offrent pas assez d’heures.',
    en: 'The chosen days and times do not offer enough hours.',
  },
  rooms_unavailable: {
    fr: 'Les salles sont prises ou fermées trop souvent à ces horaires.',
    en: 'The rooms are taken or closed too often at these times.',
  },
  instructors_unavailable: {
    fr: 'Les formateurs ne sont pas assez disponibles à ces horaires.',
    en: 'The instructors are not free enough at these times.',
  },
  resources_never_together: {
    fr: 'Une salle et un formateur ne sont pas assez souvent libres en même temps.',
    en: 'A room and an instructor are not free at the same time often enough.',
  },
  weekly_limit: {
    fr: 'Le maximum d’heures par semaine ne laisse pas assez d’heures.',
    en: 'The most hours in a week does not leave enough hours.',
  },
  other_requests: {
    fr: 'Les autres demandes prennent les salles ou les formateurs nécessaires.',
    en: 'The other requests take the rooms or instructors that it needs.',
  },
};

const hoursOf = (minutes: number, language: Language): string =>
  `${new Intl.NumberFormat(language).format(minutes / 60)} h`;

/** A date that is a Monday for 1. */
const weekdayName = (weekday: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

const dayName = (day: string, language: Language): string =>
  writtenDate(
    language,
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(Date.parse(day)),
  );

function sayRemedy(remedy: Remedy, language: Language, { rooms, instructors }: Names): string {
  const say = (texts: Record<Language, string>) => texts[language];
  switch (remedy.change) {
    case 'add_weekday': {
      const weekday = weekdayName(remedy.weekday, language);
      return say({ fr: `Ajouter le ${weekday}.`, en: `Add ${weekday}.` });
    }
    case 'extend_window': {
      const day = dayName(remedy.to, language);
      return say({ fr: `Aller jusqu’au ${day}.`, en: `Go on until ${day}.` });
    }
    case 'add_hours': {
      const { startTime, endTime } = remedy;
      return say({
        fr: `Ajouter les heures de ${startTime} à ${endTime}.`,
        en: `Add the hours from ${startTime} to ${endTime}.`,
      });
    }
    case 'use_room': {
      const name = rooms.get(remedy.roomId)?.name ?? remedy.roomId;
      return say({ fr: `Prendre ${name}.`, en: `Take ${name}.` });
    }
    case 'use_instructor': {
      const name = instructors.get(remedy.instructorId)?.name ?? remedy.instructorId;
      return say({ fr: `Choisir ${name}.`, en: `Choose ${name}.` });
    }
    case 'reduce_group':
      return say({
        fr: `Former un groupe de ${remedy.groupSize} au plus.`,
        en: `Make a group of ${remedy.groupSize} at most.`,
      });
    case 'reduce_minutes': {
      const hours = hoursOf(remedy.minutes, language);
      return say({ fr: `Se limiter à ${hours}.`, en: `Plan ${hours} only.` });
    }
    case 'plan_alone':
      return say({ fr: 'Planifier cette demande seule.', en: 'Plan this request alone.' });
  }
}

/** A refusal for whoever reads it. */
export function sayRefusal(refusal: Refusal, language: Language, names: Names): ProposalRefusal {
  const { code, subject, shortMinutes, remedies } = refusal;
  const short = hoursOf(shortMinutes, language);
  const missing = language === 'fr' ? `Il manque ${short}.` : `${short} are missing.`;
  return {
    code,
    subject,
    shortMinutes,
    message: [reasons[code][language], ...(shortMinutes > 0 ? [missing] : [])].join(' '),
    remedies: remedies.map((remedy) => ({
      change: remedy.change,
      message: sayRemedy(remedy, language, names),
    })),
  };
}
