const en = {
  label: 'Pages',
  of: (page: number, pages: number) => `Page ${page} of ${pages}`,
  previous: 'Previous page',
  next: 'Next page',
  failed: 'This could not be loaded',
  failedHint: 'Check your connection, then try again.',
  retry: 'Try again',
};

const fr: typeof en = {
  label: 'Pages',
  of: (page, pages) => `Page ${page} sur ${pages}`,
  previous: 'Page précédente',
  next: 'Page suivante',
  failed: 'Le chargement n’a pas abouti',
  failedHint: 'Vérifiez votre connexion, puis réessayez.',
  retry: 'Réessayer',
};

/** What the shared parts of the panel say, in one of its languages. */
export const sharedTexts = (locale: string): typeof en => (locale === 'fr' ? fr : en);
