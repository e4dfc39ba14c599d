import { isIP } from 'node:net';

/**
 * The address of the person's device. Each proxy of ours appends the address it saw to X-Forwarded-For, so only the
 * entry as many places from the right as there are proxies is known to be true; what stands left of it was written
 * by the client. Without proxies, or with fewer entries than proxies, the connection itself is believed.
 */
export function findClientAddress(request: {
  forwardedFor: string | null;
  socketAddress: string;
  trustedProxyHops: number;
}): string {
  const entries = (request.forwardedFor ?? '').split(',').map((entry) => entry.trim());
  const entry = request.trustedProxyHops > 0 ? entries[entries.length - request.trustedProxyHops] : undefined;
  const address = plainAddress(entry ?? '');
  return isIP(address) === 0 ? plainAddress(request.socketAddress) : address;
}

function plainAddress(address: string): string {
  const withoutPort =
    /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
  return withoutPort.replace(/^::ffff:(?=[\d.]+$)/i, '');
}
