/**
 * Where a calendar's address may lead. Somebody else chose the address, so it is only ever followed to a public one: the
 * name is resolved here, every answer is judged, and the connection goes to the address that was judged.
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { CalendarError } from './domain/busy.ts';

/** Where to connect for a URL. */
export interface Endpoint {
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
}

/** Finds where to connect for a URL. @throws CalendarError when it may not be read or is not there. */
export type FindEndpoint = (url: URL) => Promise<Endpoint>;

type Lookup = (host: string) => Promise<readonly { address: string; family: number }[]>;

// IANA IPv4 special-purpose registry, multicast and reserved ranges.
const specialIpv4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

// Of IPv6 only global unicast is public; these parts of it are not, or carry an IPv4 address inside.
const specialIpv6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [network, prefix] of specialIpv4) special.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of specialIpv6) special.addSubnet(network, prefix, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4');
    case 6:
      return globalUnicast.check(address, 'ipv6') && !special.check(address, 'ipv6');
    default:
      return false;
  }
}

/** An address that may be asked for at all: http or https, the usual port, no user name; null otherwise. */
export function parseCalendarAddress(text: string): URL | null {
  const url = URL.parse(text.trim().replace(/^webcals?:/i, 'https:'));
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  if (url.port !== '' || url.username !== '' || url.password !== '' || url.hostname === '') return null;
  url.hash = '';
  return url;
}

/** Where a public URL leads; the look-up of names is passed in. */
export function createEndpointFinder(lookUp: Lookup): FindEndpoint {
  return async (url) => {
    if (parseCalendarAddress(url.href) === null) throw new CalendarError('refused_address');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const found = isIP(host) === 0 ? await lookUp(host) : [{ address: host, family: isIP(host) }];
    const [first] = found;
    if (first === undefined) throw new CalendarError('unreachable');
    // One internal answer among public ones is a trap all the same.
    if (!found.every(({ address }) => isPublicAddress(address))) throw new CalendarError('refused_address');
    return {
      address: first.address,
      family: first.family === 6 ? 6 : 4,
      port: url.protocol === 'https:' ? 443 : 80,
    };
  };
}

/** Where a public URL leads, by the names of the system. */
export const findPublicEndpoint = createEndpointFinder((host) =>
  lookup(host, { all: true, order: 'verbatim' }).catch(() => []),
);
