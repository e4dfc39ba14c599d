const en = {
  label: 'Pages',
  of: (page: number, pages: number) => `Page ${page} of ${pages}`,
  previous: 'Previous page',
  next: 'Next page',
};

const fr: typeof en = {
  label: 'Pages',
  of: (page, pages) => `Page ${page} sur ${pages}`,
  previous: 'Page précédente',
  next: 'Page suivante',
};

/** What the shared parts of the panel say, in one of its languages. */
export const sharedTexts = (locale: string): typeof en => (locale === 'fr' ? fr : en);
