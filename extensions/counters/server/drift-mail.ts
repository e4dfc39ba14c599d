/** What a mail about a drift says: how many counters, which days, where to look. Nobody's name, nobody's health. */
export interface DriftFacts {
  readonly count: number;
  readonly from: string;
  readonly to: string;
  readonly url: string;
}

const words = {
  fr: {
    subject: 'Compteurs d’activité : un écart à regarder',
    text: ({ count, from, to, url }: DriftFacts) =>
      `Bonjour,\n\nLe recomptage du ${from} au ${to} a trouvé ${count} compteur(s) différent(s) des consultations terminées. ` +
      `Le détail et le bouton pour recalculer sont ici :\n${url}\n\nHuntZen Care`,
  },
  en: {
    subject: 'Activity counters: a difference to look at',
    text: ({ count, from, to, url }: DriftFacts) =>
      `Hello,\n\nThe recount from ${from} to ${to} found ${count} counter(s) that differ from the completed consultations. ` +
      `The details and the button to rebuild them are here:\n${url}\n\nHuntZen Care`,
  },
};

/** The mail to one platform admin, in their language. */
export const driftMail = (language: 'fr' | 'en', facts: DriftFacts): { subject: string; text: string } => ({
  subject: words[language].subject,
  text: words[language].text(facts),
});
