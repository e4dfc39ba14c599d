import type { Text } from './errors.ts';

/** The languages of the product. */
export type Language = keyof Text;

/** The language a request prefers, from its Accept-Language header: French unless English comes first. */
export function preferredLanguage(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (tag === 'fr' || tag === 'en') return tag;
  }
  return 'fr';
}
