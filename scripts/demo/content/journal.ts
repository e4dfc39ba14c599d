/** The passphrase of the demonstration's one journal; see the README. */
export const demoJournalPassphrase = 'quatre chats dorment au soleil';

/** What somebody wrote over some weeks, counted back from today. */
export const journalDays: readonly {
  daysAgo: number;
  mood: 1 | 2 | 3 | 4 | 5;
  tags: string[];
  text: string;
}[] = [
  {
    daysAgo: 40,
    mood: 2,
    tags: ['sommeil', 'travail'],
    text: 'Réveillée à 4 h, la réunion de jeudi tourne en boucle.',
  },
  { daysAgo: 38, mood: 2, tags: ['travail', 'stress'], text: 'Journée sans pause. Je n’ai pas su dire non.' },
  { daysAgo: 36, mood: 3, tags: ['repos'], text: 'Sieste et soupe. Mieux.' },
  { daysAgo: 33, mood: 3, tags: ['famille'], text: 'Dimanche chez maman.' },
  { daysAgo: 30, mood: 2, tags: ['sommeil'], text: '' },
  { daysAgo: 27, mood: 3, tags: ['sport'], text: 'Vingt minutes de marche à midi. Je recommence demain.' },
  { daysAgo: 24, mood: 4, tags: ['sport', 'amis'], text: 'Piscine avec Julie.' },
  {
    daysAgo: 21,
    mood: 3,
    tags: ['travail'],
    text: 'Présentation terminée, pas parfaite, terminée quand même.',
  },
  { daysAgo: 18, mood: 1, tags: ['stress', 'sommeil'], text: 'Nuit blanche.' },
  { daysAgo: 17, mood: 3, tags: ['repos'], text: 'Téléphone éteint à 21 h.' },
  { daysAgo: 14, mood: 4, tags: ['sommeil'], text: 'Sept heures d’affilée.' },
  { daysAgo: 11, mood: 4, tags: ['famille'], text: '' },
  { daysAgo: 8, mood: 3, tags: ['travail'], text: 'J’ai demandé de l’aide sur le dossier. Accordée.' },
  { daysAgo: 5, mood: 4, tags: ['sport'], text: 'Marche sous la pluie, contente au retour.' },
  { daysAgo: 3, mood: 5, tags: ['amis'], text: 'Beaucoup ri.' },
  { daysAgo: 1, mood: 4, tags: ['sommeil', 'repos'], text: '' },
];
