const LAST_PAGE = 10_000;

/** The page of a list named in an address; anything that is not a page number is the first page. */
export function parsePage(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1;
}
