import type { DemoProgramme } from './types.ts';

/** Two programme templates, each in progress for a group of patients. */
export const programmes: readonly DemoProgramme[] = [
  {
    key: 'bouger-en-douceur',
    title: 'Bouger en douceur, huit semaines',
    summary:
      'Trois rendez-vous courts par semaine pour retrouver de l’aisance : mobilité, équilibre et souffle, à votre rythme.',
    objective: 'mobility',
    level: 'beginner',
    weeks: 8,
    perWeek: 3,
    steps: [
      { sessionKey: 'reveil-en-douceur' },
      { sessionKey: 'equilibre-et-appuis' },
      { sessionKey: 'souffle-retrouve' },
    ],
    imageKey: 'session-morning',
    groupKey: 'reprise-du-mouvement',
    days: [1, 3, 5],
    begunWeeksAgo: 2,
  },
  {
    key: 'tenir-le-cap',
    title: 'Tenir le cap, quatre semaines',
    summary:
      'Deux séances par semaine pour traverser les envies et mieux dormir ; la deuxième semaine ajoute une pause active.',
    objective: 'craving',
    level: 'beginner',
    weeks: 4,
    perWeek: 2,
    steps: [
      { sessionKey: 'traverser-une-envie', week: 1 },
      { sessionKey: 'detente-du-soir', week: 1 },
      { sessionKey: 'pause-au-bureau', week: 2 },
      { sessionKey: 'detente-du-soir', week: 2 },
    ],
    imageKey: 'session-evening',
    groupKey: 'parcours-addictologie',
    days: [2, 4],
    begunWeeksAgo: 1,
  },
];
