import type { AstroGlobal } from 'astro';

import { parsePage } from '../../lib/query.ts';
import { parseSessionSearch } from '../programmes/programmes.ts';
import { listLibrary, listLibraryTags } from './library.server.ts';

/** The longest text that is searched for. */
export const longestSearch = 80;

/** What the address of a page asks of the library, and what it found. */
export async function searchLibrary({ url, locals }: Pick<AstroGlobal, 'url' | 'locals'>) {
  const { searchParams } = url;
  const filters = parseSessionSearch(searchParams);
  const search = (searchParams.get('search') ?? '').slice(0, longestSearch);
  const asked = { search, ...filters };
  const [{ data: sessions, meta }, tags] = await Promise.all([
    listLibrary(locals.api, { ...asked, page: parsePage(searchParams) }),
    listLibraryTags(locals.api),
  ]);
  const isFiltered = Object.values(asked).some((value) => value !== '');
  return { asked, search, filters, isFiltered, sessions, meta, tags };
}

/** The library as a page shows it. */
export type FoundLibrary = Awaited<ReturnType<typeof searchLibrary>>;
