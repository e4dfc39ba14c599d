/** Reads a calendar from an address that somebody else chose: bounded in time, bytes and redirections. */
import http from 'node:http';
import https from 'node:https';
import { pinnedLookup, type NetworkEndpoint, type FindEndpoint } from '@huntzen/kernel/server';
import { parseCalendarAddress } from './calendar-endpoint.ts';
import { CalendarError } from './domain/busy.ts';

/** What a server said about the version that it gave. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A calendar that has changed. */
export interface FetchedCalendar extends Validators {
  readonly text: string;
}

/** Reads a calendar; null when it is the version that the validators name. @throws CalendarError */
export type FetchCalendar = (address: string, known: Validators) => Promise<FetchedCalendar | null>;

const mostRedirects = 3;
const mostBytes = 2 * 1024 * 1024;
const mostMilliseconds = 10_000;
const redirects = new Set([301, 302, 303, 307, 308]);
const gone = new Set([401, 403, 404, 410]);

function open(url: URL, endpoint: NetworkEndpoint, known: Validators, signal: AbortSignal) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).get(url, {
      agent: false,
      port: endpoint.port,
      signal,
      lookup: pinnedLookup(endpoint),
      maxHeaderSize: 16_384,
      headers: {
        host: url.host,
        accept: 'text/calendar',
        'accept-encoding': 'identity',
        'user-agent': 'HuntZen Care calendar import',
        ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
        ...(known.lastModified === null ? {} : { 'if-modified-since': known.lastModified }),
      },
    });
    request.once('response', resolve);
    request.once('error', reject);
  });
}

async function readText(response: http.IncomingMessage): Promise<string> {
  if ((response.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new CalendarError('not_calendar');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new CalendarError('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const shortOrNull = (text: string | undefined, most: number): string | null =>
  text === undefined || text.length > most ? null : text;

async function follow(
  findEndpoint: FindEndpoint,
  start: URL,
  known: Validators,
  signal: AbortSignal,
): Promise<FetchedCalendar | null> {
  let url = start;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const endpoint = await findEndpoint(url);
    signal.throwIfAborted();
    const response = await open(url, endpoint, known, signal);
    try {
      const { statusCode: status = 0, headers } = response;
      if (status === 304) return null;
      if (status === 200) {
        return {
          text: await readText(response),
          etag: shortOrNull(headers.etag, 256),
          lastModified: shortOrNull(headers['last-modified'], 64),
        };
      }
      if (gone.has(status)) throw new CalendarError('not_found');
      if (!redirects.has(status) || headers.location === undefined) throw new CalendarError('unreachable');
      const next = URL.parse(headers.location, url);
      if (next === null) throw new CalendarError('unreachable');
      url = next;
    } finally {
      response.destroy();
    }
  }
  throw new CalendarError('unreachable');
}

/** Reads calendars; where an address leads, and whether it may, is passed in. */
export function createCalendarFetcher(
  findEndpoint: FindEndpoint,
  timeLimit: number = mostMilliseconds,
): FetchCalendar {
  return async (address, known) => {
    const url = parseCalendarAddress(address);
    if (url === null) throw new CalendarError('refused_address');
    const signal = AbortSignal.timeout(timeLimit);
    const late = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new CalendarError('unreachable')), { once: true });
    });
    try {
      return await Promise.race([follow(findEndpoint, url, known, signal), late]);
    } catch (error) {
      // What a stranger's server or the network did is not ours to tell apart further.
      throw error instanceof CalendarError ? error : new CalendarError('unreachable');
    }
  };
}
