/** The languages of the panel. */
export type Locale = 'en' | 'fr';
