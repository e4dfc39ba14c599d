/** Where a calendar's address may lead: to the usual port of a public host. */
import {
  EndpointError,
  judgeEndpoint,
  lookUpHost,
  type FindEndpoint,
  type LookUp,
} from '@huntzen/kernel/server';
import { CalendarError } from './domain/busy.ts';

/** An address that may be asked for at all: http or https, the usual port, no user name; null otherwise. */
export function parseCalendarAddress(text: string): URL | null {
  const url = URL.parse(text.trim().replace(/^webcals?:/i, 'https:'));
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  if (url.port !== '' || url.username !== '' || url.password !== '' || url.hostname === '') return null;
  url.hash = '';
  return url;
}

/** Where a public URL leads, or a CalendarError; the look-up of names is passed in. */
export function createEndpointFinder(lookUp: LookUp): FindEndpoint {
  return async (url) => {
    if (parseCalendarAddress(url.href) === null) throw new CalendarError('refused_address');
    try {
      return await judgeEndpoint(url, lookUp);
    } catch (error) {
      throw error instanceof EndpointError ? new CalendarError(error.reason) : error;
    }
  };
}

/** Where a public URL leads, by the names of the system. */
export const findPublicEndpoint = createEndpointFinder(lookUpHost);
