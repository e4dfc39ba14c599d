/**
 * The service worker of the patients' portal. It serves what `kept.ts` put aside when the network does not answer, and
 * never answers a page from what is kept while the network does: a dosage changed by a coach must be seen.
 */
import { cutRange } from './range.ts';

interface FetchEvent extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker extends EventTarget {
  skipWaiting(): Promise<void>;
}

const worker = self as unknown as Worker;
const keptKinds = new Set<RequestDestination>([
  'script',
  'style',
  'font',
  'image',
  'audio',
  'video',
  'track',
]);

async function openPage(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const { pathname } = new URL(request.url);
    const offline = pathname.startsWith('/en/') ? '/en/patient/offline' : '/patient/offline';
    const kept = (await caches.match(pathname)) ?? (await caches.match(offline));
    if (kept === undefined) throw error;
    return kept;
  }
}

async function openFile(request: Request): Promise<Response> {
  const kept = await caches.match(new URL(request.url).pathname);
  if (kept === undefined) return fetch(request);
  const range = request.headers.get('range');
  return range === null ? kept : cutRange(kept, range);
}

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as FetchEvent;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  if (request.mode === 'navigate') respondWith.call(event, openPage(request));
  else if (keptKinds.has(request.destination)) respondWith.call(event, openFile(request));
});
