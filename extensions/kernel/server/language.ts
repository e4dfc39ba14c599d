import { languages, type Language } from '../contracts/index.ts';

/** The language a request prefers, from its Accept-Language header: French unless English comes first. */
export function preferredLanguage(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    const known = languages.find((language) => language === tag);
    if (known !== undefined) return known;
  }
  return 'fr';
}
