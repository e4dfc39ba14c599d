import {
  EndpointError,
  isPublicAddress,
  judgeEndpoint,
  lookUpHost,
  type FindEndpoint,
  type LookUp,
} from '@huntzen/kernel/server';
import { isIP } from 'node:net';

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

/** The place of a URL as the configuration names it: `n8n:5678`. */
export const placeOf = (url: URL): string => `${url.hostname}:${portOf(url)}`;

/** An address that may receive: http or https, no user name, parameter or fragment; null otherwise. */
export function parseReceiverUrl(text: string): URL | null {
  const url = URL.parse(text.trim());
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  if (url.username !== '' || url.password !== '' || url.hash !== '' || url.search !== '') return null;
  return url;
}

const isInternalPlace = (url: URL, internal: readonly string[]): boolean =>
  internal.some((place) => place.toLowerCase() === placeOf(url));

/** Whether a URL may be kept as a receiver, as far as it can be told without its name being looked up. */
export function isAllowedReceiver(url: URL, internal: readonly string[]): boolean {
  if (isInternalPlace(url, internal)) return true;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return url.protocol === 'https:' && (isIP(host) === 0 ? host.includes('.') : isPublicAddress(host));
}

/**
 * Where a receiver is: on the public internet, over https, or at one of the places inside the network that the
 * configuration names. The name is looked up and judged again at every attempt.
 */
export function createReceiverFinder(internal: readonly string[], lookUp: LookUp = lookUpHost): FindEndpoint {
  return async (url) => {
    const isInternal = isInternalPlace(url, internal);
    if (!isInternal && url.protocol !== 'https:') throw new EndpointError('refused_address');
    return judgeEndpoint(url, lookUp, isInternal);
  };
}
