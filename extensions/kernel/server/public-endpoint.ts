/**
 * Where an address that somebody else chose may lead: to the public internet alone. The name is resolved here, every answer
 * is judged, and the connection goes to the address that was judged, whatever the name means by then.
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where to connect for a URL. */
export interface NetworkEndpoint {
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
}

/** A URL leads nowhere, or somewhere that it may not. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
  readonly reason: 'refused_address' | 'unreachable';

  constructor(reason: 'refused_address' | 'unreachable') {
    super(reason);
    this.reason = reason;
  }
}

/** Finds where to connect for a URL. @throws EndpointError when it may not be called or is not there. */
export type FindEndpoint = (url: URL) => Promise<NetworkEndpoint>;

/** Every address that a name means. */
export type LookUp = (host: string) => Promise<readonly { address: string; family: number }[]>;

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

/** Where the URL leads on a port; `isInternalAllowed` says whether it may lead inside the network. @throws EndpointError */
export async function judgeEndpoint(
  url: URL,
  lookUp: LookUp,
  isInternalAllowed = false,
): Promise<NetworkEndpoint> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) === 0 ? await lookUp(host) : [{ address: host, family: isIP(host) }];
  const [first] = found;
  if (first === undefined) throw new EndpointError('unreachable');
  // One internal answer among public ones is a trap all the same.
  if (!isInternalAllowed && !found.every(({ address }) => isPublicAddress(address)))
    throw new EndpointError('refused_address');
  const usual = url.protocol === 'https:' ? 443 : 80;
  return {
    address: first.address,
    family: first.family === 6 ? 6 : 4,
    port: url.port === '' ? usual : Number(url.port),
  };
}

/** Every address of a name, by the names of the system; none for one that does not exist. */
export const lookUpHost: LookUp = (host) => lookup(host, { all: true, order: 'verbatim' }).catch(() => []);

/** The look-up of a request that goes to the address that was judged. */
export const pinnedLookup =
  ({ address, family }: NetworkEndpoint): LookupFunction =>
  (_host, options, callback) => {
    if (options.all === true) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
