/**
 * The sessions that this browser keeps for when there is no network: per page one cache, named after the account, with the
 * page, its scripts and styles, and its media. They are put away as soon as somebody else uses the browser.
 */
const prefix = 'session:';
const keptPages = 10;
const largestFile = 50 * 1024 * 1024;

const nameOf = (accountId: string, path: string) => `${prefix}${accountId}:${path}`;

/** Takes away what belongs to anybody but this account; with null, everything. */
export async function forgetOthers(accountId: string | null): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const others = accountId === null ? names : names.filter((name) => !name.startsWith(nameOf(accountId, '')));
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function keepFile(cache: Cache, path: string): Promise<boolean> {
  const answer = await fetch(path);
  const size = Number(answer.headers.get('content-length') ?? 0);
  if (!answer.ok || size > largestFile) {
    await answer.body?.cancel();
    return false;
  }
  await cache.put(path, answer);
  return true;
}

/**
 * Keeps the page that is open, with everything it loaded, and the page that is shown instead of others.
 *
 * @returns the media that are too large to be kept, or that could not be.
 */
export async function keepOpenPage(
  accountId: string,
  offlinePath: string,
  media: readonly HTMLMediaElement[],
): Promise<HTMLMediaElement[]> {
  const own = (address: string) => new URL(address, location.href).origin === location.origin;
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_astro/'))
    .map(({ pathname }) => pathname);
  const posters = [...document.querySelectorAll('video')].map(({ poster }) => poster);
  const captions = [...document.querySelectorAll('track')].map(({ src }) => src);
  const shown = [...[...document.images].map(({ src }) => src), ...posters, ...captions]
    .filter((address) => address !== '')
    .filter(own)
    .map((src) => new URL(src).pathname);
  const cache = await caches.open(nameOf(accountId, location.pathname));
  const wanted = [...new Set([location.pathname, offlinePath, ...loaded, ...shown])];
  await Promise.all(wanted.map((path) => keepFile(cache, path)));
  const missing: HTMLMediaElement[] = [];
  for (const element of media) {
    const path = new URL(element.src).pathname;
    // One after the other: a phone has little room for films in flight, and the room may be full.
    const isKept = own(element.src) && (await keepFile(cache, path).catch(() => false));
    if (isKept) wanted.push(path);
    else missing.push(element);
  }
  const stale = (await cache.keys()).filter(({ url }) => !wanted.includes(new URL(url).pathname));
  await Promise.all(stale.map((request) => cache.delete(request)));
  await dropOldest(accountId);
  return missing;
}

async function dropOldest(accountId: string): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(nameOf(accountId, '')));
  await Promise.all(names.slice(0, -keptPages).map((name) => caches.delete(name)));
}

/** The sessions that are kept, by their page and its title. */
export async function listKept(): Promise<{ path: string; title: string }[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const pages = await Promise.all(
    names.map(async (name) => {
      const path = name.split(':').slice(2).join(':');
      const page = await (await caches.open(name)).match(path);
      if (page === undefined) return [];
      const title = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('h1');
      return [{ path, title: title?.textContent?.trim() ?? '' }];
    }),
  );
  return pages.flat();
}
