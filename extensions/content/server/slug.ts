const longestBase = 100;

/** The address that a title gives: plain lower-case words joined by hyphens; `actualite` when no letter is left. */
export function slugOf(title: string): string {
  const words = title
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longestBase) : `${slug}-${word}`;
    if (longer.length > longestBase) break;
    slug = longer;
  }
  return slug === '' ? 'actualite' : slug;
}

/** The first of `base`, `base-2`, `base-3`… that is not taken. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
